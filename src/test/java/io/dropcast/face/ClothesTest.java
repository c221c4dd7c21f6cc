package io.dropcast.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClothesTest {
    private static final int RED = 0xff0000;
    private static final int GREEN = 0x00ff00;
    private static final int BLUE = 0x0000ff;

    /** The place follows from the published L, a and b of these colours: (6 L/100) x 64 + (a + 64)/16 x 8 + (b + 64)/16, each cut. */
    @ParameterizedTest
    @CsvSource({"ff0000, 323", "00ff00, 413", "0000ff, 153", "ffa500, 377", "000080, 63", "008080, 183"})
    void aColourFallsWhereItsLightnessAndHueSay(String colour, int bin) {
        assertThat(painted(Integer.parseInt(colour, 16)).toPairs()).containsExactly(bin, 255);
    }

    @Test
    void twoColoursAreKeptAsTheRootsOfTheirShares() {
        assertThat(painted(RED, GREEN).toPairs()).containsExactly(323, 180, 413, 180);
        assertThat(painted(RED, RED, RED, GREEN).toPairs()).containsExactly(323, 221, 413, 128);
    }

    @Test
    void theSameColoursAreAlikeWhereverTheyAre() {
        assertThat(painted(RED, GREEN, BLUE).likeness(painted(BLUE, RED, GREEN)))
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void aSlightTintDoesNotMakeAGreySuitAnother() {
        assertThat(painted(0x787878).likeness(painted(0x787978))).isEqualTo(1);
        assertThat(painted(0x787878)).isEqualTo(painted(0x797878)).isEqualTo(painted(0x78787c));
    }

    @Test
    void coloursThatHaveNothingInCommonAreNotAlike() {
        assertThat(painted(RED).likeness(painted(GREEN, BLUE))).isZero();
    }

    @Test
    void whoSharesHalfOfTheColoursIsAlikeByTheRootOfThat() {
        assertThat(painted(RED).likeness(painted(RED, GREEN))).isCloseTo(Math.sqrt(0.5), within(1e-12));
        assertThat(painted(RED, BLUE).likeness(painted(RED, GREEN))).isCloseTo(0.5, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void likenessIsTheSameBothWaysAndComesBackFromItsPairs(long seed) {
        Random random = new Random(seed);
        Clothes one = noise(random, 64);
        Clothes other = noise(random, 128);
        assertThat(one.likeness(other)).isEqualTo(other.likeness(one)).isBetween(0.0, 1.0);
        assertThat(one.likeness(one)).isCloseTo(1, within(1e-12));
        assertThat(one).isNotEqualTo(other);
        Clothes read = Clothes.ofPairs(one.toPairs());
        assertThat(read).isEqualTo(one).hasSameHashCodeAs(one);
        assertThat(read.likeness(other)).isEqualTo(one.likeness(other));
    }

    @Test
    void inTheMeanEachMomentCountsTheSame() {
        Clothes mean = Clothes.mean(List.of(painted(RED), painted(GREEN, BLUE))).orElseThrow();
        assertThat(mean).isEqualTo(painted(RED, RED, GREEN, BLUE));
        assertThat(Clothes.mean(List.of(painted(RED)))).contains(painted(RED));
        assertThat(Clothes.mean(List.of())).isEmpty();
    }

    /** The region of a face at 100..140, 100..180 is 84..156, 200..300. */
    @ParameterizedTest
    @CsvSource({"640, 360, 156, 300", "640, 260, 156, 260", "640, 250, 156, 250", "140, 300, 140, 300"})
    void clothesAreLookedAtBelowTheFaceAsFarAsTheFrameGoes(int width, int height, double x2, double y2) {
        assertThat(Clothes.below(new Box(100, 100, 140, 180), width, height)).contains(new Box(84, 200, x2, y2));
    }

    @Test
    void atTheLeftEdgeTheyBeginWithTheFrame() {
        assertThat(Clothes.below(new Box(0, 0, 40, 80), 640, 360)).contains(new Box(0, 100, 56, 200));
    }

    @ParameterizedTest
    @CsvSource({"640, 249", "640, 200", "640, 150", "119, 300", "100, 240"})
    void whereMoreThanHalfIsOutsideThereAreNone(int width, int height) {
        assertThat(Clothes.below(new Box(100, 100, 140, 180), width, height)).isEmpty();
    }

    @Test
    void aFaceWithoutSizeHasNone() {
        assertThat(Clothes.below(new Box(100, 100, 100, 100), 640, 360)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "5 10 6", "-1 10", "486 10", "5 0", "5 256", "6 10 5 10", "5 10 5 10"})
    void numbersThatAreNoSuchPairsAreRefused(String numbers) {
        int[] pairs = numbers.isEmpty()
                ? new int[0]
                : java.util.Arrays.stream(numbers.split(" "))
                        .mapToInt(Integer::parseInt)
                        .toArray();
        assertThatThrownBy(() -> Clothes.ofPairs(pairs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("clothes are pairs");
    }

    private static Clothes painted(int... pixels) {
        byte[] rgb = new byte[3 * pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            rgb[3 * i] = (byte) (pixels[i] >> 16);
            rgb[3 * i + 1] = (byte) (pixels[i] >> 8);
            rgb[3 * i + 2] = (byte) pixels[i];
        }
        return Clothes.of(new Crop(pixels.length, 1, new Box(0, 0, pixels.length, 1), rgb));
    }

    private static Clothes noise(Random random, int brightest) {
        byte[] rgb = new byte[3 * 16 * 16];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) random.nextInt(brightest);
        }
        return Clothes.of(new Crop(16, 16, new Box(0, 0, 16, 16), rgb));
    }
}
