package io.dropcast.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dropcast.face.Thumbnail;
import java.util.Base64;
import org.junit.jupiter.api.Test;

final class ThumbnailTest {
    @Test
    void eachCellIsTheMeanOfFour() {
        int[] yuv = new int[3 * FrameSignature.CELLS];
        int cell = 5 * Thumbnail.WIDTH + 7;
        int corner = 10 * FrameSignature.WIDTH + 14;
        yuv[corner] = 10;
        yuv[corner + 1] = 20;
        yuv[corner + FrameSignature.WIDTH] = 200;
        yuv[corner + FrameSignature.WIDTH + 1] = 252;

        byte[] bytes =
                Base64.getDecoder().decode(new FrameSignature(yuv).thumbnail().text());

        assertThat(bytes).hasSize(3 * Thumbnail.WIDTH * Thumbnail.HEIGHT);
        assertThat(bytes[cell] & 0xff).isEqualTo(121);
        bytes[cell] = 0;
        assertThat(bytes).containsOnly(0);
    }

    @Test
    void itComesBackFromItsText() {
        Thumbnail made = Glances.scene(3).thumbnail();
        assertThat(Thumbnail.parse(made.text())).isEqualTo(made).hasSameHashCodeAs(made);
        assertThat(made).isNotEqualTo(Glances.scene(4).thumbnail());
        assertThatThrownBy(() -> Thumbnail.parse("AAAA")).hasMessage("a thumbnail has 432 bytes, found 3");
    }

    @Test
    void theDifferenceIsThatOfTheLumaAndTheMeanOfThoseOfTheColours() {
        Thumbnail grey = Glances.of(100, 128, 128).thumbnail();
        assertThat(grey.difference(Glances.of(90, 128, 128).thumbnail())).isEqualTo(10);
        assertThat(grey.difference(Glances.of(103, 120, 134).thumbnail())).isEqualTo(10);
        assertThat(grey.difference(grey)).isZero();
    }

    @Test
    void aSetUpIsNearerToItselfInGrainThanToAnother() {
        Thumbnail scene = Glances.noisy(1, 8, 1).thumbnail();
        assertThat(scene.difference(Glances.noisy(1, 8, 2).thumbnail())).isLessThan(8);
        assertThat(scene.difference(Glances.scene(2).thumbnail())).isGreaterThan(14);
    }

    @Test
    void whatIsAllOfOneLumaHasNoContrast() {
        assertThat(Glances.flat(200).thumbnail().contrast()).isZero();
        assertThat(Glances.faded(1, 0.1).thumbnail().contrast())
                .isCloseTo(Glances.scene(1).thumbnail().contrast() / 10, within(0.5));
    }
}
