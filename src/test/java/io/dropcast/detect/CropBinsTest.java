package io.dropcast.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.face.Box;
import io.dropcast.face.Landmarks;
import io.dropcast.face.Quality;
import io.dropcast.video.FakeFrame;
import io.dropcast.video.FrameLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CropBinsTest {
    private static final Box HERE = new Box(100, 100, 200, 200);
    private static final Box THERE = new Box(400, 100, 500, 200);

    private final FrameLedger ledger = new FrameLedger();
    private final CropBins bins = new CropBins(0.5, 0.6);
    private int row;

    @Test
    void theBestPictureOfABinWins() {
        add(0, face(0, HERE, 0.7));
        add(3, face(3, HERE, 0.9));
        add(6, face(6, HERE, 0.8));
        assertThat(won(bins.flush())).containsExactly(3L);
        ledger.assertAllClosedOnce();
    }

    @Test
    void ofEquallyGoodPicturesTheFirstWins() {
        add(0, face(0, HERE, 0.8));
        add(3, face(3, HERE, 0.8));
        assertThat(won(bins.flush())).containsExactly(0L);
    }

    @Test
    void aBinIsOverAfterItsTime() {
        // half a second at 25 frames a second, two seconds after the shot began
        add(0);
        assertThat(add(50, face(50, HERE, 0.7))).isEmpty();
        assertThat(add(62, face(62, HERE, 0.9))).isEmpty();
        assertThat(add(63, face(63, HERE, 0.95))).containsExactly(62L);
        assertThat(won(bins.flush())).containsExactly(63L);
        ledger.assertAllClosedOnce();
    }

    @Test
    void inTheFirstSecondsOfAShotABinIsHalfAsLong() {
        assertThat(add(0, face(0, HERE, 0.7))).isEmpty();
        assertThat(add(6, face(6, HERE, 0.9))).isEmpty();
        assertThat(add(7, face(7, HERE, 0.95))).containsExactly(6L);
        assertThat(won(bins.flush())).containsExactly(7L);
        add(100, face(100, HERE, 0.7));
        assertThat(add(107, face(107, HERE, 0.9)))
                .as("after a cut another shot begins")
                .containsExactly(100L);
    }

    @Test
    void aBinIsOverAlsoWhenNobodyIsThereAnyMore() {
        add(0, face(0, HERE, 0.7));
        assertThat(add(13)).containsExactly(0L);
        assertThat(bins.flush()).isEmpty();
    }

    @Test
    void twoFacesApartHaveTwoBins() {
        add(0, face(0, HERE, 0.7), face(0, THERE, 0.9));
        add(3, face(3, HERE, 0.9), face(3, THERE, 0.7));
        List<CropBins.Winner> winners = bins.flush();
        assertThat(winners).extracting(w -> w.face().box().x1()).containsExactly(100.0, 400.0);
        assertThat(won(winners)).containsExactly(3L, 0L);
        ledger.assertAllClosedOnce();
    }

    @Test
    void twoFacesOfOneFrameNeverShareABin() {
        Box beside = new Box(120, 100, 220, 200);
        add(0, face(0, HERE, 0.7), face(0, beside, 0.9));
        assertThat(won(bins.flush())).containsExactly(0L, 0L);
    }

    @Test
    void aFaceThatMovesStaysInItsBin() {
        for (int f = 0; f < 12; f += 3) {
            add(f, face(f, new Box(100 + 10 * f, 100, 200 + 10 * f, 200), 0.7 + f / 100.0));
        }
        assertThat(won(bins.flush())).containsExactly(9L);
    }

    @Test
    void facesTheNetIsNotSureOfAreNotKept() {
        add(0, face(0, HERE, 0.59));
        assertThat(bins.flush()).isEmpty();
        assertThat(ledger.opened()).as("no frame is held for it").isEqualTo(1);
    }

    @Test
    void aWholeFaceBeatsABetterHalfFace() {
        Detection whole = face(0, HERE, 0.61);
        Detection half = clipped(face(3, HERE, 1.0), 0.5);
        add(0, whole);
        add(3, half);
        assertThat(won(bins.flush())).containsExactly(0L);
    }

    @Test
    void aFaceBeatsAPatternThatFooledTheNet() {
        Detection face = face(0, HERE, 0.61);
        Detection pattern = withPoints(face(3, HERE, 1.0), Optional.empty());
        add(0, face);
        add(3, pattern);
        assertThat(won(bins.flush())).containsExactly(0L);
    }

    @Test
    void aFaceTurnedToTheCameraBeatsAProfile() {
        Detection frontal = face(0, HERE, 0.7);
        Detection profile = turned(face(3, HERE, 0.75), 0.9);
        add(0, frontal);
        add(3, profile);
        assertThat(won(bins.flush())).containsExactly(0L);
    }

    @Test
    void closingLetsGoOfAllFrames() {
        add(0, face(0, HERE, 0.7), face(0, THERE, 0.7));
        add(3, face(3, HERE, 0.9));
        assertThat(ledger.open("two bins are open")).isEqualTo(2);
        bins.close();
        bins.close();
        ledger.assertAllClosedOnce();
    }

    private List<Long> add(int frame, Detection... faces) {
        try (FakeFrame shown = FakeFrame.of(ledger, frame)) {
            return won(bins.add(shown, List.of(faces)));
        }
    }

    /** The frames of the winners, which are closed. */
    private static List<Long> won(List<CropBins.Winner> winners) {
        List<Long> frames = new ArrayList<>();
        for (CropBins.Winner w : winners) {
            assertThat(w.frame().index()).isEqualTo(w.face().frameIdx());
            w.frame().close();
            frames.add(w.face().frameIdx());
        }
        return frames;
    }

    private Detection face(int frame, Box box, double conf) {
        return new Detection(
                row++,
                frame,
                frame / 25.0,
                box,
                conf,
                Optional.of(FakeNet.frontal(box)),
                Quality.of(conf, 40, 100, box.area(), 0),
                0,
                Optional.empty());
    }

    private static Detection clipped(Detection d, double share) {
        return new Detection(
                d.row(), d.frameIdx(), d.ts(), d.box(), d.conf(), d.landmarks(), d.quality(), share, d.crop());
    }

    private static Detection withPoints(Detection d, Optional<Landmarks> points) {
        return new Detection(
                d.row(), d.frameIdx(), d.ts(), d.box(), d.conf(), points, d.quality(), d.clipped(), d.crop());
    }

    private static Detection turned(Detection d, double turn) {
        Quality q = Quality.of(d.conf(), 40, 100, d.box().area(), turn);
        return new Detection(d.row(), d.frameIdx(), d.ts(), d.box(), d.conf(), d.landmarks(), q, d.clipped(), d.crop());
    }
}
