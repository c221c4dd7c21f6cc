package io.dropcast.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropcast.episode.Key;
import io.dropcast.face.EpisodeId;
import io.dropcast.workflow.MadeEpisode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One show with one episode, read by all operations that read. */
final class EpisodesResourceTest {
    private static final String EP = "ep=lab-s01e01";

    @TempDir
    static Path folder;

    private static MadeEpisode made;
    private static Rest rest;

    @BeforeAll
    static void twoPeopleAndAnExtra() {
        made = MadeEpisode.in(folder);
        rest = Rest.on(made);
    }

    @Test
    void aShowHasItsEpisodes() {
        assertThat(rest.get("list-shows", "").text())
                .isEqualTo("[{\"show_id\":\"lab\",\"episodes\":1,\"people\":3,\"unnamed\":3,\"suggestions\":0}]");
        JsonNode episode = rest.get("get-show", "show=lab").at("/episodes/0");
        assertThat(episode.path("identities").asInt()).isEqualTo(3);
        assertThat(episode.path("has_video").asBoolean()).isFalse();
        assertThat(episode.path("made_at").asText()).startsWith("20");
    }

    @Test
    void anEpisodeSaysHowItWasMade() {
        JsonNode row = rest.get("list-episodes", "").json().get(0);
        assertThat(row.path("state").asText()).isEqualTo("done");
        assertThat(row.path("tracks").asInt()).isEqualTo(7);
        JsonNode ep = rest.get("get-episode", EP).json();
        assertThat(ep.path("fps").asDouble()).isEqualTo(25);
        assertThat(ep.path("settings").path("cluster_thresh").asDouble()).isEqualTo(0.5);
        List<String> stages = new ArrayList<>();
        ep.path("stages").fieldNames().forEachRemaining(stages::add);
        assertThat(stages).containsExactly("detect", "cluster", "reps", "people", "publish");
    }

    @Test
    void anIdentityHasItsTracks() {
        JsonNode all = rest.get("list-identities", EP).json();
        assertThat(all.path("identities")).hasSize(3);
        assertThat(all.at("/identities/0/track_ids").toString()).isEqualTo("[1,2,3]");
        assertThat(all.at("/unclustered/tracks")).isEmpty();
        JsonNode tracks =
                rest.get("list-identity-tracks", EP + "&identity=id_0002").json();
        assertThat(tracks.path("total").asInt()).isEqualTo(3);
        assertThat(tracks.at("/items/0/track_id").asInt()).isEqualTo(4);
    }

    @Test
    void listsComeInPages() {
        JsonNode tracks = rest.get("list-tracks", EP, "page=2&page_size=5").json();
        assertThat(tracks.path("items")).hasSize(2);
        assertThat(tracks.path("total").asInt()).isEqualTo(7);
        JsonNode frames =
                rest.get("list-frames", EP + "&track=1", "page=2&page_size=20").json();
        assertThat(frames.path("items")).hasSize(1);
        assertThat(frames.at("/items/0/frame_idx").asInt()).isEqualTo(100);
        assertThat(frames.path("best_frame_idx").asInt()).as("of all pages").isZero();
        assertThat(rest.get("list-tracks", EP, "page=1000000").json().path("items"))
                .isEmpty();
    }

    @Test
    void theTimelineHasARowAPersonLongestFirst() {
        JsonNode rows = rest.get("get-timeline", EP).json().path("rows");
        assertThat(rows).hasSize(3);
        assertThat(rows.get(2).toString())
                .isEqualTo("{\"person_id\":\"p_0003\",\"name\":\"p_0003\",\"spans\":[[24.0,26.04]]}");
    }

    @Test
    void boxesReachOneSightingOverBothEnds() {
        JsonNode boxes = rest.get("get-boxes", EP, "from=1.1&to=1.3").json().path("boxes");
        assertThat(boxes).hasSize(2);
        assertThat(boxes.get(0).path("points").toString())
                .isEqualTo("[[1.0,0.0,100.0,100.0,220.0],[1.2,0.0,100.0,100.0,220.0],[1.4,0.0,100.0,100.0,220.0]]");
    }

    @Test
    void aPictureIsSentAsItIsStored() {
        made.store()
                .write(Key.frames(new EpisodeId("lab-s01e01"), "crops/track_0001/frame_000005.jpg"), new byte[] {7});
        Rest.Answer picture = rest.get("get-crop", EP + "&folder=track_0001&file=frame_000005.jpg");
        assertThat(picture.type()).isEqualTo("image/jpeg");
        assertThat(picture.text()).isEqualTo("\u0007");
    }
}
