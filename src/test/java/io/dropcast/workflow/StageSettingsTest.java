package io.dropcast.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropcast.cluster.ClusterPlan;
import io.dropcast.cluster.ClusterThresh;
import io.dropcast.detect.DetectSettings;
import io.dropcast.embed.EmbedSettings;
import io.dropcast.reps.RepSettings;
import io.dropcast.settings.KnownSettings;
import io.dropcast.settings.NetThresholds;
import io.dropcast.settings.Settings;
import io.dropcast.track.TrackSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StageSettingsTest {
    private static final NetThresholds OTHER = new NetThresholds(0.2, 0.3, 0.45, 0.6);
    private static final List<String> STAGES = List.of("detect", "track", "embed", "cluster", "reps");

    @Test
    void theDefaultsWorkTogether() {
        Settings settings = with("dropcast.detect.stride", "3");
        assertThat(DetectSettings.of(settings).stride()).isEqualTo(3);
        assertThat(DetectSettings.of(settings).closerLooks()).isEqualTo(8);
        assertThat(TrackSettings.of(settings).bufferSeconds()).isEqualTo(1);
        assertThat(EmbedSettings.of(settings).samples()).isEqualTo(24);
        assertThat(ClusterPlan.of(settings).clusterThresh()).isEqualTo(new ClusterThresh.Auto());
        assertThat(RepSettings.of(settings).minSimToCentroid()).isEqualTo(0.5);
    }

    @Test
    void aDetectorThatIsStricterThanTheTrackerIsRefused() {
        assertThatThrownBy(() -> with("dropcast.detect.threshold", "0.55"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dropcast.detect.threshold (0.55)")
                .hasMessageContaining("dropcast.track.high (0.5)");
    }

    @Test
    void pointsThatComeTooLateForTheGateAreRefused() {
        assertThatThrownBy(() -> with("dropcast.detect.landmark-conf", "0.7"))
                .hasMessageContaining("dropcast.detect.landmark-conf (0.7)")
                .hasMessageContaining("dropcast.embed.min-conf (0.6)");
    }

    @Test
    void cropsThatComeTooLateForTheGateAreRefused() {
        assertThatThrownBy(() -> with("dropcast.embed.min-conf", "0.55"))
                .hasMessageContaining("dropcast.detect.crop-conf (0.6)")
                .hasMessageContaining("dropcast.embed.min-conf (0.55)");
    }

    @Test
    void bandsOfTheTrackerThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> with("dropcast.track.low", "0.6"))
                .hasMessageContaining("dropcast.track.low (0.6) is above dropcast.track.high (0.5)");
        assertThatThrownBy(() -> with("dropcast.track.new-track", "0.4"))
                .hasMessageContaining("dropcast.track.new-track (0.4)");
    }

    @ParameterizedTest
    @CsvSource({
        "dropcast.detect.stride, 0, 1..50",
        "dropcast.detect.stride, 51, 1..50",
        "dropcast.detect.stride, 99999999999, 1..50",
        "dropcast.embed.join-seconds, 31, 0..30",
        "dropcast.reps.min-std, -1, 0..127",
        "dropcast.people.margin, 0.6, 0..0.5",
        "dropcast.detect.nms-iou, 1.1, 0..1",
        "dropcast.detect.crop-seconds, 0.01, 0.05..60",
        "dropcast.detect.crop-side, 64, 112..1024",
        "dropcast.detect.closer-looks, -1, 0..100",
        "dropcast.detect.closer-looks, 100.5, 0..100",
        "dropcast.track.high, -1, 0..1",
        "dropcast.track.buffer-seconds, 61, 0..60",
        "dropcast.track.min-hits, 0, 1..100",
        "dropcast.embed.samples, 0, 1..256",
        "dropcast.embed.min-std, 128, 0..127",
        "dropcast.cluster.cluster-thresh, 1, 0.2..0.99",
        "dropcast.cluster.min-cluster-size, 0, 1..50",
        "dropcast.cluster.min-identity-sim, 1, 0..0.99",
        "dropcast.cluster.matrix-mb, 15, 16..8192"
    })
    void valuesOutOfRangeAreNamedWithTheirRange(String key, String value, String range) {
        assertThatThrownBy(() -> with(key, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key + " must be " + range)
                .hasMessageContaining(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dropcast.cluster.clothes", "dropcast.cluster.threads"})
    void whoIsHeardBesideTheFacesIsYesOrNo(String key) {
        assertThat(with(key, " false ").of("cluster")).containsEntry(key, " false ");
        assertThatThrownBy(() -> with(key, "maybe")).hasMessage(key + " must be true or false, found 'maybe'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "many", "NaN", "Infinity", "0,5", "1e999", "½"})
    void whatIsNoNumberIsNamed(String value) {
        assertThatThrownBy(() -> with("dropcast.detect.crop-conf", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("dropcast.detect.crop-conf must be a number 0..1, found '" + value + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "many", "pck"})
    void whatIsNeitherANumberNorLeftToThePackIsNamed(String value) {
        assertThatThrownBy(() -> with("dropcast.detect.nms-iou", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("dropcast.detect.nms-iou must be a number 0..1 or pack, found '" + value + "'");
    }

    @Test
    void withTheUsualPackTheValuesReadAsTheyAlwaysDid() {
        // spelled as in the recipes of episodes that were made before packs said it: they are not made anew
        assertThat(with("dropcast.detect.stride", "3").text())
                .containsEntry("dropcast.detect.threshold", "0.1")
                .containsEntry("dropcast.detect.nms-iou", "0.4")
                .containsEntry("dropcast.track.high", "0.5")
                .containsEntry("dropcast.track.new-track", "0.70");
    }

    @Test
    void whatIsLeftToThePackIsWhatThePackSays() {
        Settings settings = Settings.of(KnownSettings.resolve(Map.of(), Map.of(), Map.of()), OTHER);

        assertThat(DetectSettings.of(settings).threshold()).isEqualTo(0.2);
        assertThat(DetectSettings.of(settings).nmsIou()).isEqualTo(0.3);
        assertThat(TrackSettings.of(settings).high()).isEqualTo(0.45);
        assertThat(TrackSettings.of(settings).newTrack()).isEqualTo(0.6);
    }

    @Test
    void theFingerprintsSeeWhatThePackSays() {
        Settings usual = with("dropcast.detect.stride", "3");
        Settings other = Settings.of(usual.with(Map.of()).text(), OTHER).with(Map.of());
        Settings left = Settings.of(KnownSettings.resolve(Map.of(), Map.of(), Map.of()), OTHER);

        assertThat(left.of("detect"))
                .containsEntry("dropcast.detect.threshold", "0.2")
                .containsEntry("dropcast.detect.nms-iou", "0.3");
        assertThat(left.of("track"))
                .containsEntry("dropcast.track.high", "0.45")
                .containsEntry("dropcast.track.new-track", "0.6");
        assertThat(left.of("embed")).isEqualTo(usual.of("embed"));
        // what was in effect once, as in an episode's own past, stays
        assertThat(other.of("track")).isEqualTo(usual.of("track"));
    }

    @Test
    void aRunCanLeaveANumberToThePackAgain() {
        Settings own = Settings.of(
                KnownSettings.resolve(Map.of(), Map.of(), Map.of("dropcast.track.new-track", "0.9")), OTHER);

        assertThat(TrackSettings.of(own).newTrack()).isEqualTo(0.9);
        assertThat(TrackSettings.of(own.with(Map.of("dropcast.track.new-track", " Pack ")))
                        .newTrack())
                .isEqualTo(0.6);
    }

    @ParameterizedTest
    @CsvSource({"auto, true", " AUTO , true", "0.2, false", "0.99, false"})
    void aThresholdIsFoundOutOrSaid(String value, boolean auto) {
        assertThat(
                        ClusterPlan.of(with("dropcast.cluster.cluster-thresh", value))
                                        .clusterThresh()
                                instanceof ClusterThresh.Auto)
                .isEqualTo(auto);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "automatic", "NaN"})
    void aThresholdThatIsNeitherIsNamed(String value) {
        assertThatThrownBy(() -> with("dropcast.cluster.cluster-thresh", value))
                .hasMessage(
                        "dropcast.cluster.cluster-thresh must be a number 0.2..0.99 or auto, found '" + value + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2.5", "many"})
    void whatIsNoWholeNumberIsNamed(String value) {
        assertThatThrownBy(() -> with("dropcast.detect.stride", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("dropcast.detect.stride must be a whole number 1..50, found '" + value + "'");
    }

    @Test
    void everyStageSeesItsOwnSettingsAndNoOthers() {
        Settings settings = with("dropcast.detect.stride", "3");
        for (String stage : STAGES) {
            assertThat(settings.of(stage))
                    .isNotEmpty()
                    .allSatisfy((key, value) -> assertThat(key).startsWith("dropcast." + stage + "."));
        }
        assertThat(settings.of("detect"))
                .isNotEqualTo(with("dropcast.detect.stride", "2").of("detect"));
        assertThat(settings.of("track"))
                .isEqualTo(with("dropcast.detect.stride", "2").of("track"));
    }

    private static Settings with(String key, String value) {
        Map<String, String> values = new HashMap<>(KnownSettings.resolve(Map.of(), Map.of(), Map.of()));
        values.put(key, value);
        return StageSettings.checked(Settings.of(values));
    }
}
