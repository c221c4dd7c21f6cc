package io.dropcast.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropcast.cluster.evidence.FaceRatio;
import io.dropcast.cluster.evidence.PackLikeness;
import io.dropcast.face.Clothes;
import io.dropcast.face.ShotEnds;
import io.dropcast.video.Glances;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clothes and camera set-ups that come again change in identities.json, and that a setting takes each of them away. */
final class WitnessSettingsTest {
    /** Even odds at a cosine of 0.32. */
    private static final PackLikeness PACK = new PackLikeness(
            0.5,
            Optional.empty(),
            Optional.of(new FaceRatio(
                    List.of(
                            new FaceRatio.Point(1, 0.1, 0.12, 0.03, 0.6, 0.18),
                            new FaceRatio.Point(3, 0.1, 0.12, 0.03, 0.6, 0.18)),
                    0)));

    private static final Clothes COAT = Clothes.ofPairs(7, 200, 40, 120);

    @TempDir
    Path folder;

    @Test
    void whoComesAgainInTheSamePlaceOfTheSameSetUpIsOnePersonUnlessThreadsAreOff() {
        PlacedLab lab = new PlacedLab(folder, PACK);
        lab.made("a", List.of(seen(1, 0, 0.3), seen(2, 2, 0.3), other(3, 1)), shots(1, 2, 1));

        process(lab, Map.of());
        assertThat(lab.tracks().values()).containsExactly(List.of(1, 2), List.of(3));
        assertThat(lab.doc().at("/stats/calibration/threads/asked").asBoolean()).isTrue();
        JsonNode why = lab.doc().at("/identities/0/why");
        assertThat(why.path("face").asDouble()).isNegative();
        assertThat(why.path("clothes").asDouble()).isZero();
        assertThat(why.path("thread").asDouble()).isBetween(2.0, 2.5);
        assertThat(why.path("sure").asDouble()).isBetween(0.8, 0.95);
        assertThat(lab.doc().at("/identities/1").has("why"))
                .as("a single track")
                .isFalse();

        process(lab, Map.of("dropcast.cluster.threads", "false"));
        assertThat(lab.tracks().values()).containsExactlyInAnyOrder(List.of(1), List.of(2), List.of(3));
        assertThat(lab.doc().at("/stats/calibration/threads/asked").asBoolean()).isFalse();
        assertThat(lab.doc().path("identities")).noneMatch(i -> i.has("why"));
    }

    @Test
    void whoWearsTheSameInOneSceneIsOnePersonUnlessClothesAreOff() {
        PlacedLab lab = new PlacedLab(folder, PACK);
        lab.made("a", List.of(seen(1, 0, 0.33).wearing(COAT), seen(2, 2, 0.33).wearing(COAT), other(3, 1)));

        process(lab, Map.of());
        assertThat(lab.tracks().values()).containsExactly(List.of(1, 2), List.of(3));
        assertThat(lab.doc().at("/stats/calibration/clothes/asked").asBoolean()).isTrue();
        assertThat(lab.doc().at("/identities/0/why/clothes").asDouble()).isPositive();
        assertThat(lab.doc().at("/identities/0/why/thread").asDouble()).isZero();

        process(lab, Map.of("dropcast.cluster.clothes", "false"));
        assertThat(lab.tracks().values()).containsExactlyInAnyOrder(List.of(1), List.of(2), List.of(3));
        assertThat(lab.doc().at("/stats/calibration/clothes/asked").asBoolean()).isFalse();
    }

    @Test
    void aThresholdThatWasSaidIsOneOfFacesAlone() {
        PlacedLab lab = new PlacedLab(folder, PACK);
        lab.made("a", List.of(seen(1, 0, 0.3).wearing(COAT), seen(2, 2, 0.3).wearing(COAT)), shots(1, 2, 1));
        lab.process(PlacedLab.settings("0.5"));
        assertThat(lab.tracks().values()).containsExactlyInAnyOrder(List.of(1), List.of(2));
        lab.process(PlacedLab.settings("0.25").with(Map.of("dropcast.cluster.min-identity-sim", "0.2")));
        assertThat(lab.tracks().values()).containsExactly(List.of(1, 2));
        assertThat(lab.doc().at("/identities/0").has("why"))
                .as("of likelihood ratios")
                .isFalse();
    }

    /** Shots of two seconds. Track 1 and what has this cosine to it. */
    private static PlacedLab.Seen seen(int track, int shot, double cosine) {
        double[] vector =
                track == 1 ? new double[] {1, 0, 0} : new double[] {cosine, Math.sqrt(1 - cosine * cosine), 0};
        return PlacedLab.seen(track, 50L * shot, 50L * shot + 45, 400, vector).inShot(shot);
    }

    private static PlacedLab.Seen other(int track, int shot) {
        return PlacedLab.seen(track, 50L * shot, 50L * shot + 45, 400, 0, 0, 1).inShot(shot);
    }

    private static List<ShotEnds> shots(long... scenes) {
        List<ShotEnds> shots = new ArrayList<>();
        for (int s = 0; s < scenes.length; s++) {
            shots.add(new ShotEnds(s, look(50L * s, scenes[s]), look(50L * s + 49, scenes[s])));
        }
        return shots;
    }

    private static ShotEnds.Look look(long frame, long scene) {
        return new ShotEnds.Look(
                frame, frame / 25.0, Glances.noisy(scene, 4, frame).thumbnail());
    }

    private static void process(PlacedLab lab, Map<String, String> said) {
        // the outlier rule is of the cosine alone
        lab.process(PlacedLab.settings("auto")
                .with(Map.of("dropcast.cluster.min-identity-sim", "0.2"))
                .with(said));
    }
}
