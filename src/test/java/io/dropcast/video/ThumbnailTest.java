package io.dropcast.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Base64;
import org.junit.jupiter.api.Test;

final class ThumbnailTest {
    @Test
    void eachCellIsTheMeanOfFour() {
        int[] yuv = new int[3 * Glance.CELLS];
        int cell = 5 * Thumbnail.WIDTH + 7;
        int corner = 10 * Glance.WIDTH + 14;
        yuv[corner] = 10;
        yuv[corner + 1] = 20;
        yuv[corner + Glance.WIDTH] = 200;
        yuv[corner + Glance.WIDTH + 1] = 252;

        byte[] bytes = Base64.getDecoder().decode(Thumbnail.of(new Glance(yuv)).text());

        assertThat(bytes).hasSize(3 * Thumbnail.WIDTH * Thumbnail.HEIGHT);
        assertThat(bytes[cell] & 0xff).isEqualTo(121);
        bytes[cell] = 0;
        assertThat(bytes).containsOnly(0);
    }

    @Test
    void itComesBackFromItsText() {
        Thumbnail made = Thumbnail.of(Glances.scene(3));
        assertThat(Thumbnail.parse(made.text())).isEqualTo(made).hasSameHashCodeAs(made);
        assertThat(made).isNotEqualTo(Thumbnail.of(Glances.scene(4)));
        assertThatThrownBy(() -> Thumbnail.parse("AAAA")).hasMessage("a thumbnail has 432 bytes, found 3");
    }

    @Test
    void theDifferenceIsThatOfTheLumaAndTheMeanOfThoseOfTheColours() {
        Thumbnail grey = Thumbnail.of(Glances.of(100, 128, 128));
        assertThat(grey.difference(Thumbnail.of(Glances.of(90, 128, 128)))).isEqualTo(10);
        assertThat(grey.difference(Thumbnail.of(Glances.of(103, 120, 134)))).isEqualTo(10);
        assertThat(grey.difference(grey)).isZero();
    }

    @Test
    void aSetUpIsNearerToItselfInGrainThanToAnother() {
        Thumbnail scene = Thumbnail.of(Glances.noisy(1, 8, 1));
        assertThat(scene.difference(Thumbnail.of(Glances.noisy(1, 8, 2)))).isLessThan(8);
        assertThat(scene.difference(Thumbnail.of(Glances.scene(2)))).isGreaterThan(14);
    }

    @Test
    void whatIsAllOfOneLumaHasNoContrast() {
        assertThat(Thumbnail.of(Glances.flat(200)).contrast()).isZero();
        assertThat(Thumbnail.of(Glances.faded(1, 0.1)).contrast())
                .isCloseTo(Thumbnail.of(Glances.scene(1)).contrast() / 10, within(0.5));
    }
}
