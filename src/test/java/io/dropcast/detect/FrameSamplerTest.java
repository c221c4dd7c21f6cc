package io.dropcast.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.video.Decode;
import io.dropcast.video.FakeFrame;
import io.dropcast.video.FrameLedger;
import io.dropcast.video.FrameSignature;
import io.dropcast.video.Glances;
import io.dropcast.video.ShotFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

final class FrameSamplerTest {
    private static final int FRAMES = 61;

    @Test
    void whereNothingMovesItLooksSeldom() {
        assertThat(looks(3, 9, f -> Glances.noisy(7, 3, f)))
                .containsExactly(0L, 1L, 2L, 9L, 18L, 27L, 36L, 45L, 54L, 60L);
    }

    @Test
    void whereSomethingMovesItLooksWithTheStride() {
        assertThat(looks(3, 9, f -> spot(100, 30 * f % 180 + 40))).containsAll(multiplesOf(3));
    }

    @Test
    void whatMovesSlowlyIsNoticedWhenItHasAddedUp() {
        // a cell that gains 3 a frame passes a fifth of 100 within 7 frames, and the next look comes with the stride
        assertThat(looks(3, 50, f -> spot(100, 40 + 3 * f))).contains(9L, 18L, 27L, 36L, 45L, 54L);
    }

    @Test
    void inADarkPictureLessIsAMovement() {
        assertThat(looks(3, 50, f -> spot(20, f < 20 ? 20 : 26))).contains(21L).doesNotContain(24L);
        assertThat(looks(3, 50, f -> spot(100, f < 20 ? 100 : 106))).doesNotContain(21L);
    }

    @Test
    void noiseInTheDarkIsNoMovement() {
        assertThat(looks(3, 50, f -> spot(4, f % 2 == 0 ? 4 : 8))).containsExactly(0L, 1L, 2L, 48L, 60L);
    }

    @Test
    void aStillStrideBelowTheStrideChangesNothing() {
        assertThat(looks(6, 1, f -> Glances.flat(90))).isEqualTo(looks(6, 6, f -> Glances.flat(90)));
    }

    @Test
    void aStrideOfOneIsEveryFrame() {
        assertThat(looks(1, 9, f -> Glances.flat(90))).hasSize(FRAMES);
    }

    @Test
    void whereFramesWerePassedOverTheFirstOfEachStrideIsLookedAt() {
        assertThat(looks(3, 3, f -> spot(100, 30 * f % 180 + 40), f -> f % 2 == 0))
                .containsExactlyElementsOf(List.of(
                        0L, 2L, 4L, 6L, 10L, 12L, 16L, 18L, 22L, 24L, 28L, 30L, 34L, 36L, 40L, 42L, 46L, 48L, 52L, 54L,
                        58L, 60L));
    }

    /** One cell that differs from the rest. */
    private static FrameSignature spot(int around, int luma) {
        int[] yuv = new int[3 * FrameSignature.CELLS];
        java.util.Arrays.fill(yuv, 0, FrameSignature.CELLS, around);
        yuv[200] = luma;
        return new FrameSignature(yuv);
    }

    private static List<Long> multiplesOf(int step) {
        List<Long> out = new ArrayList<>();
        for (long f = 0; f < FRAMES; f += step) {
            out.add(f);
        }
        return out;
    }

    private static List<Long> looks(int stride, int stillStride, IntFunction<FrameSignature> film) {
        return looks(stride, stillStride, film, f -> true);
    }

    private static List<Long> looks(int stride, int stillStride, IntFunction<FrameSignature> film, IntPredicate given) {
        FrameSampler pace = new FrameSampler(
                new DetectSettings(stride, stillStride, 3, 0.1, 0.5, 0.4, 0.5, 0.6, 256, 1, 0, Decode.EVERY));
        FrameLedger ledger = new FrameLedger();
        List<Long> looked = new ArrayList<>();
        for (int f = 0; f < FRAMES; f++) {
            try (FakeFrame frame = new FakeFrame(ledger, f, f / 25.0, film.apply(f))) {
                if (given.test(f) && pace.looksAt(new ShotFrame(frame, frame.glance(), 0, f, f == FRAMES - 1))) {
                    looked.add((long) f);
                }
            }
        }
        return looked;
    }
}
