package io.dropcast.episode;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.face.EpisodeId;
import io.dropcast.store.folder.FolderStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RunMarkersTest {
    private static final EpisodeId EP = new EpisodeId("show-s01e01");
    private static final Key TRACKS = Key.manifest(EP, "tracks.jsonl");
    private static final Key METRICS = Key.manifest(EP, "track_metrics.json");
    private static final Key MARKER = Key.manifest(EP, "runs/track.json");
    private static final Recipe RECIPE = new Recipe("track", 1, Map.of("high", "0.5"), Map.of(), Map.of("a", "b"));

    @TempDir
    Path root;

    private FolderStore store;
    private RunMarkers markers;

    @BeforeEach
    void aRunThatIsDone() {
        store = new FolderStore(root);
        markers = new RunMarkers(store, "0.1.0");
        store.write(TRACKS, new byte[] {1});
        store.write(METRICS, new byte[] {2});
        markers.write(
                EP,
                RECIPE,
                new RunMarkers.Outcome(
                        List.of(TRACKS, METRICS),
                        Map.of("tracks", 7L, "born", 9L),
                        List.of("one track is odd"),
                        Map.of(),
                        Instant.parse("2026-11-22T10:00:00.123456Z"),
                        Instant.parse("2026-11-22T10:00:02.623456Z")));
    }

    @Test
    void aRunIsFreshForItsOwnRecipeOnly() {
        assertThat(fresh(EP, RECIPE)).isTrue();
        assertThat(fresh(EP, new Recipe("track", 2, RECIPE.settings(), Map.of(), RECIPE.inputs())))
                .isFalse();
        assertThat(fresh(EP, new Recipe("reps", 1, RECIPE.settings(), Map.of(), RECIPE.inputs())))
                .isFalse();
        assertThat(fresh(new EpisodeId("show-s01e02"), RECIPE)).isFalse();
    }

    @Test
    void whereNothingWasRunTheRecipeIsNotAskedFor() {
        boolean fresh = markers.fresh(EP, "reps", () -> {
            throw new AssertionError("asked");
        });
        assertThat(fresh).isFalse();
    }

    @Test
    void aRunWhoseOutputIsGoneIsNotFresh() {
        store.delete(METRICS);
        assertThat(fresh(EP, RECIPE)).isFalse();
    }

    @Test
    void aMarkerSaysWhatWasDone() {
        assertThat(store.path(MARKER)).content(StandardCharsets.UTF_8).isEqualTo("""
                {
                  "stage" : "track",
                  "version" : 1,
                  "settings" : {
                    "high" : "0.5"
                  },
                  "models" : { },
                  "inputs" : {
                    "a" : "b"
                  },
                  "fingerprint" : "%s",
                  "pipeline_ver" : "0.1.0",
                  "outputs" : [
                    "manifests/show-s01e01/track_metrics.json",
                    "manifests/show-s01e01/tracks.jsonl"
                  ],
                  "counts" : {
                    "born" : 9,
                    "tracks" : 7
                  },
                  "warnings" : [
                    "one track is odd"
                  ],
                  "seconds" : 2.5,
                  "started_at" : "2026-11-22T10:00:00.123Z",
                  "finished_at" : "2026-11-22T10:00:02.623Z"
                }
                """.formatted(RECIPE.fingerprint()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"fingerprint\": \"FINGERPRINT\", \"fingerprint\": \"FINGERPRINT\"}",
                "{\"fingerprint\": \"FINGERPRINT\", \"outputs\": [\"../../etc/passwd\"]}",
                "{\"fingerprint\": \"FINGERPRINT\", \"outputs\": [\"\"]}",
                "{\"fingerprint\": \"FINGERPRINT\", \"outputs\": [\"manifests/show-s01e01/tracks.jsonl\", null]}",
                "\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000"
            })
    void aMarkerThatIsDamagedVouchesForNothing(String content) {
        store.write(MARKER, content.replace("FINGERPRINT", RECIPE.fingerprint()).getBytes(StandardCharsets.UTF_8));
        assertThat(fresh(EP, RECIPE)).isFalse();
    }

    @Test
    void digestsAreOfTheContent() {
        assertThat(markers.digest(TRACKS)).isEqualTo(Digest.of(new byte[] {1}));
        assertThat(markers.digest(Key.manifest(EP, "none.json"))).isEqualTo("none");
    }

    private boolean fresh(EpisodeId ep, Recipe recipe) {
        return markers.fresh(ep, recipe.stage(), () -> recipe);
    }
}
