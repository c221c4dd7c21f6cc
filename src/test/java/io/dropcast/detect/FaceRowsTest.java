package io.dropcast.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.face.Box;
import io.dropcast.face.Clothes;
import io.dropcast.face.Landmarks;
import io.dropcast.face.Quality;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FaceRowsTest {

    private static Detection made(Random random, int row) {
        double x = random.nextDouble() * 1000 - 50;
        double y = random.nextDouble() * 1000;
        return new Detection(
                row,
                random.nextInt(1 << 30) * 4096L,
                random.nextDouble() * 1e5,
                new Box(x, y, x + random.nextDouble() * 300, y + random.nextDouble() * 300),
                random.nextDouble(),
                random.nextInt(3) == 0
                        ? Optional.empty()
                        : Optional.of(Landmarks.of(random.doubles(10, -20, 2000).toArray())),
                new Quality(
                        random.nextDouble(),
                        random.nextDouble(),
                        random.nextDouble(),
                        random.nextDouble(),
                        random.nextDouble(),
                        random.nextDouble()),
                random.nextDouble(),
                Optional.empty());
    }

    /** Also just one, and just as many as there is room for before more is needed. */
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 511", "4, 512", "5, 513", "6, 2000"})
    void facesComeBackBitByBitInTheirOrder(long seed, int count) {
        Random random = new Random(seed);
        FaceRows rows = new FaceRows();
        List<Detection> expected = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            Detection face = made(random, row);
            expected.add(face);
            rows.add(face.numbered(random.nextInt()));
        }
        assertThat(rows.size()).isEqualTo(count);
        assertThat(rows.toList()).isEqualTo(expected);
    }

    @Test
    void aCropIsNamedByItsFrameAndRow() {
        Random random = new Random(7);
        FaceRows rows = new FaceRows();
        for (int row = 0; row < 600; row++) {
            rows.add(made(random, row));
        }
        String name = rows.crop(599, Optional.empty());
        long frame = rows.toList().get(599).frameIdx();
        assertThat(name).isEqualTo(String.format("%09d-0000599.jpg", frame));
        assertThat(rows.toList().get(599).crop()).contains(name);
        assertThat(rows.toList().subList(0, 599)).allMatch(face -> face.crop().isEmpty());
    }

    @Test
    void clothesComeWithTheCrop() {
        Random random = new Random(8);
        FaceRows rows = new FaceRows();
        for (int row = 0; row < 3; row++) {
            rows.add(made(random, row));
        }
        Clothes red = Clothes.ofPairs(255, 255);
        rows.crop(1, Optional.of(red));
        rows.crop(2, Optional.empty());
        assertThat(rows.toList())
                .extracting(Detection::clothes)
                .containsExactly(Optional.empty(), Optional.of(red), Optional.empty());
    }

    @Test
    void noFacesAreNone() {
        assertThat(new FaceRows().toList()).isEmpty();
    }
}
