package io.dropcast.cluster.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dropcast.cluster.evidence.StrangerCurve.Point;
import io.dropcast.cluster.linkage.MergeGap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrangerCurveTest {
    private static final StrangerCurve CURVE =
            new StrangerCurve(1000, List.of(new Point(0, 0.5), new Point(0.2, 0.01), new Point(0.3, 0.001)));

    @ParameterizedTest
    @CsvSource({"0.5, 0", "0.01, 0.2", "0.001, 0.3", "0.0001, 0.4", "0.00001, 0.5"})
    void pointsAreMetAndTheLastLineGoesOn(double above, double similarity) {
        assertThat(CURVE.similarityAt(above)).isCloseTo(similarity, within(1e-9));
        assertThat(CURVE.shareAt(similarity)).isCloseTo(above, within(1e-9));
    }

    @Test
    void moreAlikeIsAlwaysRarer() {
        double before = 1;
        for (double similarity = -0.9; similarity < 1; similarity += 0.01) {
            double share = CURVE.shareAt(similarity);
            assertThat(share).isBetween(0.0, before);
            before = share;
        }
    }

    @Test
    void aMovedCurveAsksForAsMuchMore() {
        assertThat(CURVE.movedBy(0.1).similarityAt(0.003)).isCloseTo(CURVE.similarityAt(0.003) + 0.1, within(1e-9));
    }

    @Test
    void aCurveThatRisesIsRefused() {
        assertThatThrownBy(() -> new StrangerCurve(10, List.of(new Point(0, 0.5), new Point(0.2, 0.6))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a curve falls");
        assertThatThrownBy(() -> new StrangerCurve(10, List.of(new Point(0, 0.5))))
                .hasMessageContaining("two points, found 1");
    }

    @Test
    void theWidestGapThatReachesIntoTheWindowCounts() {
        double[] merges = {0.95, 0.9, 0.5, 0.45, 0.1};
        assertThat(MergeGap.widest(merges, 0.3, 0.47)).isEqualTo(new MergeGap(0.1, 0.45));
        assertThat(MergeGap.widest(merges, 0.3, 0.6)).isEqualTo(new MergeGap(0.5, 0.9));
        assertThat(MergeGap.widest(merges, 0.46, 0.49)).isEqualTo(new MergeGap(0.45, 0.5));
    }

    @Test
    void withoutMergesTheWholeScaleIsAGap() {
        assertThat(MergeGap.widest(new double[0], 0.3, 0.5)).isEqualTo(new MergeGap(0, 1));
        assertThat(MergeGap.widest(new double[] {-0.2}, 0.3, 0.5)).isEqualTo(new MergeGap(0, 1));
    }
}
