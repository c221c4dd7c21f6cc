package io.dropcast.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ShotCutsTest {
    private static final double FPS = 25;

    @Test
    void aStillPictureHasNoCut() {
        assertThat(cuts(scene(1, 60))).isEmpty();
    }

    @Test
    void aHardCutIsWhereTheNewPictureBegins() {
        assertThat(cuts(scene(1, 30), scene(2, 30))).containsExactly(30);
    }

    @Test
    void manyShotsHaveTheirCuts() {
        assertThat(cuts(scene(1, 12), scene(2, 9), scene(1, 25), scene(3, 40))).containsExactly(12, 21, 46);
    }

    @Test
    void grainIsNoCut() {
        assertThat(cuts(IntStream.range(0, 80)
                        .mapToObj(f -> Glances.noisy(1, 12, f))
                        .toList()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 16, 20})
    void aCutBetweenSimilarPicturesIsSeen(int brighter) {
        List<FrameSignature> before = Collections.nCopies(30, Glances.flat(100));
        List<FrameSignature> after = Collections.nCopies(30, Glances.of(100 + brighter, 128 + brighter, 128));
        assertThat(cuts(before, after)).containsExactly(30);
    }

    @Test
    void aCutToAnotherColourOfTheSameBrightnessIsSeen() {
        List<FrameSignature> before = Collections.nCopies(30, Glances.of(100, 128, 128));
        List<FrameSignature> after = Collections.nCopies(30, Glances.of(100, 148, 108));
        assertThat(cuts(before, after)).containsExactly(30);
    }

    @Test
    void aSlightChangeOfLightIsNoCut() {
        List<FrameSignature> before = Collections.nCopies(30, Glances.flat(100));
        List<FrameSignature> after = Collections.nCopies(30, Glances.flat(110));
        assertThat(cuts(before, after)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aFlashIsNoCut(int frames) {
        List<FrameSignature> flash = Collections.nCopies(frames, Glances.flat(235));
        assertThat(cuts(scene(1, 30), flash, scene(1, 30))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aBlackFrameOrThreeAreNoCut(int frames) {
        List<FrameSignature> gap = Collections.nCopies(frames, Glances.flat(16));
        assertThat(cuts(scene(1, 30), gap, scene(1, 30))).isEmpty();
    }

    @Test
    void photographersMakeManyFlashesAndNoCut() {
        List<FrameSignature> film = new ArrayList<>(scene(1, 100));
        for (int at : new int[] {20, 23, 40, 41, 60, 64, 68, 90}) {
            film.set(at, Glances.flat(235));
        }
        assertThat(cuts(film)).isEmpty();
    }

    @Test
    void aCutSoonAfterAFlashIsSeen() {
        List<FrameSignature> flash = List.of(Glances.flat(235));
        assertThat(cuts(scene(1, 30), flash, scene(1, 8), scene(2, 30))).containsExactly(39);
    }

    @Test
    void aCutThroughAFlashIsOneCut() {
        List<FrameSignature> flash = Collections.nCopies(2, Glances.flat(235));
        assertThat(cuts(scene(1, 30), flash, scene(2, 30))).hasSize(1).allMatch(cut -> cut >= 30 && cut <= 32);
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 25, 50})
    void aFadeThroughBlackIsOneCutWhereTheBlackBegins(int frames) {
        List<FrameSignature> out = fade(1, frames, 1, 0);
        List<FrameSignature> black = Collections.nCopies(10, Glances.flat(16));
        List<FrameSignature> in = fade(2, frames, 0, 1);
        assertThat(cuts(scene(1, 30), out, black, in, scene(2, 30)))
                .hasSize(1)
                .allMatch(cut -> cut > 30 + frames / 2 && cut <= 30 + frames);
    }

    @Test
    void aFilmThatBeginsInBlackHasNoCutThere() {
        List<FrameSignature> black = Collections.nCopies(25, Glances.flat(16));
        assertThat(cuts(black, fade(1, 25, 0, 1), scene(1, 30))).isEmpty();
    }

    @Test
    void aPanThatGrowsFasterIsNoCut() {
        double at = 0;
        List<FrameSignature> pan = new ArrayList<>(scene(1, 10));
        for (int f = 1; f <= 40; f++) {
            at += 0.025 * f;
            pan.add(Glances.panned(1, at, 2, f));
        }
        assertThat(cuts(pan)).isEmpty();
    }

    @Test
    void aHardCutOutOfAPanIsSeen() {
        List<FrameSignature> pan = IntStream.range(0, 40)
                .mapToObj(f -> Glances.panned(1, 0.15 * f, 2, f))
                .toList();
        assertThat(cuts(pan, Collections.nCopies(20, Glances.of(30, 90, 180)))).containsExactly(40);
    }

    @Test
    void aMovingFilmMayBeginAtOnce() {
        List<FrameSignature> pan = IntStream.range(0, 40)
                .mapToObj(f -> Glances.panned(1, 0.4 * f, 2, f))
                .toList();
        assertThat(cuts(pan)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"25, 3, 0", "25, 5, 1", "50, 8, 0", "50, 10, 1", "10, 2, 1"})
    void nothingShorterThanAFifthOfASecondIsAShot(double fps, int frames, int cutsInside) {
        List<FrameSignature> film = join(scene(1, 30), scene(2, frames), scene(3, 30));
        List<Integer> cuts = cuts(fps, film);
        assertThat(cuts).startsWith(30).hasSize(1 + cutsInside);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void aFilmShorterThanTheLookaheadIsJudgedToo(int frames) {
        assertThat(cuts(scene(1, frames))).isEmpty();
    }

    @Test
    void aCutIsFoundUpToTheLastFrame() {
        assertThat(cuts(scene(1, 30), scene(2, 1))).containsExactly(30);
    }

    /** The figures of docs/quality.md, of fewer films. */
    @ParameterizedTest
    @CsvSource({
        "HARD, 1.0",
        "HARD_SIMILAR, 1.0",
        "HARD_MOVING, 1.0",
        "HARD_DARK, 0.85",
        "LETTERBOX, 1.0",
        "GRAIN, 1.0",
        "DISSOLVE, 0.4",
        "DISSOLVE_MOVING, 0.2",
        "DISSOLVE_SIMILAR, 0.2",
        "FADE_BLACK, 1.0",
        "FADE_WHITE, 0.85",
    })
    void cutsOfEveryKindAreFoundAndNothingElse(CutFilms.Kind kind, double recall) {
        CutTrial.Score score = CutTrial.score(kind, 8);
        assertThat(score.recall()).isGreaterThanOrEqualTo(recall);
        assertThat(score.precision()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"HARD", "HARD_SIMILAR", "HARD_MOVING", "HARD_DARK", "LETTERBOX", "GRAIN", "FADE_BLACK", "FADE_WHITE"})
    void cutsAreFoundJustAsWellWhereHalfOfTheFramesArePassedOver(CutFilms.Kind kind) {
        CutTrial.Score score = CutTrial.score(kind, 8, 2);
        assertThat(score.recall()).isEqualTo(CutTrial.score(kind, 8).recall());
        assertThat(score.precision()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"FLASH, 0", "LONG_FLASH, 0", "PAN, 0", "ZOOM, 0", "SHAKE, 0", "LIGHT, 1", "CROSSING, 2"})
    void whatLooksLikeACutIsNone(CutFilms.Kind kind, int most) {
        assertThat(CutTrial.score(kind, 8).wrong()).isLessThanOrEqualTo(most);
    }

    @Test
    void aCutawayOfAFewFramesIsNoFlash() {
        assertThat(cuts(scene(1, 30), scene(2, 6), scene(1, 30))).containsExactly(30, 36);
    }

    @Test
    void lightThatIsSwitchedOnIsNoCut() {
        List<FrameSignature> dim = Collections.nCopies(30, Glances.faded(1, 0.5));
        assertThat(cuts(dim, Collections.nCopies(30, Glances.faded(1, 1)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {10, 24, 25, 30, 50, 60})
    void aDissolveOfHalfASecondIsOneCutWithinItAtAnyFrameRate(double fps) {
        int frames = (int) Math.round(fps / 2);
        List<FrameSignature> film = join(scene(1, 60), dissolve(1, 2, frames), scene(2, 60));
        assertThat(cuts(fps, film)).hasSize(1).allMatch(cut -> cut >= 60 && cut <= 60 + frames);
    }

    private static List<FrameSignature> dissolve(long from, long to, int frames) {
        FrameSignature a = Glances.scene(from);
        FrameSignature b = Glances.scene(to);
        return IntStream.range(1, frames + 1)
                .mapToObj(f -> Glances.mixed(a, b, f / (frames + 1.0)))
                .toList();
    }

    private static List<FrameSignature> scene(long seed, int frames) {
        return IntStream.range(0, frames)
                .mapToObj(f -> Glances.noisy(seed, 2, f))
                .toList();
    }

    private static List<FrameSignature> fade(long seed, int frames, double from, double to) {
        return IntStream.range(0, frames)
                .mapToObj(f -> Glances.faded(seed, from + (to - from) * (f + 1) / frames))
                .toList();
    }

    @SafeVarargs
    private static List<Integer> cuts(List<FrameSignature>... parts) {
        return cuts(FPS, join(parts));
    }

    @SafeVarargs
    private static List<FrameSignature> join(List<FrameSignature>... parts) {
        List<FrameSignature> film = new ArrayList<>();
        for (List<FrameSignature> part : parts) {
            film.addAll(part);
        }
        return film;
    }

    private static List<Integer> cuts(double fps, List<FrameSignature> film) {
        return CutTrial.cuts(fps, film);
    }
}
