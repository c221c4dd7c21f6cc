package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dropcast.episode.Json;
import io.dropcast.face.EpisodeId;
import io.dropcast.store.s3.Notices;
import io.dropcast.store.s3.SqsServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.Message;

/** Videos come from a bucket when a queue tells of them. */
@Tag("integration")
final class S3EventsTest {
    @TempDir
    Path folder;

    private final Cloud cloud = Cloud.make();
    private Lab lab;
    private Map<String, String> settings;

    @BeforeEach
    void lab() throws IOException {
        lab = Lab.in(folder.resolve("lab"));
        settings = cloud.settings(lab);
        settings.put("dropcast.deliver", cloud.uri("results"));
        settings.put("dropcast.s3.queue", cloud.queue);
        settings.put("dropcast.s3.dead-letters", cloud.dead);
    }

    @AfterEach
    void close() throws IOException {
        cloud.close();
    }

    @Test
    void aVideoInTheBucketGivesTheBytesThatALocalRunGives() throws IOException {
        Path film = Films.withFaces(folder.resolve("film.mp4"));
        cloud.put("incoming/show-s01e01.mp4", film);
        cloud.tell("incoming/show-s01e01.mp4");
        cloud.whileWatching(lab, settings, () -> cloud.awaitQueues(0, 0));

        Lab local = Lab.in(folder.resolve("local"));
        Files.copy(film, local.inbox().resolve("show-s01e01.mp4"));
        local.watchUntilEmpty(new Quiet());

        Map<String, String> there = cloud.delivered("results");
        assertThat(there.keySet()).isEqualTo(local.delivered().keySet()).hasSizeGreaterThan(10);
        assertThat(there).isEqualTo(local.delivered());
    }

    @Test
    void namesOfObjectsAreNeverEvaluatedAndNeverPaths() throws IOException {
        List<String> keys = List.of(
                "${sys.user.name}-s01e01.mp4",
                "a b+c%20&=ü-s01e02.mp4",
                "..a/...b/..etc-s01e03.mp4",
                "raw/videos/my-show/s01/e04/episode.mp4",
                "ドラマ/x-s01e05.MP4",
                "$simple{exit}/x-s01e06.mp4");
        Path film = Films.plain(folder.resolve("film.mp4"), 5);
        for (String key : keys) {
            cloud.put(key, film);
            cloud.tell(key);
        }

        Quiet notes = new Quiet();
        watchUntil(notes, 0, 0);

        assertThat(Lab.names(lab.data().resolve("manifests")))
                .containsExactlyInAnyOrder(
                        "sys-user-name-s01e01",
                        "a-b-c-20-u-s01e02",
                        "etc-s01e03",
                        "my-show-s01e04",
                        "x-s01e05",
                        "x-s01e06");
        assertThat(cloud.names("results")).contains("my-show-s01e04/delivery.json");
    }

    @Test
    void everyShapeOfEventAndSeveralInOneMessage() throws IOException {
        Path film = Films.plain(folder.resolve("film.mp4"), 5);
        String bucket = cloud.bucket.bucket();
        for (String name : List.of("a", "b", "c", "d", "e")) {
            cloud.put(name + "-s01e01.mp4", film);
        }
        var both = Json.object();
        var records = both.putArray("Records");
        for (String name : List.of("d-s01e01.mp4", "e-s01e01.mp4")) {
            records.add(
                    Json.parseValue(Notices.plain(bucket, name)).path("Records").path(0));
        }
        for (String message : List.of(
                Notices.test(bucket),
                Notices.plain(bucket, "a-s01e01.mp4"),
                Notices.bridge(bucket, "b-s01e01.mp4"),
                Notices.sns(Notices.plain(bucket, "c-s01e01.mp4")),
                Notices.sns(Notices.test(bucket)),
                both.toString())) {
            sqs().send(cloud.queue, message);
        }

        watchUntil(new Quiet(), 0, 0);

        assertThat(Lab.names(lab.data().resolve("manifests")))
                .containsExactly("a-s01e01", "b-s01e01", "c-s01e01", "d-s01e01", "e-s01e01");
    }

    @Test
    void theSameObjectIsProcessedOnceAndANewOneUnderItsNameAgain() throws IOException {
        Quiet notes = new Quiet();
        cloud.put("show-s01e01.mp4", Films.plain(folder.resolve("one.mp4"), 5));
        cloud.tell("show-s01e01.mp4");
        cloud.tell("show-s01e01.mp4");
        watchUntil(notes, 0, 0);
        cloud.tell("show-s01e01.mp4");
        watchUntil(notes, 0, 0);
        assertThat(notes.count("show-s01e01 detect")).isEqualTo(1);
        assertThat(notes.count("show-s01e01 detect skipped")).isZero();

        cloud.put("show-s01e01.mp4", Films.plain(folder.resolve("two.mp4"), 9));
        cloud.tell("show-s01e01.mp4");
        watchUntil(notes, 0, 0);
        assertThat(notes.count("show-s01e01 detect")).isEqualTo(2);
    }

    @Test
    void anEventThatIsTooLateOrIsOfSomethingElseChangesNothing() throws IOException {
        settings.put("dropcast.s3.poll", cloud.uri("incoming"));
        settings.put("dropcast.s3.poll-seconds", "3600");
        Path film = Films.plain(folder.resolve("film.mp4"), 5);
        cloud.put("elsewhere/a-s01e01.mp4", film);
        cloud.put("incoming/notes.txt", film);
        cloud.tell("elsewhere/a-s01e01.mp4");
        cloud.tell("incoming/notes.txt");
        cloud.tell("incoming/gone-s01e01.mp4");
        cloud.tell("results/show/index.html");

        watchUntil(new Quiet(), 0, 0);

        assertThat(Lab.names(lab.data().resolve("manifests"))).isEmpty();
    }

    @Test
    void whatCanNeverBeDoneIsBuriedWithItsReasonAndTheRestOfTheMessageIsDone() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("x")).resolve("broken.mp4"), "no film");
        cloud.put("broken-s01e01.mp4", folder.resolve("x/broken.mp4"));
        cloud.put("good-s01e01.mp4", Films.plain(folder.resolve("film.mp4"), 5));
        String bucket = cloud.bucket.bucket();
        var both = Json.object();
        both.putArray("Records")
                .add(Json.parseValue(Notices.plain(bucket, "broken-s01e01.mp4"))
                        .path("Records")
                        .path(0))
                .add(Json.parseValue(Notices.plain(bucket, "good-s01e01.mp4"))
                        .path("Records")
                        .path(0));
        sqs().send(cloud.queue, both.toString());
        sqs().send(cloud.queue, "garbage \u2028");
        // once more: it failed, and is not tried again before it is put there anew
        cloud.tell("broken-s01e01.mp4");

        Quiet notes = new Quiet();
        watchUntil(notes, 0, 2);

        List<Message> buried = sqs().drain(cloud.dead);
        assertThat(buried).extracting(Message::body).contains(both.toString());
        assertThat(buried)
                .extracting(m -> m.messageAttributes().get("reason").stringValue())
                .anySatisfy(r -> assertThat(r).contains("broken-s01e01.mp4").contains("no video can be read"))
                .anySatisfy(r -> assertThat(r).contains("not JSON"));
        assertThat(notes.count("broken-s01e01 detect")).isEqualTo(1);
        assertThat(notes.count("good-s01e01 detect")).isEqualTo(1);
    }

    @Test
    void aLongEpisodeIsNotGivenToAnybodyElse() throws Exception {
        settings.put("dropcast.s3.visibility-seconds", "2");
        cloud.put("show-s01e01.mp4", Films.plain(folder.resolve("film.mp4"), 5));
        cloud.tell("show-s01e01.mp4");
        AtomicInteger seen = new AtomicInteger();
        Quiet slow = new Quiet() {
            @Override
            public void started(EpisodeId ep, String stage) {
                super.started(ep, stage);
                if (stage.equals("detect")) {
                    // three times as long as the message is out of sight by itself: nobody gets it meanwhile
                    await().during(Duration.ofSeconds(6))
                            .atMost(Duration.ofSeconds(8))
                            .until(() -> sqs().client()
                                    .receiveMessage(r -> r.queueUrl(cloud.queue))
                                    .messages()
                                    .isEmpty());
                    seen.incrementAndGet();
                }
            }
        };
        watchUntil(slow, 0, 0);
        assertThat(seen).hasValue(1);
    }

    @Test
    void aStopInTheMiddleLetsAnotherEngineHaveTheMessageAtOnce() throws Exception {
        settings.put("dropcast.s3.visibility-seconds", "600");
        cloud.put("show-s01e01.mp4", Films.plain(folder.resolve("film.mp4"), 5));
        cloud.tell("show-s01e01.mp4");
        CountDownLatch begun = new CountDownLatch(1);
        Engine first = Cloud.watch(lab, settings, new Quiet() {
            @Override
            public void started(EpisodeId ep, String stage) {
                begun.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    throw new io.dropcast.episode.StageInterrupted(stage);
                }
            }
        });
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        first.close();
        assertThat(sqs().count(cloud.queue)).isEqualTo(1);

        Quiet notes = new Quiet();
        watchUntil(notes, 0, 0);
        assertThat(notes.count("show-s01e01 delivered")).isEqualTo(1);
    }

    @Test
    void theEngineStartsWhenNeitherS3NorTheQueueCanBeReached() throws IOException {
        settings.put("dropcast.s3.endpoint", "http://127.0.0.1:1");
        settings.put("dropcast.s3.queue", "http://127.0.0.1:1/000000000000/nobody");
        settings.put("dropcast.s3.poll", "s3://nobody/incoming");
        settings.put("dropcast.s3.max-tries", "1");
        Films.plain(lab.inbox().resolve("show-s01e01.mp4"), 5);
        cloud.whileWatching(lab, settings, lab::awaitEmptyInbox);

        assertThat(lab.done()).containsExactly("show-s01e01.mp4");
    }

    private SqsServer sqs() {
        return cloud.sqs();
    }

    private void watchUntil(Quiet notes, int waiting, int buried) {
        Engine engine = Cloud.watch(lab, settings, notes);
        try {
            cloud.awaitQueues(waiting, buried);
        } finally {
            engine.close();
        }
    }
}
