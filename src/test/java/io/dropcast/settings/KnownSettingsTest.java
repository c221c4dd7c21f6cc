package io.dropcast.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        for (String key : KnownSettings.keys()) {
            String name = KnownSettings.environmentName(key);
            assertThat(name).matches("DROPCAST_[A-Z0-9_]+");
            assertThat(names.add(name)).as(name).isTrue();
            assertThat(KnownSettings.resolve(NONE, Map.of(name, "7"), NONE)).containsEntry(key, "7");
        }
    }
}
