package io.dropcast.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On the shipped packs: the first has a fixed input, the second the film's. */
final class DetectorSpecTest {
    private final DetectorSpec fixed = shipped("faceplugin");
    private final DetectorSpec film = shipped("yunet");

    @ParameterizedTest
    @CsvSource({
        "1920, 1080, 640, 384",
        "1080, 1920, 384, 640",
        "640, 480, 640, 480",
        "1080, 1080, 640, 640",
        "427, 240, 640, 384",
        "240, 426, 384, 640",
        "2560, 1080, 640, 288",
        "100, 1000, 64, 640",
        "4000, 10, 640, 64",
        "1, 1, 640, 640",
        "16384, 16383, 640, 640",
        "640, 352, 640, 352",
        "640, 353, 640, 384"
    })
    void theInputTakesTheShapeOfTheFilmInWholeCells(int width, int height, int inputWidth, int inputHeight) {
        DetectorSpec its = film.forFilm(width, height);

        assertThat(its.input().spec().shape()).containsExactly(1, 3, inputHeight, inputWidth);
        for (int cell : new int[] {8, 16, 32}) {
            int cells = inputWidth / cell * (inputHeight / cell);
            assertThat(its.output("cls_" + cell).shape()).containsExactly(1, cells, 1);
            assertThat(its.output("obj_" + cell).shape()).containsExactly(1, cells, 1);
            assertThat(its.output("bbox_" + cell).shape()).containsExactly(1, cells, 4);
            assertThat(its.output("kps_" + cell).shape()).containsExactly(1, cells, 10);
        }
    }

    @Test
    void theLongerSideIsAsThePackSays() {
        InputSpec in = film.input();
        InputSpec large = new InputSpec(in.tensor(), in.layout(), 544, 960, in.colour(), in.mean(), in.scale());

        assertThat(large.inShapeOf(1920, 1080, 32).spec().shape()).containsExactly(1, 3, 544, 960);
        assertThat(large.inShapeOf(9, 16, 32).spec().shape()).containsExactly(1, 3, 960, 544);
    }

    @Test
    void allButTheSizesStays() {
        DetectorSpec its = film.forFilm(1920, 1080);

        assertThat(its.output("kps_8").name()).isEqualTo(film.output("kps_8").name());
        assertThat(its.input().tensor()).isEqualTo(film.input().tensor());
        assertThat(its.input().colour()).isEqualTo(film.input().colour());
        assertThat(its.thresholds()).isEqualTo(film.thresholds());
        assertThat(its.forFilm(1080, 1920)).isEqualTo(film.forFilm(1080, 1920));
    }

    @Test
    void aFixedInputIsTheSameForEveryFilm() {
        assertThat(fixed.forFilm(1080, 1920)).isEqualTo(fixed);
    }

    @Test
    void theShapeIsPartOfHowTheNetIsRead() {
        DetectorSpec square = new DetectorSpec(
                film.file(),
                film.family(),
                film.input(),
                InputShape.FIXED,
                film.fit(),
                film.outputs(),
                film.thresholds());

        assertThat(film.reading()).isNotEqualTo(square.reading());
        assertThat(square.reading()).doesNotContain("film");
    }

    @Test
    void aFamilyOfOneSizeCannotFollowTheFilm() {
        assertThatThrownBy(() -> new DetectorSpec(
                        fixed.file(),
                        fixed.family(),
                        fixed.input(),
                        InputShape.FILM,
                        Fit.LETTERBOX,
                        fixed.outputs(),
                        fixed.thresholds()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("input.shape must be 'fixed'")
                .hasMessageContaining("ultralight-rfb");
    }

    private static DetectorSpec shipped(String pack) {
        return ModelPacks.read(Path.of("config", "models.json")).named(pack).detector();
    }
}
