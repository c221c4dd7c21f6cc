package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.Json;
import io.dropcast.store.s3.FaultProxy;
import io.dropcast.store.s3.FaultProxy.Fault;
import io.dropcast.store.s3.Upload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many requests an episode takes: docs/s3.md has these numbers. */
@Tag("integration")
final class S3CostTest {
    private static final Fault NO_TAGS = new Fault.Answer(200, "<Tagging><TagSet></TagSet></Tagging>");

    @TempDir
    Path folder;

    @Test
    void theRequestsOfAnEpisodeAreThoseOfTheDocs() throws IOException {
        try (Cloud cloud = Cloud.make();
                FaultProxy proxy = FaultProxy.before(
                        cloud.s3Endpoint(), r -> r.operation().endsWith("Tagging") ? NO_TAGS : Fault.NONE)) {
            Lab lab = Lab.in(folder.resolve("lab"));
            Map<String, String> settings = cloud.settings(lab);
            settings.put("dropcast.s3.endpoint", proxy.uri().toString());
            // what is delivered at even times comes on top, and depends on the clock
            settings.put("dropcast.s3.deliver-seconds", "3600");
            settings.put("dropcast.deliver", cloud.uri("results"));
            settings.put("dropcast.s3.queue", cloud.queue);
            settings.put("dropcast.s3.dead-letters", cloud.dead);
            cloud.put("show-s01e01.mp4", Films.withFaces(folder.resolve("film.mp4")));
            cloud.tell("show-s01e01.mp4");
            cloud.whileWatching(lab, settings, () -> {
                cloud.awaitQueues(0, 0);
                int files = (int) cloud.names("results").stream()
                        .filter(n -> !n.endsWith("delivery.json"))
                        .count();
                assertThat(counted(proxy))
                        .isEqualTo(Map.of(
                                // the object itself
                                "HEAD", 1L,
                                // the film, and two lists that are not there yet
                                "GET", 3L,
                                "LIST", 2L,
                                // every file, and the two lists
                                "PUT", files + 2L,
                                "GETTagging", 1L,
                                "PUTTagging", 1L));

                proxy.forget();
                cloud.tell("show-s01e01.mp4");
                cloud.awaitQueues(0, 0);
                assertThat(counted(proxy)).isEqualTo(Map.of("HEAD", 1L));

                proxy.forget();
                rename(cloud);
                cloud.tell("results/show/people.json");
                cloud.awaitQueues(0, 0);
                // people.json, index.html and the list; episodes in which a name changed come on top
                assertThat(counted(proxy)).isEqualTo(Map.of("HEAD", 1L, "GET", 3L, "LIST", 1L, "PUT", 3L));
                assertThat(new String(cloud.content("results", "show/index.html"), StandardCharsets.UTF_8))
                        .contains("Kyle");
            });
        }
    }

    @Test
    void aLookIntoTheBucketIsARequestForEachThousandObjectsAndOneMore() throws IOException {
        try (Cloud cloud = Cloud.make();
                FaultProxy proxy = FaultProxy.before(cloud.s3Endpoint(), r -> Fault.NONE)) {
            Lab lab = Lab.in(folder.resolve("lab"));
            Map<String, String> settings = cloud.settings(lab);
            settings.put("dropcast.s3.endpoint", proxy.uri().toString());
            settings.put("dropcast.s3.poll", cloud.uri("incoming"));
            settings.put("dropcast.s3.poll-seconds", "3600");
            for (int i = 0; i < 1001; i++) {
                cloud.below("incoming").put(i + ".txt", new byte[1], Upload.ALWAYS);
            }
            cloud.whileWatching(
                    lab,
                    settings,
                    () -> await().atMost(Lab.LIMIT).until(() -> proxy.requests().size() >= 3));

            assertThat(counted(proxy)).isEqualTo(Map.of("LIST", 3L));
        }
    }

    private static void rename(Cloud cloud) {
        ObjectNode doc = Json.parseObject(cloud.content("results", "show/people.json"), "people.json");
        ((ObjectNode) doc.path("people").path(0)).put("name", "Kyle");
        cloud.below("results").put("show/people.json", Json.pretty(doc), Upload.ALWAYS);
    }

    private static Map<String, Long> counted(FaultProxy proxy) {
        return new TreeMap<>(proxy.requests().stream()
                .map(FaultProxy.Request::operation)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())));
    }
}
