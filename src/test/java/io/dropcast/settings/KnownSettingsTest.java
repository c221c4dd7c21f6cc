package io.dropcast.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class KnownSettingsTest {
    private static final String KEY = "dropcast.cluster.min-identity-sim";
    private static final String VARIABLE = "DROPCAST_CLUSTER_MIN_IDENTITY_SIM";
    private static final Map<String, String> NONE = Map.of();

    @Test
    void withoutAnythingTheDefaultsHold() {
        Map<String, String> values = KnownSettings.resolve(NONE, NONE, NONE);
        assertThat(values.keySet()).containsExactlyElementsOf(KnownSettings.keys());
        values.forEach((key, value) -> assertThat(value).isEqualTo(KnownSettings.defaultOf(key)));
    }

    /** As they stand in the recipes of episodes: another spelling would make them anew. */
    private static final String IN_RECIPES = """
            dropcast.detect.stride=3
            dropcast.detect.still-stride=9
            dropcast.detect.frames-after-cut=3
            dropcast.detect.tiles=1
            dropcast.detect.closer-looks=8
            dropcast.detect.decode=needed
            dropcast.detect.threshold=0.1
            dropcast.detect.landmark-conf=0.5
            dropcast.detect.nms-iou=0.4
            dropcast.detect.crop-seconds=0.5
            dropcast.detect.crop-conf=0.6
            dropcast.detect.crop-side=256
            dropcast.detect.crop-quality=0.92
            dropcast.track.high=0.5
            dropcast.track.low=0.1
            dropcast.track.new-track=0.70
            dropcast.track.min-iou=0.2
            dropcast.track.min-iou-low=0.5
            dropcast.track.buffer-seconds=1.0
            dropcast.track.min-hits=2
            dropcast.embed.samples=24
            dropcast.embed.min-conf=0.60
            dropcast.embed.min-std=1.0
            dropcast.embed.max-clipped=0.34
            dropcast.embed.min-sample-sim=0.60
            dropcast.embed.sample-slack=0.08
            dropcast.embed.join-seconds=3.0
            dropcast.embed.join-sim=0.60
            dropcast.cluster.cluster-thresh=auto
            dropcast.cluster.min-cluster-size=2
            dropcast.cluster.min-identity-sim=0.50
            dropcast.cluster.existing=keep
            dropcast.cluster.matrix-mb=2048
            dropcast.cluster.clothes=true
            dropcast.cluster.threads=true
            dropcast.reps.min-sim-to-centroid=0.50
            dropcast.reps.min-conf=0.60
            dropcast.reps.min-std=1.0
            dropcast.people.join-sim=0.50
            dropcast.people.same-episode-sim=0.60
            dropcast.people.suggest-sim=0.40
            dropcast.people.margin=0.05
            """;

    @Test
    void theRecipesOfEpisodesStayAsTheyAre() {
        Settings usual = Said.of();
        Stream<String> lines = Stream.of("detect", "track", "embed", "cluster", "reps", "people")
                .flatMap(stage -> usual.of(stage).entrySet().stream())
                .map(e -> e.getKey() + "=" + e.getValue());
        assertThat(lines).containsExactlyInAnyOrderElementsOf(IN_RECIPES.lines().toList());
    }

    @Test
    void eachSettingSaysWhatItIsAndItsDefaultIsAllowed() {
        assertThat(KnownSettings.all()).allSatisfy(setting -> {
            assertThat(setting.help()).isNotBlank().doesNotEndWith(".");
            assertThat(setting.check(setting.usual())).isEqualTo(setting.usual());
        });
    }

    @Test
    void noNameIsThatOfTwo() {
        List<String> names = KnownSettings.all().stream()
                .flatMap(s ->
                        Stream.of(List.of(s.key()), s.names(), s.oldNames()).flatMap(List::stream))
                .toList();
        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void aSettingThatThereIsNotIsNoStages() {
        assertThat(KnownSettings.stageOf("dropcast.detect.strid")).isEmpty();
        assertThat(KnownSettings.stageOf("dropcast.detect.crop-quality"))
                .as("decided when the engine starts")
                .isEmpty();
        assertThat(KnownSettings.of("dropcast.http.token").secret()).isTrue();
    }

    @Test
    void strongerPlacesWin() {
        Map<String, String> file = Map.of(KEY, "0.1");
        Map<String, String> environment = Map.of(VARIABLE, "0.2");
        Map<String, String> flags = Map.of(KEY, "0.3");
        assertThat(KnownSettings.resolve(NONE, NONE, NONE)).containsEntry(KEY, "0.50");
        assertThat(KnownSettings.resolve(file, NONE, NONE)).containsEntry(KEY, "0.1");
        assertThat(KnownSettings.resolve(file, environment, NONE)).containsEntry(KEY, "0.2");
        assertThat(KnownSettings.resolve(file, environment, flags)).containsEntry(KEY, "0.3");
        assertThat(KnownSettings.resolve(file, NONE, flags)).containsEntry(KEY, "0.3");
    }

    @Test
    void howTheEngineIsReachedIsNoSettingOfAnEpisode() {
        List<String> doors = KnownSettings.keys().stream()
                .filter(key -> key.startsWith("dropcast.http.") || key.startsWith("dropcast.s3."))
                .toList();
        assertThat(doors).contains("dropcast.http.port", "dropcast.s3.region").hasSizeGreaterThan(20);
        assertThat(doors)
                .allSatisfy(key -> assertThat(KnownSettings.stageOf(key)).isEmpty());
        assertThat(KnownSettings.stageOf(KEY)).contains("cluster");
    }

    @Test
    void onePlaceChangesOnlyWhatItNames() {
        Map<String, String> values = KnownSettings.resolve(Map.of(KEY, "0.1"), NONE, NONE);
        assertThat(values).hasSameSizeAs(KnownSettings.keys());
        values.forEach((key, value) -> {
            if (!key.equals(KEY)) {
                assertThat(value).isEqualTo(KnownSettings.defaultOf(key));
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "SCREENALYTICS_CLUSTER_SIM, dropcast.cluster.cluster-thresh",
        "SCREENALYTICS_MIN_IDENTITY_SIM, dropcast.cluster.min-identity-sim",
        "REP_MIN_SIM_TO_CENTROID, dropcast.reps.min-sim-to-centroid"
    })
    void oldNamesAreHonoured(String variable, String key) {
        assertThat(KnownSettings.resolve(Map.of(key, "0.1"), Map.of(variable, "0.61"), NONE))
                .containsEntry(key, "0.61");
        assertThat(KnownSettings.resolve(NONE, Map.of(variable, "0.61"), Map.of(key, "0.7")))
                .containsEntry(key, "0.7");
    }

    @Test
    void theOlderNameOfThePackIsHonoured() {
        String key = "dropcast.models.pack";
        assertThat(KnownSettings.resolve(Map.of("dropcast.model-pack", "a"), NONE, NONE))
                .containsEntry(key, "a")
                .doesNotContainKey("dropcast.model-pack");
        assertThat(KnownSettings.resolve(NONE, Map.of("DROPCAST_MODEL_PACK", "a"), NONE))
                .containsEntry(key, "a");
        assertThat(KnownSettings.resolve(NONE, NONE, Map.of("dropcast.model-pack", "a")))
                .containsEntry(key, "a");
        assertThat(KnownSettings.resolve(Map.of("dropcast.model-pack", "a", key, "b"), NONE, NONE))
                .containsEntry(key, "b");
        assertThat(KnownSettings.stageOf(key)).isEmpty();
    }

    @Test
    void valuesAreReadWithoutTheSpacesAroundThem() {
        assertThat(KnownSettings.resolve(Map.of(KEY, " 0.1\t"), NONE, NONE)).containsEntry(KEY, "0.1");
        assertThat(KnownSettings.resolve(NONE, Map.of(VARIABLE, " 0.2 "), NONE)).containsEntry(KEY, "0.2");
        assertThat(KnownSettings.resolve(NONE, NONE, Map.of(KEY, "0.3 "))).containsEntry(KEY, "0.3");
    }

    @Test
    void anUnknownKeyOfTheFileIsNamedWithTheNearest() {
        assertThatThrownBy(() -> KnownSettings.resolve(Map.of("dropcast.cluster.min-identity-simm", "1"), NONE, NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'dropcast.cluster.min-identity-simm'")
                .hasMessageContaining("the configuration file")
                .hasMessageContaining("did you mean '" + KEY + "'?");
    }

    @Test
    void anUnknownFlagIsNamedWithTheNearest() {
        assertThatThrownBy(() -> KnownSettings.resolve(NONE, NONE, Map.of("dropcast.detect.strid", "1")))
                .hasMessageContaining("the command line")
                .hasMessageContaining("did you mean 'dropcast.detect.stride'?");
    }

    @Test
    void anUnknownKeyLikeNothingElsePointsToTheList() {
        assertThatThrownBy(() -> KnownSettings.resolve(NONE, NONE, Map.of("zzz", "1")))
                .hasMessageContaining("'zzz'")
                .hasMessageContaining("./dropcast settings");
    }

    @Test
    void anUnknownVariableOfOursIsNamedWithTheNearest() {
        assertThatThrownBy(() -> KnownSettings.resolve(NONE, Map.of("DROPCAST_CLUSTER_MIN_IDENTITY_SIMS", "1"), NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DROPCAST_CLUSTER_MIN_IDENTITY_SIMS is not known")
                .hasMessageContaining("did you mean " + VARIABLE + "?");
        assertThatThrownBy(() -> KnownSettings.resolve(NONE, Map.of("DROPCAST_XYZZY", "1"), NONE))
                .hasMessage("the environment variable DROPCAST_XYZZY is not known");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"DROPCAST_HOME", "DROPCAST_JAVA", "DROPCAST_JAVA_OPTS", "PATH", "dropcast_inbox", "XDROPCAST_A"})
    void variablesThatAreNoSettingsAreLeftAlone(String variable) {
        assertThat(KnownSettings.resolve(NONE, Map.of(variable, "x"), NONE))
                .isEqualTo(KnownSettings.resolve(NONE, NONE, NONE));
    }

    @Test
    void keysOfOthersInTheFileAreLeftAlone() {
        assertThat(KnownSettings.resolve(Map.of("camel.main.name", "x"), NONE, NONE))
                .isEqualTo(KnownSettings.resolve(NONE, NONE, NONE));
    }

    @Test
    void everyKeyHasAVariableOfItsOwn() {
        Set<String> names = new HashSet<>();
        for (Setting setting : KnownSettings.all()) {
            String name = setting.environmentName();
            assertThat(name).matches("DROPCAST_[A-Z0-9_]+");
            assertThat(names.add(name)).as(name).isTrue();
            assertThat(KnownSettings.resolve(NONE, Map.of(name, "7"), NONE)).containsEntry(setting.key(), "7");
        }
    }
}
