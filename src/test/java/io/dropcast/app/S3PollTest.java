package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dropcast.store.s3.FaultProxy;
import io.dropcast.store.s3.FaultProxy.Fault;
import io.dropcast.store.s3.FaultProxy.Request;
import io.dropcast.store.s3.Upload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Videos come from a bucket that is looked into at even times. */
@Tag("integration")
final class S3PollTest {
    @TempDir
    Path folder;

    private final Cloud cloud = Cloud.make();
    private final Quiet notes = new Quiet();
    private Lab lab;
    private Map<String, String> settings;

    @BeforeEach
    void lab() throws IOException {
        lab = Lab.in(folder);
        settings = cloud.settings(lab);
        settings.put("dropcast.s3.poll", cloud.uri("incoming"));
        settings.put("dropcast.s3.done", cloud.uri("done"));
    }

    @AfterEach
    void close() throws IOException {
        cloud.close();
    }

    @Test
    void aVideoIsFoundBehindThePagesOfOthersAndMovedWhenItIsDone() throws IOException {
        byte[] small = new byte[1];
        for (int i = 0; i < 1005; i++) {
            cloud.below("incoming").put("notes/" + i + ".txt", small, Upload.ALWAYS);
        }
        cloud.put("incoming/zz/show-s01e01.mp4", Films.plain(folder.resolve("film.mp4"), 5));

        watchUntil("show-s01e01 delivered", 1);

        assertThat(cloud.names("done")).containsExactly("incoming/zz/show-s01e01.mp4");
        assertThat(cloud.names("incoming")).hasSize(1005).allMatch(n -> n.startsWith("notes/"));
    }

    @Test
    void namesOfObjectsAreNeverEvaluatedAndHideNoOthers() throws IOException {
        Path film = Films.plain(folder.resolve("film.mp4"), 5);
        List<String> videos = List.of("${sys.user.name}/a b+c%20&=ü-s01e01.mp4", "$simple{exit}/show-s01e02.mp4");
        // no XML can say the first of these
        List<String> others = List.of("a\u0001.txt", "${header.x}.txt", "<&>'\".txt", "ドラマ/+.txt");
        for (String key : videos) {
            cloud.put("incoming/" + key, film);
        }
        for (String key : others) {
            cloud.below("incoming").put(key, new byte[1], Upload.ALWAYS);
        }

        Engine engine = Cloud.watch(lab, settings, notes);
        try {
            await().atMost(Lab.LIMIT).until(() -> cloud.names("done").size() == videos.size());
        } finally {
            engine.close();
        }

        assertThat(cloud.names("done/incoming")).containsExactlyInAnyOrderElementsOf(videos);
        assertThat(cloud.names("incoming")).containsExactlyInAnyOrderElementsOf(others);
        assertThat(Lab.names(lab.data().resolve("manifests")))
                .containsExactlyInAnyOrder("a-b-c-20-u-s01e01", "show-s01e02");
    }

    @Test
    void theEngineStartsWithoutTheBucketAndFindsItsVideosWhenItCanBeReached() throws IOException {
        settings.put("dropcast.s3.max-tries", "1");
        cloud.put("incoming/show-s01e01.mp4", Films.plain(folder.resolve("film.mp4"), 5));
        AtomicBoolean down = new AtomicBoolean(true);
        try (FaultProxy proxy = FaultProxy.before(cloud.s3Endpoint(), r -> down.get() ? Fault.CUT : Fault.NONE)) {
            settings.put("dropcast.s3.endpoint", proxy.uri().toString());
            cloud.whileWatching(lab, settings, () -> {
                await().atMost(Lab.LIMIT).until(() -> proxy.requests().size() >= 3);
                Films.plain(lab.inbox().resolve("other-s01e01.mp4"), 5);
                lab.awaitEmptyInbox();
                assertThat(lab.done()).containsExactly("other-s01e01.mp4");
                down.set(false);
                await().atMost(Lab.LIMIT).until(() -> cloud.names("done").size() == 1);
            });
        }
        assertThat(cloud.names("incoming")).isEmpty();
    }

    @Test
    void aLookThatBreaksOffInTheMiddleLosesNothing() throws IOException {
        settings.put("dropcast.s3.max-tries", "1");
        Path film = Films.plain(folder.resolve("film.mp4"), 5);
        cloud.put("incoming/aa/first-s01e01.mp4", film);
        for (int i = 0; i < 1000; i++) {
            cloud.below("incoming").put("notes/" + i + ".txt", new byte[1], Upload.ALWAYS);
        }
        cloud.put("incoming/zz/last-s01e01.mp4", film);
        AtomicBoolean down = new AtomicBoolean(true);
        try (FaultProxy proxy = FaultProxy.before(
                cloud.s3Endpoint(),
                r -> down.get() && r.operation().equals("LIST") && r.target().contains("marker=")
                        ? Request.error(500, "InternalError")
                        : Fault.NONE)) {
            settings.put("dropcast.s3.endpoint", proxy.uri().toString());
            cloud.whileWatching(lab, settings, () -> {
                // what stood on the first page
                await().atMost(Lab.LIMIT).until(() -> cloud.names("done").size() == 1);
                assertThat(cloud.names("incoming")).contains("zz/last-s01e01.mp4");
                down.set(false);
                await().atMost(Lab.LIMIT).until(() -> cloud.names("done").size() == 2);
            });
        }
        assertThat(cloud.names("done")).containsExactly("incoming/aa/first-s01e01.mp4", "incoming/zz/last-s01e01.mp4");
    }

    @Test
    void whatWasMovedBeforeUnderTheSameNameStays() throws IOException {
        cloud.put("incoming/show-s01e01.mp4", Films.plain(folder.resolve("one.mp4"), 5));
        watchUntil("show-s01e01 delivered", 1);
        cloud.put("incoming/show-s01e01.mp4", Films.plain(folder.resolve("two.mp4"), 9));
        watchUntil("show-s01e01 delivered", 2);

        assertThat(cloud.names("done")).hasSize(2).allMatch(n -> n.matches("incoming/show-s01e01(\\.[0-9-]+)?\\.mp4"));
        assertThat(Lab.names(folder.resolve("cache/spool/lab"))).isEmpty();
    }

    @Test
    void aDoneObjectIsTaggedKeepsItsOtherTagsAndIsNotTakenAgain() throws IOException {
        settings.put("dropcast.s3.done", "tag");
        cloud.put("incoming/show-s01e01.mp4", Films.plain(folder.resolve("film.mp4"), 5));
        // the test server knows no tags
        Fault tags = new Fault.Answer(
                200, "<Tagging><TagSet><Tag><Key>owner</Key><Value>anna</Value></Tag></TagSet></Tagging>");
        try (FaultProxy proxy =
                FaultProxy.before(cloud.s3Endpoint(), r -> r.operation().endsWith("Tagging") ? tags : Fault.NONE)) {
            settings.put("dropcast.s3.endpoint", proxy.uri().toString());
            watchUntil("show-s01e01 delivered", 1);
            assertThat(proxy.bodies())
                    .anySatisfy(body -> assertThat(body)
                            .contains("<Key>owner</Key><Value>anna</Value>")
                            .contains("<Key>dropcast</Key><Value>done</Value>"));
            proxy.forget();
            settings.put("dropcast.s3.poll-seconds", "0.1");
            cloud.whileWatching(
                    lab,
                    settings,
                    () -> await().atMost(Lab.LIMIT)
                            .until(() -> proxy.requests().stream()
                                            .filter(r -> r.operation().equals("LIST"))
                                            .count()
                                    >= 3));
            assertThat(proxy.requests()).allMatch(r -> r.operation().equals("LIST"));
        }
        assertThat(cloud.names("incoming")).containsExactly("show-s01e01.mp4");
    }

    @Test
    void anObjectThatFailsIsLeftUntilItIsPutThereAgain() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.mp4"), "no film");
        cloud.put("incoming/broken-s01e01.mp4", broken);
        cloud.put("incoming/good-s01e01.mp4", Films.plain(folder.resolve("film.mp4"), 5));
        watchUntil("good-s01e01 delivered", 1);
        watchUntil("broken-s01e01 detect", 1);
        assertThat(notes.count("broken-s01e01 detect")).isEqualTo(1);

        // the same bytes: somebody means it
        awaitNextSecond("incoming/broken-s01e01.mp4");
        cloud.put("incoming/broken-s01e01.mp4", broken);
        watchUntil("broken-s01e01 detect", 2);

        assertThat(cloud.names("incoming")).containsExactly("broken-s01e01.mp4");
    }

    @Test
    void theKeysOfTheOlderPipelineAreRead() throws IOException {
        cloud.put("incoming/raw/videos/my-show/s01/e02/episode.mp4", Films.plain(folder.resolve("film.mp4"), 5));

        watchUntil("my-show-s01e02 delivered", 1);
    }

    @Test
    void aPlaceForWhatIsDoneThatWouldBePolledAgainIsRefused() {
        settings.put("dropcast.s3.done", cloud.uri("incoming/done"));

        assertThatThrownBy(() -> Cloud.wiring(lab, settings).checked())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("would be found there again");
    }

    @Test
    void wrongSettingsAreNamed() {
        for (Map.Entry<String, String> wrong : Map.of(
                        "dropcast.s3.poll", "bucket/incoming",
                        "dropcast.deliver", "s3://x",
                        "dropcast.s3.queue", "dropcast",
                        "dropcast.s3.dead-letters", "https://host/",
                        "dropcast.s3.consumers", "0",
                        "dropcast.s3.done", "delete",
                        "dropcast.s3.artifacts", "yes")
                .entrySet()) {
            Map<String, String> all = cloud.settings(lab);
            all.put(wrong.getKey(), wrong.getValue());
            assertThatThrownBy(() -> Cloud.wiring(lab, all).checked())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(wrong.getKey());
        }
    }

    private void awaitNextSecond(String key) {
        // the server keeps whole seconds
        java.time.Instant was = cloud.below("").head(key).orElseThrow().modified();
        await().atMost(Lab.LIMIT).until(() -> java.time.Instant.now().isAfter(was.plusSeconds(1)));
    }

    private void watchUntil(String note, int times) throws IOException {
        Engine engine = Cloud.watch(lab, settings, notes);
        try {
            await().atMost(Lab.LIMIT).until(() -> notes.count(note) >= times);
        } finally {
            engine.close();
        }
    }
}
