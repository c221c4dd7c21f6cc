package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One real episode, looked at by all operations that change nothing. */
@Timeout(120)
@Tag("integration")
final class ApiReadTest {
    @TempDir
    static Path folder;

    private static Api api;

    @BeforeAll
    static void oneEpisode() throws IOException {
        api = Api.withFaces(folder);
    }

    @AfterAll
    static void stop() {
        if (api != null) {
            api.close();
        }
    }

    @Test
    void aShowHasItsEpisodesAndItsPeople() {
        JsonNode show = api.get("/shows").json().get(0);
        assertThat(show.path("show_id").asText()).isEqualTo("faces");
        assertThat(show.path("episodes").asInt()).isOne();
        assertThat(show.path("unnamed").asInt()).isEqualTo(show.path("people").asInt());

        JsonNode episode = api.get("/shows/faces").json().path("episodes").get(0);
        assertThat(episode.path("ep_id").asText()).isEqualTo("faces-s01e01");
        assertThat(episode.path("has_video").asBoolean()).isTrue();
        assertThat(episode.path("made_at").asText()).startsWith("20");

        JsonNode people = api.get("/shows/faces/people").json();
        assertThat(people.path("people")).hasSize(show.path("people").asInt());
        assertThat(people.path("people").get(0).path("name").isNull()).isTrue();
        assertThat(people.path("people").get(0).path("seconds").asDouble()).isPositive();
        assertThat(people.path("as_of").asText()).isNotEmpty();
    }

    @Test
    void aPersonHasClustersAndAPicture() {
        JsonNode person = api.get("/shows/faces/people/p_0001").json();
        JsonNode cluster = person.path("clusters").get(0);
        assertThat(cluster.path("cluster_id").asText()).startsWith("faces-s01e01:id_");
        assertThat(cluster.path("person_id").asText()).isEqualTo("p_0001");
        for (String picture :
                List.of(person.path("thumb").asText(), cluster.path("thumb").asText())) {
            Api.Answer jpeg = api.get(picture);
            assertThat(jpeg.status()).isEqualTo(200);
            assertThat(jpeg.header("content-type")).isEqualTo("image/jpeg");
            assertThat(jpeg.bytes()).startsWith(0xFF, 0xD8);
        }
    }

    @Test
    void theFramesOfATrackComeByTimeAndInPages() {
        JsonNode track = api.get("/episodes/faces-s01e01/tracks?page_size=1").json();
        assertThat(track.path("items")).hasSize(1);
        int id = track.path("items").get(0).path("track_id").asInt();
        String frames = "/episodes/faces-s01e01/tracks/" + id + "/frames";
        JsonNode all = api.get(frames + "?page_size=1000").json();
        int total = all.path("total").asInt();
        assertThat(all.path("items")).hasSize(total);
        assertThat(total)
                .isEqualTo(track.path("items").get(0).path("frame_count").asInt());

        List<Long> times = new ArrayList<>();
        List<JsonNode> paged = new ArrayList<>();
        for (int page = 1; paged.size() < total; page++) {
            JsonNode part = api.get(frames + "?page=" + page + "&page_size=3").json();
            assertThat(part.path("best_frame_idx")).as("the same on every page").isEqualTo(all.path("best_frame_idx"));
            part.path("items").forEach(paged::add);
        }
        all.path("items").forEach(f -> times.add(Math.round(f.path("ts").asDouble() * 1000)));
        assertThat(times).isSorted();
        List<JsonNode> whole = new ArrayList<>();
        all.path("items").forEach(whole::add);
        assertThat(paged).isEqualTo(whole);
        assertThat(whole)
                .anySatisfy(f -> assertThat(f.path("frame_idx")).isEqualTo(all.path("best_frame_idx")))
                .anySatisfy(f -> assertThat(f.path("similarity").asDouble()).isBetween(0.5, 1.0))
                .allSatisfy(f ->
                        assertThat(f.path("quality").path("score").asDouble()).isBetween(0.0, 1.0));
        assertThat(api.get(frames + "?page=100000").json().path("items")).isEmpty();
    }

    @Test
    void aFramesPictureIsThere() {
        JsonNode frames = api.get("/episodes/faces-s01e01/tracks/1/frames").json();
        for (JsonNode frame : frames.path("items")) {
            if (!frame.path("crop").isNull()) {
                assertThat(api.get(frame.path("crop").asText()).header("content-type"))
                        .isEqualTo("image/jpeg");
                return;
            }
        }
        throw new AssertionError("no frame has a picture: " + frames);
    }

    @Test
    void identitiesTimelineAndBoxesSpeakOfTheSamePeople() {
        JsonNode identities = api.get("/episodes/faces-s01e01/identities").json();
        assertThat(identities.path("identities")).isNotEmpty();
        int tracks = 0;
        for (JsonNode i : identities.path("identities")) {
            tracks += i.path("track_ids").size();
            JsonNode its = api.get("/episodes/faces-s01e01/identities/"
                            + i.path("identity_id").asText() + "/tracks")
                    .json();
            assertThat(its.path("total").asInt()).isEqualTo(i.path("track_ids").size());
        }
        assertThat(tracks)
                .isEqualTo(api.get("/episodes/faces-s01e01/tracks")
                        .json()
                        .path("total")
                        .asInt());
        JsonNode rows = api.get("/episodes/faces-s01e01/timeline").json().path("rows");
        assertThat(rows)
                .hasSize(api.get("/shows/faces/people").json().path("people").size());
        JsonNode boxes =
                api.get("/episodes/faces-s01e01/boxes?from=0&to=1").json().path("boxes");
        assertThat(boxes).isNotEmpty();
        assertThat(boxes.get(0).path("points").get(0)).hasSize(5);
        assertThat(api.get("/episodes/faces-s01e01/boxes?from=0&to=121").status())
                .isEqualTo(400);
    }

    @Test
    void anEpisodeSaysHowItWasMade() {
        JsonNode ep = api.get("/episodes/faces-s01e01").json();
        assertThat(ep.path("state").asText()).isEqualTo("done");
        assertThat(ep.path("shots")).hasSize(3);
        assertThat(ep.path("stages").path("detect").path("seconds").asDouble()).isPositive();
        assertThat(ep.path("settings").path("min_identity_sim").asDouble()).isEqualTo(0.5);
        assertThat(api.get("/episodes").json()).hasSize(1);
    }

    @Test
    void thePlayerGetsPartsOfTheVideo() throws IOException {
        byte[] film = Files.readAllBytes(api.lab.inbox().resolve(".done/faces-s01e01.mp4"));
        String video = "/episodes/faces-s01e01/video";
        Api.Answer all = api.get(video);
        assertThat(all.bytes()).isEqualTo(film);
        assertThat(all.header("content-type")).isEqualTo("video/mp4");
        Api.Answer part = api.get(video, "Range", "bytes=10-19");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.header("content-range")).isEqualTo("bytes 10-19/" + film.length);
        assertThat(part.bytes()).isEqualTo(java.util.Arrays.copyOfRange(film, 10, 20));
        Api.Answer end = api.get(video, "Range", "bytes=-4");
        assertThat(end.bytes()).isEqualTo(java.util.Arrays.copyOfRange(film, film.length - 4, film.length));
        assertThat(api.get(video, "Range", "bytes=" + film.length + "-").status())
                .isEqualTo(416);
        Api.Answer head = api.send("HEAD", video, null);
        assertThat(head.header("content-length")).isEqualTo(Integer.toString(film.length));
    }

    @Test
    void whoWatchesOverTheEngineSeesHowItIs() {
        assertThat(api.get("/observe/health/live").json().path("status").asText())
                .isEqualTo("UP");
        Api.Answer ready = api.get("/observe/health/ready");
        assertThat(ready.status()).as(ready.text()).isEqualTo(200);
        assertThat(ready.text()).contains("models", "inbox", "outbox", "store", "routes");
        assertThat(api.get("/observe/metrics").text())
                .contains("dropcast_episodes_total 1.0", "dropcast_stage_seconds_count{stage=\"detect\"} 1")
                .contains("dropcast_faces_total", "dropcast_queue_jobs");
        assertThat(api.get("/inbox").json().path("failed")).isEmpty();
    }

    @Test
    void theDescriptionNamesEveryOperationWithItsShapes() {
        JsonNode spec = api.get("/openapi.json").json();
        JsonNode frames =
                spec.path("paths").path("/episodes/{ep}/tracks/{track}/frames").path("get");
        assertThat(frames.path("operationId").asText()).isEqualTo("list-frames");
        assertThat(spec.path("components").path("schemas").toString())
                .contains("FramesPage", "best_frame_idx", "min_identity_sim", "ErrorView");
        Api.Answer page = api.get("/swagger/");
        assertThat(page.text()).contains("swagger-ui");
        assertThat(api.get("/webjars/swagger-ui/swagger-ui-bundle.js").header("content-type"))
                .contains("javascript");
    }

    @Test
    void whatIsTheSameIsNotSentAgain() {
        Api.Answer first = api.get("/swagger/start.js");
        assertThat(api.get("/swagger/start.js", "If-None-Match", first.header("etag"))
                        .status())
                .isEqualTo(304);
    }
}
