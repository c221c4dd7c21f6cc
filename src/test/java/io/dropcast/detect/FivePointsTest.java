package io.dropcast.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dropcast.face.Box;
import io.dropcast.face.Landmarks;
import org.junit.jupiter.api.Test;

final class FivePointsTest {
    private static final Box REGION = new Box(100, 200, 300, 600);

    @Test
    void theEyesAreTheMiddleOfTheirLids() {
        float[] points = new float[136];
        put(points, 37, 0.2f, 0.3f);
        put(points, 38, 0.3f, 0.3f);
        put(points, 40, 0.3f, 0.4f);
        put(points, 41, 0.2f, 0.4f);
        put(points, 43, 0.6f, 0.3f);
        put(points, 44, 0.7f, 0.3f);
        put(points, 46, 0.7f, 0.5f);
        put(points, 47, 0.6f, 0.5f);
        put(points, 30, 0.5f, 0.6f);
        put(points, 48, 0.35f, 0.8f);
        put(points, 54, 0.65f, 0.75f);
        Landmarks five = FivePoints.of(points, REGION);
        double[] expected = {150, 340, 230, 360, 200, 440, 170, 520, 230, 500};
        assertThat(five.toArray()).containsExactly(expected, within(1e-4));
    }

    @Test
    void theOtherPointsDoNotMatter() {
        float[] points = new float[136];
        float[] others = new float[136];
        java.util.Arrays.fill(others, 9);
        for (int p : new int[] {37, 38, 40, 41, 43, 44, 46, 47, 30, 48, 54}) {
            put(points, p, p / 68f, 0.5f);
            put(others, p, p / 68f, 0.5f);
        }
        assertThat(FivePoints.of(others, REGION)).isEqualTo(FivePoints.of(points, REGION));
    }

    @Test
    void anotherNumberOfPointsIsRefused() {
        assertThatThrownBy(() -> FivePoints.of(new float[10], REGION))
                .hasMessageContaining("136")
                .hasMessageContaining("10");
    }

    private static void put(float[] points, int n, float x, float y) {
        points[2 * n] = x;
        points[2 * n + 1] = y;
    }
}
