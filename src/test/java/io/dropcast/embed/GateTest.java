package io.dropcast.embed;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.detect.Detection;
import io.dropcast.face.Landmarks;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class GateTest {
    private static final Optional<Landmarks> UPRIGHT = Optional.of(Seen.upright());
    private static final Optional<String> CROP = Optional.of("a.jpg");

    private final Gate gate = new Gate(new EmbedSettings(16, 0.6, 1, 0.34, 0.60, 0.08, 3, 0.60));

    @Test
    void aGoodFacePasses() {
        assertThat(gate.refuses(Seen.at(1))).isEmpty();
    }

    @Test
    void whatIsJustGoodEnoughPasses() {
        assertThat(gate.refuses(Seen.of(1, 0.6, 1.0, 0.34, UPRIGHT, CROP))).isEmpty();
    }

    @Test
    void withoutACropThereIsNothingToEncode() {
        assertThat(refused(Seen.of(1, 0.9, 40, 0, UPRIGHT, Optional.empty()))).isEqualTo("no_crop");
    }

    @Test
    void lowConfidenceIsNamedWithItsValue() {
        assertThat(refused(Seen.of(1, 0.414, 40, 0, UPRIGHT, CROP))).isEqualTo("low_confidence:0.41");
    }

    @Test
    void lowContrastIsNamedWithItsValue() {
        assertThat(refused(Seen.of(1, 0.9, 0.5, 0, UPRIGHT, CROP))).isEqualTo("low_contrast:0.50");
    }

    @Test
    void aFaceOverTheEdgeIsNamedWithItsShare() {
        assertThat(refused(Seen.of(1, 0.9, 40, 0.3401, UPRIGHT, CROP))).isEqualTo("clipped:0.34");
    }

    @Test
    void pointsThatMakeNoFaceAreRefused() {
        Landmarks upsideDown = Landmarks.of(130, 180, 170, 180, 150, 160, 135, 140, 165, 140);
        assertThat(refused(Seen.of(1, 0.9, 40, 0, Optional.of(upsideDown), CROP)))
                .isEqualTo("implausible_landmarks");
        assertThat(refused(Seen.of(1, 0.9, 40, 0, Optional.empty(), CROP))).isEqualTo("implausible_landmarks");
    }

    private String refused(Detection d) {
        return gate.refuses(d).orElseThrow();
    }
}
