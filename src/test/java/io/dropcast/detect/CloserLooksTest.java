package io.dropcast.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.face.Box;
import io.dropcast.face.Quality;
import io.dropcast.video.FakeFrame;
import io.dropcast.video.Frame;
import io.dropcast.video.FrameLedger;
import io.dropcast.video.Glances;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames are an eighth of a second apart, or a multiple of that, so that times are exact. */
final class CloserLooksTest {
    private static final double STEP = 0.125;
    private static final double RATE = 8;
    private static final Box PLACE = new Box(100, 100, 200, 200);
    private static final Box ELSEWHERE = new Box(400, 100, 500, 200);

    private final FrameLedger ledger = new FrameLedger();
    private final List<Double> times = new ArrayList<>();
    private final List<Box> places = new ArrayList<>();

    @Test
    void aFaintFaceIsLookedAtAgainAndWhatIsSeenThenReplacesIt() {
        Box better = new Box(104, 102, 204, 206);
        List<Detection> faces =
                looks(RATE, place -> Optional.of(better)).lookAgain(frame(0), List.of(face(0, PLACE, 0.3)));
        assertThat(faces).containsExactly(face(0, better, 0.9));
        assertThat(places).containsExactly(PLACE);
    }

    @Test
    void aFaintFaceOfWhichTheCloserLookIsNotSureStaysAsItIs() {
        Detection faint = face(0, PLACE, 0.3);
        assertThat(sees(RATE, false).lookAgain(frame(0), List.of(faint))).containsExactly(faint);
        assertThat(places).containsExactly(PLACE);
    }

    @Test
    void aClearFaceStaysAsItIsAndCostsNoLook() {
        List<Detection> clear = List.of(face(0, PLACE, 0.7), face(0, ELSEWHERE, 0.99));
        assertThat(sees(RATE, true).lookAgain(frame(0), clear)).isEqualTo(clear);
        assertThat(places).isEmpty();
    }

    @Test
    void facesComeFromLeftToRight() {
        List<Detection> found = List.of(face(0, PLACE, 0.9), face(0, ELSEWHERE, 0.3));
        assertThat(looks(RATE, place -> Optional.of(ELSEWHERE)).lookAgain(frame(0), found))
                .containsExactly(face(0, PLACE, 0.9), face(0, ELSEWHERE, 0.9));
        Box right = new Box(500, 100, 600, 200);
        List<Detection> other = List.of(face(0, ELSEWHERE, 0.3), face(0, right, 0.8));
        assertThat(sees(RATE, true).lookAgain(frame(0), other))
                .containsExactly(face(0, ELSEWHERE, 0.9), face(0, right, 0.8));
    }

    @Test
    void aRateOfZeroChangesNothing() {
        CloserLooks looks = sees(0, true);
        List<Detection> found = List.of(face(0, ELSEWHERE, 0.9), face(0, PLACE, 0.3));
        assertThat(looks.lookAgain(frame(0), found)).isEqualTo(found);
        assertThat(looks.lookAgain(frame(1), List.of())).isEmpty();
        assertThat(places).isEmpty();
    }

    /** In each frame forty faint faces in places that the frame before did not have. */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 1, 3.3, 8, 100})
    void thereAreNeverMoreLooksThanTheFilmsTimeAllowsAndThoseThatWereSaved(double rate) {
        CloserLooks looks = sees(rate, false);
        double saved = Math.max(1, 2 * rate);
        for (int f = 0; f < 160; f++) {
            looks.lookAgain(frame(f * STEP), crowd(f));
            assertThat((double) places.size()).isLessThanOrEqualTo(rate * f * STEP + saved + 1e-6);
        }
        assertThat((double) places.size()).isGreaterThan(rate * 159 * STEP + saved - 1.001);
    }

    @Test
    void ofLooksThatWereNotNeededTwoSecondsAreSaved() {
        CloserLooks looks = sees(RATE, false);
        looks.lookAgain(frame(0), List.of());
        looks.lookAgain(frame(600), crowd(0));
        assertThat(places).hasSize(16);
    }

    @Test
    void timeThatGoesBackGivesNoLooks() {
        CloserLooks looks = sees(0.5, false);
        looks.lookAgain(frame(10), crowd(0));
        looks.lookAgain(frame(9), crowd(1));
        assertThat(places).hasSize(1);
    }

    @Test
    void whereThereIsOneLookOnlyTheStrongestFaintFaceHasIt() {
        List<Detection> found = List.of(face(0, PLACE, 0.3), face(0, ELSEWHERE, 0.4));
        sees(0.5, false).lookAgain(frame(0), found);
        assertThat(places).containsExactly(ELSEWHERE);
    }

    @Test
    void aFaceThatIsSeenFaintlyComesBeforeOneThatIsNotSeen() {
        CloserLooks looks = sees(0.5, false);
        looks.lookAgain(frame(0), List.of(face(0, PLACE, 0.9)));
        looks.lookAgain(frame(0.5), List.of(face(0.5, ELSEWHERE, 0.2)));
        assertThat(places).containsExactly(ELSEWHERE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void afterALookThePlaceWaitsHalfASecond(boolean sure) {
        CloserLooks looks = sees(RATE, sure);
        for (double ts = 0; ts <= 1.25; ts += STEP) {
            looks.lookAgain(frame(ts), List.of(face(ts, PLACE, 0.3)));
        }
        assertThat(times).containsExactly(0.0, 0.5, 1.0);
    }

    @Test
    void aFaintFaceThatComesAndGoesWaitsAsWell() {
        CloserLooks looks = sees(RATE, false);
        for (int f = 0; f <= 8; f++) {
            double ts = f * STEP;
            looks.lookAgain(frame(ts), f % 2 == 0 ? List.of(face(ts, PLACE, 0.3)) : List.of());
        }
        assertThat(times).containsExactly(0.0, 0.5, 1.0);
    }

    @Test
    void aFaceThatBecomesFaintIsLookedAtHalfASecondAfterItWasClear() {
        CloserLooks looks = sees(RATE, true);
        looks.lookAgain(frame(0), List.of(face(0, PLACE, 0.9)));
        for (double ts = STEP; ts <= 0.75; ts += STEP) {
            looks.lookAgain(frame(ts), List.of(face(ts, PLACE, 0.3)));
        }
        assertThat(times).containsExactly(0.5);
    }

    @Test
    void aFaceThatIsNotSeenAnyMoreIsLookedForForASecondAndAHalf() {
        CloserLooks looks = sees(RATE, false);
        looks.lookAgain(frame(0), List.of(face(0, PLACE, 0.9)));
        for (double ts = STEP; ts <= 4; ts += STEP) {
            assertThat(looks.lookAgain(frame(ts), List.of())).isEmpty();
        }
        assertThat(times).containsExactly(0.5, 1.0);
        assertThat(places).containsOnly(PLACE);
    }

    @Test
    void aFaceThatOnlyACloserLookShowsIsAFaceAndIsLookedForAgain() {
        CloserLooks looks = looks(RATE, place -> times.size() <= 4 ? Optional.of(place) : Optional.empty());
        looks.lookAgain(frame(0), List.of(face(0, PLACE, 0.9)));
        List<Detection> seen = new ArrayList<>();
        for (double ts = STEP; ts <= 6; ts += STEP) {
            seen.addAll(looks.lookAgain(frame(ts), List.of()));
        }
        assertThat(seen).extracting(Detection::ts).containsExactly(0.5, 1.0, 1.5, 2.0);
        assertThat(times).containsExactly(0.5, 1.0, 1.5, 2.0, 2.5, 3.0);
    }

    @Test
    void whatWasNeverClearIsNotLookedForWhenItIsGone() {
        CloserLooks looks = sees(RATE, false);
        looks.lookAgain(frame(0), List.of(face(0, PLACE, 0.6)));
        for (double ts = STEP; ts <= 2; ts += STEP) {
            looks.lookAgain(frame(ts), List.of());
        }
        assertThat(times).containsExactly(0.0);
    }

    @Test
    void aNewShotForgetsWhereFacesWere() {
        CloserLooks looks = sees(RATE, true);
        looks.lookAgain(frame(0), List.of(face(0, PLACE, 0.9)));
        looks.newShot();
        assertThat(looks.lookAgain(frame(0.5), List.of())).isEmpty();
        assertThat(places).isEmpty();
    }

    @Test
    void aNewShotForgetsWhatWasLookedAt() {
        CloserLooks looks = sees(RATE, false);
        looks.lookAgain(frame(0), List.of(face(0, PLACE, 0.3)));
        looks.newShot();
        looks.lookAgain(frame(STEP), List.of(face(STEP, PLACE, 0.3)));
        assertThat(times).containsExactly(0.0, STEP);
    }

    @Test
    void aNewShotEarnsNothing() {
        CloserLooks looks = sees(0.5, false);
        looks.lookAgain(frame(0), crowd(0));
        looks.newShot();
        looks.lookAgain(frame(STEP), crowd(1));
        assertThat(places).hasSize(1);
    }

    @Test
    void twoFaintFindsOfOneFaceTakeOneLookAndBecomeOne() {
        Box shifted = new Box(145, 100, 245, 200);
        Box between = new Box(122, 100, 222, 200);
        List<Detection> faces = looks(RATE, place -> Optional.of(between))
                .lookAgain(frame(0), List.of(face(0, PLACE, 0.3), face(0, shifted, 0.2)));
        assertThat(faces).containsExactly(face(0, between, 0.9));
        assertThat(places).containsExactly(PLACE);
    }

    /** The second faint find has little of the place that was looked at, and much of the face that was seen there. */
    @Test
    void aFaintFindOfTheFaceThatWasSeenIsNoFaceBesideIt() {
        Box shifted = new Box(160, 100, 260, 200);
        Box between = new Box(145, 100, 245, 200);
        List<Detection> faces = looks(RATE, place -> Optional.of(between))
                .lookAgain(frame(0), List.of(face(0, PLACE, 0.3), face(0, shifted, 0.2)));
        assertThat(faces).containsExactly(face(0, between, 0.9));
    }

    /** It went on so far that it is not at its place any more, and is still in the closer view of that place. */
    @Test
    void aClearFaceThatMovedOnIsNotAddedASecondTime() {
        Box movedOn = new Box(160, 100, 260, 200);
        CloserLooks looks = looks(RATE, place -> Optional.of(new Box(152, 100, 252, 200)));
        looks.lookAgain(frame(0), List.of(face(0, PLACE, 0.9)));
        Detection clear = face(0.5, movedOn, 0.9);
        assertThat(looks.lookAgain(frame(0.5), List.of(clear))).containsExactly(clear);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theOrderOfWhatWasFoundMeansNothing(long seed) {
        Random random = new Random(seed);
        List<List<Detection>> film = new ArrayList<>();
        for (int f = 0; f < 80; f++) {
            film.add(found(random, f * STEP));
        }
        List<List<Detection>> expected = play(film, found -> found);
        List<Box> lookedAt = List.copyOf(places);
        places.clear();

        assertThat(play(film, found -> {
                    List<Detection> mixed = new ArrayList<>(found);
                    Collections.shuffle(mixed, random);
                    return mixed;
                }))
                .isEqualTo(expected);
        assertThat(places).isEqualTo(lookedAt).hasSizeGreaterThan(20);
    }

    private List<List<Detection>> play(List<List<Detection>> film, UnaryOperator<List<Detection>> order) {
        CloserLooks looks = looks(3, place -> place.x1() % 2 < 1 ? Optional.of(place) : Optional.empty());
        List<List<Detection>> out = new ArrayList<>();
        for (int f = 0; f < film.size(); f++) {
            if (f == 40) {
                looks.newShot();
            }
            out.add(looks.lookAgain(frame(f * STEP), order.apply(film.get(f))));
        }
        return out;
    }

    /** Boxes of any confidence, many on top of each other. */
    private static List<Detection> found(Random random, double ts) {
        List<Detection> out = new ArrayList<>();
        for (int n = random.nextInt(7); n > 0; n--) {
            double x = 60 * random.nextInt(8) + random.nextInt(30) + random.nextDouble();
            out.add(face(ts, Box.around(x, 100 + random.nextInt(40), 100, 100), 0.1 + 0.8 * random.nextDouble()));
        }
        return out;
    }

    private static List<Detection> crowd(int frame) {
        List<Detection> out = new ArrayList<>();
        for (int n = 0; n < 40; n++) {
            out.add(face(frame * STEP, Box.around(100 * n, 100 * (frame % 8), 50, 50), 0.3));
        }
        return out;
    }

    private CloserLooks sees(double rate, boolean sure) {
        return looks(rate, place -> sure ? Optional.of(place) : Optional.empty());
    }

    /** @param seen the face that is where a look goes */
    private CloserLooks looks(double rate, Function<Box, Optional<Box>> seen) {
        return new CloserLooks(rate, (frame, place) -> {
            times.add(frame.ts());
            places.add(place);
            return seen.apply(place).map(box -> face(frame.ts(), box, 0.9));
        });
    }

    private Frame frame(double ts) {
        return new FakeFrame(ledger, Math.round(ts / STEP), ts, Glances.flat(100));
    }

    private static Detection face(double ts, Box box, double conf) {
        Quality quality = Quality.of(conf, 50, 100, box.area(), 0);
        return new Detection(0, Math.round(ts / STEP), ts, box, conf, Optional.empty(), quality, 0, Optional.empty());
    }
}
