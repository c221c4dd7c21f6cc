package io.dropcast.cli.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dropcast.cli.score.FoundTrack.Sighting;
import io.dropcast.face.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ann is on the left and Bo on the right, in two shots of a hundred frames. */
final class ScoreTest {
    private static final Truth TRUTH = new Truth(25, List.of(shot(0, 99), shot(100, 199)));

    @Test
    void allFoundAndTheRightPeopleIsOne() {
        Map<String, Number> score = score(
                track("a", left(0, 100)),
                track("b", right(0, 100)),
                track("a", left(100, 200)),
                track("b", right(100, 200)));
        assertThat(score.keySet())
                .containsExactly(
                        "tracks",
                        "false_tracks",
                        "mixed_tracks",
                        "cut_crossing",
                        "people",
                        "clusters",
                        "wcp",
                        "bcubed_p",
                        "bcubed_r",
                        "bcubed_f",
                        "nmi",
                        "appearance_recall",
                        "frame_recall");
        assertThat(score.values()).containsExactly(4, 0, 0, 0, 2, 2, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0);
    }

    @Test
    void twoPeopleInOneIdentityCostPurityAndPrecision() {
        Map<String, Number> score = score(track("a", left(0, 100)), track("a", right(0, 100)));
        assertThat(score.get("wcp").doubleValue()).isEqualTo(0.5);
        assertThat(score.get("bcubed_p").doubleValue()).isEqualTo(0.5);
        assertThat(score.get("bcubed_r").doubleValue()).isEqualTo(1);
        assertThat(score.get("bcubed_f").doubleValue()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(score.get("nmi").doubleValue()).isZero();
    }

    @Test
    void onePersonInTwoIdentitiesCostsRecallByTheFramesOfEach() {
        Map<String, Number> score = score(track("a", left(0, 100)), track("c", left(100, 150)));
        assertThat(score.get("wcp").doubleValue()).isEqualTo(1);
        // two thirds of the frames find two thirds of theirs, one third finds one third
        assertThat(score.get("bcubed_r").doubleValue()).isCloseTo(5 / 9.0, within(1e-12));
    }

    @Test
    void whatShowsNobodyIsAFalseTrackAndCountsForNothingElse() {
        Map<String, Number> score = score(track("a", left(0, 100)), track("a", at(500, 0, 100)));
        assertThat(score.get("false_tracks").doubleValue()).isEqualTo(1);
        assertThat(score.get("wcp").doubleValue()).isEqualTo(1);
    }

    @Test
    void aTrackOnTwoPeopleIsMixedFromATenthOn() {
        List<Sighting> nine = new ArrayList<>(left(0, 91));
        nine.addAll(right(91, 100));
        List<Sighting> eleven = new ArrayList<>(left(0, 89));
        eleven.addAll(right(89, 100));
        assertThat(score(track("a", nine)).get("mixed_tracks").doubleValue()).isZero();
        assertThat(score(track("a", eleven)).get("mixed_tracks").doubleValue()).isEqualTo(1);
    }

    @Test
    void aTrackOverACutIsCounted() {
        assertThat(score(track("a", left(90, 110))).get("cut_crossing").doubleValue())
                .isEqualTo(1);
        assertThat(score(track("a", left(100, 110))).get("cut_crossing").doubleValue())
                .isZero();
    }

    @Test
    void betweenTwoSightingsAPersonIsCoveredForUpToASecond() {
        assertThat(score(track("a", List.of(new Sighting(0, 50, 50), new Sighting(25, 50, 50))))
                        .get("frame_recall")
                        .doubleValue())
                .isEqualTo(26 / 400.0);
        assertThat(score(track("a", List.of(new Sighting(0, 50, 50), new Sighting(26, 50, 50))))
                        .get("frame_recall")
                        .doubleValue())
                .isEqualTo(2 / 400.0);
    }

    @Test
    void aPersonWhoIsPartlyToBeSeenNeedNotBeFound() {
        Truth partly = new Truth(
                25, List.of(new Truth.Shot(0, 9, List.of(new Truth.Region("ann", new Box(0, 0, 9, 9), true)))));
        Map<String, Number> nothing = Score.of(partly, List.of());
        assertThat(nothing.get("people").doubleValue()).isEqualTo(1);
        assertThat(nothing.get("appearance_recall").doubleValue()).isZero();
        assertThat(Score.of(TRUTH, List.of(track("a", left(0, 10))))
                        .get("appearance_recall")
                        .doubleValue())
                .isEqualTo(0.25);
    }

    private static Map<String, Number> score(FoundTrack... tracks) {
        return Score.of(TRUTH, List.of(tracks));
    }

    private static Truth.Shot shot(long first, long last) {
        return new Truth.Shot(
                first,
                last,
                List.of(
                        new Truth.Region("ann", new Box(0, 0, 100, 100), false),
                        new Truth.Region("bo", new Box(200, 0, 300, 100), false)));
    }

    private static FoundTrack track(String identity, List<Sighting> sightings) {
        return new FoundTrack(identity, sightings.size(), sightings);
    }

    private static List<Sighting> left(int from, int to) {
        return at(50, from, to);
    }

    private static List<Sighting> right(int from, int to) {
        return at(250, from, to);
    }

    private static List<Sighting> at(double x, int from, int to) {
        List<Sighting> out = new ArrayList<>();
        for (int f = from; f < to; f++) {
            out.add(new Sighting(f, x, 50));
        }
        return out;
    }
}
