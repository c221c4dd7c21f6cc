package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.store.s3.Notices;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Many events, doubled, shuffled, with garbage between them. The numbers are small enough for every build; {@code -Ddropcast.storm=300} is a
 * thousand events of three hundred videos.
 */
@Tag("integration")
final class S3StormTest {
    private static final int DISTINCT = Integer.getInteger("dropcast.storm", 30);
    private static final int EVENTS = DISTINCT * 10 / 3;
    private static final int GARBAGE = DISTINCT / 10;
    private static final Duration LIMIT = Duration.ofSeconds(60L + 3L * DISTINCT);

    @TempDir
    Path folder;

    @Test
    void eachVideoIsProcessedOnceTheQueueIsEmptyAndOnlyTheGarbageIsBuried() throws IOException {
        Random random = new Random(1);
        try (Cloud cloud = Cloud.make()) {
            List<String> garbage = new ArrayList<>();
            List<String> messages = messages(cloud, garbage, random);
            Path film = Films.plain(folder.resolve("film.mp4"), 3);
            for (int i = 0; i < DISTINCT; i++) {
                cloud.put(key(i), film);
            }
            messages.forEach(m -> cloud.sqs().send(cloud.queue, m));

            Lab lab = Lab.in(folder.resolve("lab"));
            Map<String, String> settings = settings(cloud, lab);
            Quiet notes = new Quiet();
            Engine engine = Cloud.watch(lab, settings, notes);
            try {
                awaitEmpty(cloud);
            } finally {
                engine.close();
            }

            for (int i = 0; i < DISTINCT; i++) {
                assertThat(notes.count(episode(i) + " detect")).as(episode(i)).isEqualTo(1);
                assertThat(notes.count(episode(i) + " detect skipped"))
                        .as(episode(i))
                        .isZero();
            }
            assertThat(cloud.names("results"))
                    .filteredOn(n -> n.matches("show-.*-s01e01/delivery.json"))
                    .hasSize(DISTINCT);
            assertThat(cloud.sqs().drain(cloud.dead))
                    .extracting(Message::body)
                    .containsExactlyInAnyOrderElementsOf(garbage);
        }
    }

    @Test
    void twoEnginesOnOneBucketOneQueueAndOneStoreDoNoEpisodeTwice() throws IOException {
        try (Cloud cloud = Cloud.make()) {
            Path film = Films.plain(folder.resolve("film.mp4"), 3);
            int distinct = Math.min(DISTINCT, 20);
            for (int i = 0; i < distinct; i++) {
                cloud.put(key(i), film);
                cloud.tell(key(i));
                cloud.tell(key(i));
            }
            Lab lab = Lab.in(folder.resolve("lab"));
            List<Engine> engines = new ArrayList<>();
            List<Quiet> notes = List.of(new Quiet(), new Quiet());
            for (int i = 0; i < 2; i++) {
                Map<String, String> settings = settings(cloud, lab);
                settings.put("dropcast.node", "node-" + i);
                settings.put("dropcast.s3.poll", cloud.uri("incoming"));
                engines.add(Cloud.watch(lab, settings, notes.get(i)));
            }
            try {
                awaitEmpty(cloud);
            } finally {
                engines.forEach(Engine::close);
            }

            for (int i = 0; i < distinct; i++) {
                String begun = episode(i) + " detect";
                assertThat(notes.get(0).count(begun) + notes.get(1).count(begun))
                        .isEqualTo(1);
            }
            assertThat(notes).allSatisfy(n -> assertThat(n.notes).isNotEmpty());
        }
    }

    private static List<String> messages(Cloud cloud, List<String> garbage, Random random) {
        String bucket = cloud.bucket.bucket();
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < GARBAGE; i++) {
            garbage.add(random.nextBoolean() ? "garbage " + i : "{\"garbage\": " + i + "}");
            messages.add(Notices.test(bucket));
        }
        messages.addAll(garbage);
        for (int i = 0; i < DISTINCT; i++) {
            messages.add(Notices.plain(bucket, key(i)));
        }
        while (messages.size() < EVENTS) {
            String key = key(random.nextInt(DISTINCT));
            String event = random.nextBoolean() ? Notices.plain(bucket, key) : Notices.bridge(bucket, key);
            messages.add(random.nextBoolean() ? event : Notices.sns(event));
        }
        Collections.shuffle(messages, random);
        return messages;
    }

    private static Map<String, String> settings(Cloud cloud, Lab lab) {
        Map<String, String> settings = cloud.settings(lab);
        settings.put("dropcast.deliver", cloud.uri("results"));
        settings.put("dropcast.s3.queue", cloud.queue);
        settings.put("dropcast.s3.dead-letters", cloud.dead);
        settings.put("dropcast.s3.consumers", "2");
        settings.put("dropcast.s3.visibility-seconds", "120");
        // the test server knows no tags
        settings.put("dropcast.s3.done", "leave");
        return settings;
    }

    private static void awaitEmpty(Cloud cloud) {
        Awaitility.await()
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> cloud.sqs().count(cloud.queue) == 0);
    }

    private static String key(int i) {
        return "incoming/" + episode(i) + ".mp4";
    }

    private static String episode(int i) {
        return "show-" + i + "-s01e01";
    }
}
