package io.dropcast.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FacePathTest {

    /** A face that walks 40 pixels a frame, a box a frame, 25 frames a second. */
    private static FacePath walk(int from, int to, int step) {
        List<FacePath.Seen> seen = new ArrayList<>();
        for (int f = from; f <= to; f += step) {
            seen.add(new FacePath.Seen(f / 25.0, new Box(40.0 * f, 100, 40.0 * f + 80, 200)));
        }
        return new FacePath(seen);
    }

    @Test
    void aFaceThatWalksIsFoundAgainByAnotherStrideAndInPieces() {
        FacePath outline = walk(0, 100, 3).outline();
        assertThat(walk(0, 100, 1).shareIn(outline)).isEqualTo(1);
        assertThat(walk(0, 40, 2).shareIn(outline)).as("the first piece").isEqualTo(1);
        assertThat(walk(41, 100, 2).shareIn(outline)).as("the rest of it").isEqualTo(1);
        assertThat(outline.shareIn(walk(0, 100, 5))).isEqualTo(1);
    }

    @Test
    void anotherTimeOrAnotherPlaceIsNotOfTheWay() {
        FacePath outline = walk(0, 100, 3).outline();
        assertThat(outline.holds(2, new Box(2000, 100, 2080, 200), 0.5)).isTrue();
        assertThat(outline.holds(2, new Box(2100, 100, 2180, 200), 0.5)).isFalse();
        assertThat(outline.holds(4.6, new Box(4000, 100, 4080, 200), 0.5)).isFalse();
        assertThat(new FacePath(List.of()).holds(0, new Box(0, 0, 1, 1), 9)).isFalse();
        assertThat(new FacePath(List.of()).shareIn(outline)).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anOutlineIsItsOwnOutlineAndComesBackFromItsText(long seed) {
        Random random = new Random(seed);
        List<FacePath.Seen> seen = new ArrayList<>();
        double ts = 0;
        for (int i = random.nextInt(40); i >= 0; i--) {
            ts += random.nextDouble();
            seen.add(new FacePath.Seen(
                    ts, Box.around(3000 * random.nextDouble() - 500, 500, 1 + 300 * random.nextDouble(), 90)));
        }
        FacePath outline = new FacePath(seen).outline();
        assertThat(outline.seen()).hasSizeLessThanOrEqualTo(9);
        assertThat(outline.outline()).isEqualTo(outline);
        assertThat(FacePath.parse(outline.text())).isEqualTo(outline);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "1@1,2,3", "1@1,2,3,4 ", "x@1,2,3,4", "1@9,9,1,1", "2@1,2,3,4 1@1,2,3,4", "1e9@1,2,3,4"
            })
    void whatIsNoWayIsRefused(String text) {
        assertThatThrownBy(() -> FacePath.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTextWithoutEndIsRefused() {
        assertThatThrownBy(() -> FacePath.parse("1@1,2,3,4 ".repeat(10_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("100000 characters");
    }
}
