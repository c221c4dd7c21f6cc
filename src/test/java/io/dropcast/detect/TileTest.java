package io.dropcast.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dropcast.face.Box;
import io.dropcast.video.FakeFrame;
import io.dropcast.video.FrameLedger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TileTest {
    private static final FaceNet.Spec STRETCH = new FaceNet.Spec(320, 240, true, 0, 1, false, Optional.empty());
    private static final FaceNet.Spec LETTERBOX = new FaceNet.Spec(64, 64, true, 0, 1, true, Optional.empty());

    private final FakeFrame frame = FakeFrame.of(new FrameLedger(), 1);

    @Test
    void aStretchedFrameFillsTheInput() {
        Box all = new Box(0, 0, 640, 360);
        assertThat(Tile.whole(frame, STRETCH)).isEqualTo(new Tile(all, 320, 240, all));
    }

    @Test
    void aLetterboxedFrameKeepsItsShapeAndIsBlackBelow() {
        Tile whole = Tile.whole(frame, LETTERBOX);
        assertThat(whole).isEqualTo(new Tile(new Box(0, 0, 640, 360), 64, 36, new Box(0, 0, 640, 640)));
        assertThat(whole.pixel(LETTERBOX)).isEqualTo(100);
    }

    @Test
    void oneTileIsNone() {
        assertThat(Tile.tiles(frame, STRETCH, 1)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void tilesReachFromEdgeToEdgeAndNeighboursShareAQuarter(int side) {
        List<Tile> tiles = Tile.tiles(frame, STRETCH, side);
        assertThat(tiles).hasSize(side * side);
        assertThat(tiles.get(0).part().x1()).isZero();
        assertThat(tiles.get(0).part().y1()).isZero();
        Box last = tiles.get(tiles.size() - 1).part();
        assertThat(last.x2()).isCloseTo(640, within(1e-9));
        assertThat(last.y2()).isCloseTo(360, within(1e-9));
        Box first = tiles.get(0).part();
        Box right = tiles.get(1).part();
        assertThat(first.x2() - right.x1()).isCloseTo(0.25 * first.width(), within(1e-9));
        assertThat(tiles.get(side).part().y1()).isCloseTo(0.75 * first.height(), within(1e-9));
    }

    @Test
    void onlyEdgesInsideTheFrameCut() {
        Tile first = Tile.tiles(frame, STRETCH, 2).get(0);
        double right = first.part().x2();
        assertThat(first.cuts(new Box(0, 0, 50, 50), frame)).isFalse();
        assertThat(first.cuts(new Box(right - 50, 20, right, 60), frame)).isTrue();
        assertThat(first.cuts(new Box(right - 60, 20, right - 10, 60), frame)).isFalse();
        Tile last = Tile.tiles(frame, STRETCH, 2).get(3);
        assertThat(last.cuts(new Box(600, 320, 640, 360), frame)).isFalse();
        assertThat(last.cuts(new Box(last.part().x1() - 5, 300, 400, 340), frame))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void aFaceSmallerThanTheOverlapIsWholeInSomeTile(int side) {
        List<Tile> tiles = Tile.tiles(frame, STRETCH, side);
        double w = 0.22 * tiles.get(0).part().width();
        double h = 0.22 * tiles.get(0).part().height();
        for (double x = 0; x + w <= 640; x += 3) {
            for (double y = 0; y + h <= 360; y += 3) {
                Box face = new Box(x, y, x + w, y + h);
                assertThat(tiles)
                        .anyMatch(t -> t.part().intersection(face) > face.area() * 0.999 && !t.cuts(face, frame));
            }
        }
    }

    @Test
    void aCloserViewIsEightTimesAsHighAsTheFaceAndAsWideAsTheNetsInput() {
        Tile view = Tile.around(new Box(300, 140, 320, 170), STRETCH);
        Box part = new Box(310 - 160, 155 - 120, 310 + 160, 155 + 120);
        assertThat(view).isEqualTo(new Tile(part, 320, 240, part));
    }

    @Test
    void aWideFaceIsMeasuredByItsWidth() {
        assertThat(Tile.around(new Box(300, 140, 330, 160), STRETCH).part().height())
                .isEqualTo(240);
    }

    @Test
    void aCloserViewFillsALetterboxedInput() {
        FaceNet.Spec film = new FaceNet.Spec(640, 384, true, 0, 1, true, Optional.empty());
        Tile view = Tile.around(new Box(300, 140, 324, 164), film);
        assertThat(view).isEqualTo(new Tile(new Box(152, 56, 472, 248), 640, 384, new Box(152, 56, 472, 248)));
    }

    @Test
    void aCloserViewMayReachOverTheFramesEdgeWhichCutsNothing() {
        Box corner = new Box(0, 0, 20, 24);
        Tile view = Tile.around(corner, STRETCH);
        assertThat(view.part()).isEqualTo(new Box(10 - 128, 12 - 96, 10 + 128, 12 + 96));
        assertThat(view.cuts(corner, frame)).isFalse();
    }
}
