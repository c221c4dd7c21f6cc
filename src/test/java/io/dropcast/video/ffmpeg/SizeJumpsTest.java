package io.dropcast.video.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SizeJumpsTest {
    @Test
    void aPacketOfMoreThanThreeTimesTheLargestBeforeItIsAJump() {
        assertThat(jumps(118_000, 50_000, 113_000, 45_000, 354_001, 45_000)).containsExactly(4);
        assertThat(jumps(118_000, 50_000, 113_000, 45_000, 354_000)).isEmpty();
    }

    @Test
    void aPacketOfLessThanATenthOfTheSmallestBeforeItIsAJump() {
        assertThat(jumps(88_000, 42_000, 90_000, 43_000, 74, 70, 72)).containsExactly(4);
        assertThat(jumps(88_000, 42_000, 90_000, 43_000, 4_200)).isEmpty();
    }

    @Test
    void afterAJumpTheNewSizesAreUsual() {
        assertThat(jumps(10_000, 10_000, 40_000, 40_000, 40_000, 130_000)).containsExactly(2, 5);
    }

    @Test
    void onePacketIsNotEnoughToKnowWhatIsUsual() {
        assertThat(jumps(10_000, 100_000)).isEmpty();
        SizeJumps jumps = new SizeJumps();
        jumps.jumps(10_000);
        jumps.jumps(10_000);
        jumps.reset();
        assertThat(jumps.jumps(100_000)).isFalse();
    }

    @Test
    void amongTinyPacketsNothingIsAJump() {
        assertThat(jumps(70, 72, 70, 300, 70, 1_000, 70, 4)).isEmpty();
    }

    @Test
    void onlyTheLastEightAreCompared() {
        assertThat(jumps(50_000, 20_000, 20_000, 20_000, 20_000, 20_000, 20_000, 20_000, 61_000))
                .isEmpty();
        assertThat(jumps(50_000, 20_000, 20_000, 20_000, 20_000, 20_000, 20_000, 20_000, 20_000, 61_000))
                .containsExactly(9);
    }

    @Test
    void sizesOfAnOrdinaryShotWithTwoKindsOfFramesDoNotJump() {
        Random random = new Random(7);
        int[] sizes = random.ints(2_000, 60, 140).toArray();
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] *= i % 2 == 0 ? 1_000 : 400;
        }
        assertThat(jumps(sizes)).isEmpty();
    }

    private static List<Integer> jumps(int... sizes) {
        SizeJumps jumps = new SizeJumps();
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++) {
            if (jumps.jumps(sizes[i])) {
                found.add(i);
            }
        }
        return found;
    }
}
