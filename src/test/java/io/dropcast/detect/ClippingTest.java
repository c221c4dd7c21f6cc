package io.dropcast.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dropcast.face.Box;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClippingTest {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;

    @ParameterizedTest
    @CsvSource({"100, 100, 171, 200", "100, 100, 130, 200", "100, 100, 220, 200", "3, 100, 40, 200"})
    void aFaceWithinTheFrameIsWholeWhateverItsShape(double x1, double y1, double x2, double y2) {
        assertThat(clipped(x1, y1, x2, y2)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, 100, 71, 200", "569, 100, 640, 200", "100, 0, 171, 100", "100, 260, 171, 360"})
    void aWholeFaceMayTouchTheEdge(double x1, double y1, double x2, double y2) {
        assertThat(clipped(x1, y1, x2, y2)).isCloseTo(0, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"0, 100, 35.5, 200", "604.5, 100, 640, 200", "100, 0, 171, 50", "100, 310, 171, 360"})
    void halfABoxAtTheEdgeIsHalfAFace(double x1, double y1, double x2, double y2) {
        assertThat(clipped(x1, y1, x2, y2)).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void whatTheBoxItselfSaysCountsToo() {
        assertThat(clipped(-71, 100, 71, 300)).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void moreOutsideIsMoreClipped() {
        double before = 0;
        for (int cut = 0; cut < 60; cut += 5) {
            double now = clipped(0, 100, 71 - cut, 200);
            assertThat(now).isGreaterThanOrEqualTo(before).isBetween(0.0, 1.0);
            before = now;
        }
        assertThat(before).isGreaterThan(0.7);
    }

    private static double clipped(double x1, double y1, double x2, double y2) {
        return Clipping.of(new Box(x1, y1, x2, y2), WIDTH, HEIGHT);
    }
}
