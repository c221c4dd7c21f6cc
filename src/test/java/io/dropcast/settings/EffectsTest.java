package io.dropcast.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A setting of a stage without a test that shows what it changes is noticed here. */
final class EffectsTest {
    private static final Path TESTS = Path.of("src/test/java/io/dropcast");

    /** Where the settings of each stage are given other values by their keys, and what comes out is compared. */
    private static final Map<String, List<String>> SHOWN = Map.of(
            "detect", List.of("detect/DetectSettingsTest"),
            "track", List.of("track/TrackSettingsTest"),
            "embed", List.of("embed/EmbedSettingsTest", "embed/JoiningTest"),
            "cluster",
                    List.of(
                            "cluster/ClusterSettingsTest",
                            "workflow/WitnessSettingsTest",
                            "workflow/ExistingIdentitiesTest"),
            "reps", List.of("reps/PickTrackRepsTest"),
            "people", List.of("people/match/MatchClustersTest"));

    @ParameterizedTest
    @MethodSource("ofStages")
    void eachSettingOfAStageHasATestThatShowsItsEffect(Setting setting) {
        String stage = setting.stage().orElseThrow();
        assertThat(SHOWN).as("the tests of the stage").containsKey(stage);
        assertThat(SHOWN.get(stage).stream().map(EffectsTest::source))
                .as("a test of what %s changes, in one of %s", setting.key(), SHOWN.get(stage))
                .anyMatch(source -> source.contains('"' + setting.key() + '"'));
    }

    @Test
    void thereAreAsManyAsThereWere() {
        assertThat(ofStages()).hasSizeGreaterThanOrEqualTo(41);
    }

    private static Stream<Setting> ofStages() {
        return KnownSettings.all().stream().filter(s -> s.stage().isPresent());
    }

    private static String source(String test) {
        try {
            return Files.readString(TESTS.resolve(test + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
