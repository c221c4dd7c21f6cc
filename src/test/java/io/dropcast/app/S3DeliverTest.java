package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.Digest;
import io.dropcast.episode.EpisodeLocks;
import io.dropcast.episode.Json;
import io.dropcast.face.EpisodeId;
import io.dropcast.store.s3.S3Object;
import io.dropcast.store.s3.Upload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results go to a bucket. */
@Tag("integration")
final class S3DeliverTest {
    @TempDir
    Path folder;

    private final Cloud cloud = Cloud.make();
    private Lab lab;
    private Map<String, String> settings;

    @BeforeEach
    void lab() throws IOException {
        lab = Lab.in(folder);
        settings = cloud.settings(lab);
        settings.put("dropcast.deliver", cloud.uri("results"));
    }

    @AfterEach
    void close() throws IOException {
        cloud.close();
    }

    @Test
    void aVideoFromTheInboxIsInTheBucketByteForByte() throws IOException {
        Films.withFaces(lab.inbox().resolve("show-s01e01.mp4"));
        cloud.whileWatching(lab, settings, () -> {
            awaitMirror("show-s01e01", "show");
        });

        assertThat(names("show-s01e01"))
                .contains("report.html", "identities.json", "screentime.csv", "thumbs/id_0001.jpg");
        assertThat(names("show")).contains("people.json", "index.html");
        var head = cloud.access()
                .client()
                .headObject(r -> r.bucket(cloud.bucket.bucket()).key("results/show-s01e01/report.html"));
        assertThat(head.contentType()).startsWith("text/html");
    }

    @Test
    void theListNamesEveryFileWithItsDigestAndEtag() throws IOException {
        Films.plain(lab.inbox().resolve("show-s01e01.mp4"));
        cloud.whileWatching(lab, settings, () -> {
            awaitMirror("show-s01e01", "show");
        });

        ObjectNode list = Json.parseObject(cloud.content("results/show-s01e01", "delivery.json"), "delivery.json");
        Map<String, String> etags = cloud.etags("results");
        List<String> listed = new ArrayList<>();
        for (JsonNode f : list.path("files")) {
            String name = f.path("name").asText();
            byte[] there = cloud.content("results", name);
            assertThat(f.path("sha256").asText()).isEqualTo(Digest.of(there));
            assertThat(f.path("bytes").asInt()).isEqualTo(there.length);
            assertThat(f.path("etag").asText()).isEqualTo(etags.get(name));
            listed.add(name.substring("show-s01e01/".length()));
        }
        assertThat(listed).containsExactlyElementsOf(names("show-s01e01"));
    }

    @Test
    void whatHasNotChangedIsNotSentAgainAndWhatIsGoneIsTakenAway() throws IOException {
        Films.plain(lab.inbox().resolve("show-s01e01.mp4"));
        cloud.whileWatching(lab, settings, () -> {
            awaitMirror("show-s01e01", "show");
        });
        cloud.below("results").put("show-s01e01/somebody-elses.txt", new byte[1], Upload.ALWAYS);
        Map<String, S3Object> before = objects();
        Files.delete(lab.outbox().resolve("show-s01e01/screentime.csv"));
        Files.writeString(lab.outbox().resolve("show-s01e01/people.vtt"), "WEBVTT\n\nchanged\n");

        cloud.whileWatching(lab, settings, () -> {
            await().atMost(Lab.LIMIT).until(() -> !cloud.names("results").contains("show-s01e01/screentime.csv"));
        });

        Map<String, S3Object> after = objects();
        List<String> sent = after.keySet().stream()
                .filter(name -> !after.get(name).equals(before.get(name)))
                .toList();
        assertThat(sent).containsExactly("show-s01e01/delivery.json", "show-s01e01/people.vtt");
        assertThat(after).containsKey("show-s01e01/somebody-elses.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"in a folder", "in a bucket"})
    void anEpisodeInWorkKeepsNoOtherFromBeingDelivered(String data) throws IOException {
        if (data.equals("in a bucket")) {
            settings.put("dropcast.data", cloud.uri("data"));
        }
        Films.plain(lab.inbox().resolve("a-s01e01.mp4"), 5);
        Films.plain(lab.inbox().resolve("b-s01e01.mp4"), 5);
        cloud.whileWatching(lab, settings, () -> {
            awaitMirror("a-s01e01", "b-s01e01");
            EpisodeLocks locks = Cloud.wiring(lab, settings).data().locks();
            try (EpisodeLocks.Held held = locks.take(new EpisodeId("a-s01e01"))) {
                for (String ep : List.of("a-s01e01", "b-s01e01")) {
                    Files.writeString(lab.outbox().resolve(ep).resolve("note.txt"), "x");
                }
                await().atMost(Lab.LIMIT)
                        .until(() -> cloud.names("results/b-s01e01").contains("note.txt"));
                assertThat(cloud.names("results/" + held.ep())).doesNotContain("note.txt");
            }
            await().atMost(Lab.LIMIT)
                    .until(() -> cloud.names("results/a-s01e01").contains("note.txt"));
        });
    }

    @Test
    void aSingleCommandDeliversBeforeItEnds() throws IOException {
        Path film = Films.plain(folder.resolve("films/show-s01e01.mp4"));
        try (Engine engine = Engine.forCommands(Cloud.wiring(lab, settings), new Quiet())) {
            engine.process(new EpisodeId("show-s01e01"), film);
        }

        assertThat(cloud.names("results")).contains("show-s01e01/delivery.json", "show/delivery.json");
    }

    @Test
    void identitiesSayWhereTheirPicturesAreInTheBucket() throws IOException {
        Films.withFaces(lab.inbox().resolve("show-s01e01.mp4"));
        cloud.whileWatching(lab, settings, () -> {
            awaitMirror("show-s01e01", "show");
        });

        JsonNode identities = Json.parseObject(cloud.content("results/show-s01e01", "identities.json"), "identities")
                .path("identities");
        assertThat(identities).isNotEmpty();
        for (JsonNode i : identities) {
            String key = i.path("rep_thumb_s3_key").asText();
            assertThat(key)
                    .isEqualTo("results/show-s01e01/thumbs/"
                            + i.path("identity_id").asText() + ".jpg");
            assertThat(cloud.content("", key)).isNotEmpty();
        }
    }

    @Test
    void theKeysOfTheOlderPipelineAreWrittenWhenAskedFor() throws IOException {
        settings.put("dropcast.s3.artifacts", "true");
        Films.withFaces(lab.inbox().resolve("my-show-s01e02.mp4"));
        cloud.whileWatching(lab, settings, () -> {
            awaitMirror("my-show-s01e02", "my-show");
        });

        List<String> names = cloud.names("results/artifacts");
        assertThat(names)
                .contains(
                        "manifests/my-show/s01/e02/detections.jsonl",
                        "manifests/my-show/s01/e02/tracks.jsonl",
                        "manifests/my-show/s01/e02/faces.jsonl",
                        "manifests/my-show/s01/e02/identities.json",
                        "manifests/my-show/s01/e02/runs/cluster.json",
                        "manifests/my-show/s01/e02/delivery.json",
                        "thumbs/my-show/s01/e02/identities/id_0001/rep.jpg")
                .anyMatch(n -> n.startsWith("crops/my-show/s01/e02/tracks/track_0001/frame_"));
        assertThat(cloud.content("results", "artifacts/manifests/my-show/s01/e02/identities.json"))
                .isEqualTo(cloud.content("results", "my-show-s01e02/identities.json"));
        JsonNode first = Json.parseObject(cloud.content("results/my-show-s01e02", "identities.json"), "identities")
                .path("identities")
                .path(0);
        assertThat(cloud.content("", first.path("rep_thumb_s3_key").asText()))
                .isEqualTo(Files.readAllBytes(lab.data().resolve("frames/my-show-s01e02/identities/id_0001/rep.jpg")));
    }

    /** With their ETags: two versions may be of the same second. */
    private Map<String, S3Object> objects() {
        Map<String, S3Object> out = new TreeMap<>();
        cloud.below("results").list("", o -> out.put(o.name(), o));
        return out;
    }

    private List<String> names(String episode) {
        return cloud.names("results/" + episode).stream()
                .filter(n -> !n.equals("delivery.json"))
                .toList();
    }

    /** Waits until folders of the outbox are in the bucket with the same bytes. */
    private void awaitMirror(String... folders) {
        for (String f : folders) {
            await().atMost(Lab.LIMIT).untilAsserted(() -> {
                assertThat(lab.outbox().resolve(f))
                        .isDirectoryContaining(p -> p.toString().matches(".*(report.html|people.json)"));
                assertThat(there(f)).isEqualTo(here(f)).isNotEmpty();
            });
        }
    }

    private Map<String, String> there(String folder) {
        Map<String, String> out = new TreeMap<>();
        names(folder).forEach(n -> out.put(n, text(cloud.content("results/" + folder, n))));
        return out;
    }

    private Map<String, String> here(String folder) throws IOException {
        Map<String, String> out = new TreeMap<>();
        Path root = lab.outbox().resolve(folder);
        try (Stream<Path> all = Files.walk(root)) {
            for (Path p : all.filter(Files::isRegularFile).toList()) {
                out.put(root.relativize(p).toString(), text(Files.readAllBytes(p)));
            }
        }
        return out;
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }
}
