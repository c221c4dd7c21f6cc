package io.dropcast.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropcast.settings.KnownSettings;
import io.dropcast.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JobReaderTest {
    private static final Settings GENERAL = Settings.of(KnownSettings.resolve(Map.of(), Map.of(), Map.of()));

    private static Job read(String json) {
        return JobReader.read(json.getBytes(StandardCharsets.UTF_8), GENERAL);
    }

    @Test
    void everySettingHasItsShortItsLongAndItsFullName() {
        Job job = read("""
                {"ep_id": "my-show-s01e02", "video": "My Show.mp4", "stride": 2, "cluster_thresh": "auto",
                 "track_high": 0.6, "dropcast.people.join-sim": 0.55, "min_cluster_size": null}
                """);

        assertThat(job.ep().value()).isEqualTo("my-show-s01e02");
        assertThat(job.video()).contains("My Show.mp4");
        assertThat(job.actions()).isEmpty();
        assertThat(job.settings())
                .containsEntry("dropcast.detect.stride", Optional.of("2"))
                .containsEntry("dropcast.cluster.cluster-thresh", Optional.of("auto"))
                .containsEntry("dropcast.track.high", Optional.of("0.6"))
                .containsEntry("dropcast.people.join-sim", Optional.of("0.55"))
                .containsEntry("dropcast.cluster.min-cluster-size", Optional.empty())
                .hasSize(5);
    }

    @Test
    void aNumberThatBelongsToTheDetectorCanBeLeftToItsPack() {
        assertThat(read("{\"ep_id\": \"a\", \"video\": \"x.mp4\", \"track_new_track\": \"pack\"}")
                        .settings())
                .containsExactly(Map.entry("dropcast.track.new-track", Optional.of("pack")));
        assertThatThrownBy(() -> read("{\"ep_id\": \"a\", \"video\": \"x.mp4\", \"track_new_track\": \"pakc\"}"))
                .hasMessageContaining("'track_new_track' must be a number or \"pack\", found \"pakc\"");
    }

    @Test
    void whatIsNoNumberIsGivenAsWhatItIs() {
        assertThat(read("{\"ep_id\": \"a\", \"cluster_clothes\": false, \"cluster_existing\": \"anew\"}")
                        .settings())
                .containsEntry("dropcast.cluster.clothes", Optional.of("false"))
                .containsEntry("dropcast.cluster.existing", Optional.of("anew"));
        assertThatThrownBy(() -> read("{\"ep_id\": \"a\", \"cluster_clothes\": 1}"))
                .hasMessageContaining("dropcast.cluster.clothes must be true or false, found '1'");
        assertThatThrownBy(() -> read("{\"ep_id\": \"a\", \"cluster_existing\": true}"))
                .hasMessageContaining("dropcast.cluster.existing must be keep or anew, found 'true'");
        assertThatThrownBy(() -> read("{\"ep_id\": \"a\", \"cluster_existing\": [\"anew\"]}"))
                .hasMessageContaining("'cluster_existing' must be keep or anew, found [");
    }

    @Test
    void withoutAVideoItClustersAgainUnlessItSaysSomethingElse() {
        assertThat(read("{\"ep_id\": \"a\"}").actions()).isEqualTo(Set.of(CleanupAction.RECLUSTER));
        assertThat(read("{\"ep_id\": \"a\", \"actions\": [\"reembed\"]}").actions())
                .isEqualTo(Set.of(CleanupAction.REEMBED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                             | the job is empty",
                "[]                                             | must be a JSON object",
                "null                                           | must be a JSON object",
                "\"ep\"                                         | must be a JSON object",
                "{\"ep_id\": \"a\"                              | not JSON: line 1",
                "{\"ep_id\": \"a\"} x                           | not JSON: line 1",
                "{\"ep_id\": \"a\", \"ep_id\": \"b\"}           | Duplicate",
                "{}                                             | has no \"ep_id\"",
                "{\"ep_id\": 3}                                 | line 1: \"ep_id\" must be text, found 3",
                "{\"ep_id\": \"../../etc\"}                     | line 1: '../../etc' is not an episode id",
                "{\"ep_id\": \"a\", \"ep-id\": \"a\"}           | line 1: unknown key 'ep-id': did you mean 'ep_id'?",
                "{\"ep_id\": \"a\", \"stribe\": 3}              | unknown key 'stribe': did you mean 'stride'?",
                "{\"ep_id\": \"a\", \"dropcast.detect.strid\": 3} | did you mean 'dropcast.detect.stride'?",
                "{\"ep_id\": \"a\", \"inbox\": \"/\"}           | 'inbox' is a setting of the engine",
                "{\"ep_id\": \"a\", \"dropcast.data\": \"/\"}   | is a setting of the engine",
                "{\"ep_id\": \"a\", \"actions\": \"recluster\"} | must be a list of actions",
                "{\"ep_id\": \"a\", \"actions\": []}            | must be a list of actions",
                "{\"ep_id\": \"a\", \"actions\": [1]}           | \"actions\" must be text, found 1",
                "{\"ep_id\": \"a\", \"actions\": [\"reembet\"]} | there is no action 'reembet': did you mean 'reembed'?",
                "{\"ep_id\": \"a\", \"video\": [\"x.mp4\"]}     | \"video\" must be text",
                "{\"ep_id\": \"a\", \"cluster_thresh\": \"0.4\"} | must be a number or \"auto\", found \"0.4\"",
                "{\"ep_id\": \"a\", \"cluster_thresh\": true}   | must be a number or \"auto\", found true",
                "{\"ep_id\": \"a\", \"cluster_thresh\": 7}      | line 1: ",
                "{\"ep_id\": \"a\", \"cluster_thresh\": 1e400}  | line 1: ",
                "{\"ep_id\": \"a\", \"min_identity_sim\": \"auto\"} | must be a number, found",
                "{\"ep_id\": \"a\", \"min_cluster_size\": 2.5}  | must be a whole number",
                "{\"ep_id\": \"a\", \"stride\": 2}              | only a run on the video looks at it",
                "{\"ep_id\": \"a\", \"embed_samples\": 8}       | only split_tracks, reembed looks at it",
                "{\"ep_id\": \"a\", \"cluster_thresh\": 0.5, \"dropcast.cluster.cluster-thresh\": 0.5} | are the same setting",
                "{\"ep_id\": \"a\", \"video\": \"v.mp4\", \"detect_threshold\": 0.4, \"track_high\": 0.3} | is above dropcast.track.high",
            })
    void whatCannotBeIsRefusedWithItsReason(String json, String why) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(BadJob.class).hasMessageContaining(why);
    }

    @Test
    void theLineIsThatOfTheKey() {
        assertThatThrownBy(() -> read("{\"ep_id\": \"a\",\n\"actions\": [\n\"recluster\"],\n\"min_identity_sim\": 3}"))
                .hasMessageStartingWith("line 4: ");
    }

    @Test
    void deepNestingAndSizeAreRefusedWithoutHarm() {
        assertThatThrownBy(() -> read("{\"ep_id\": " + "[".repeat(30_000) + "]".repeat(30_000) + "}"))
                .isInstanceOf(BadJob.class)
                .hasMessageContaining("not JSON");
        assertThatThrownBy(() -> JobReader.read(new byte[50 << 20], GENERAL))
                .isInstanceOf(BadJob.class)
                .hasMessageContaining("52428800 bytes");
        assertThatThrownBy(() -> read("{\"ep_id\": \"" + "a".repeat(60_000) + "\"}"))
                .isInstanceOf(BadJob.class)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
        assertThatThrownBy(() -> read("{\"ep_id\": \"a\", \"" + "k".repeat(60_000) + "\": 1}"))
                .isInstanceOf(BadJob.class)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
    }

    @Test
    void theVideoOfAJobIsKnownWhateverElseIsWrongWithIt() {
        assertThat(JobReader.videoOf("{\"video\": \"a.mp4\", \"nonsense\": 1}".getBytes(StandardCharsets.UTF_8)))
                .contains("a.mp4");
        assertThat(JobReader.videoOf("{\"video\"".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(JobReader.videoOf("{\"video\": 3}".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }
}
