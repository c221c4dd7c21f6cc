package io.dropcast.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.face.Box;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TileFacesTest {
    private static final double CLEAR = 0.5;
    /** 4 square pixels of the frame in one of the net's: a side of 28 is the largest. */
    private static final double PIXEL = 4;

    private static final Box SMALL = new Box(100, 100, 120, 124);

    @Test
    void aSmallFaceThatATileIsSureOfIsAdded() {
        Candidate c = new Candidate(SMALL, 0.9);
        assertThat(fresh(List.of(c))).containsExactly(c);
    }

    @Test
    void aTileMustBeSurerThanTheWholeFrame() {
        assertThat(fresh(List.of(new Candidate(SMALL, 0.79)))).isEmpty();
    }

    @Test
    void whatIsLargeWasSeenInTheWholeFrameOrIsNoFace() {
        assertThat(fresh(List.of(new Candidate(new Box(0, 0, 28, 29), 0.99)))).isEmpty();
        assertThat(fresh(List.of(new Candidate(new Box(0, 0, 28, 28), 0.99)))).hasSize(1);
    }

    @Test
    void ofTheSameFaceInTwoTilesTheSurerStays() {
        Candidate one = new Candidate(SMALL, 0.9);
        Candidate other = new Candidate(new Box(102, 100, 123, 124), 0.95);
        assertThat(fresh(List.of(one, other))).containsExactly(other);
    }

    @Test
    void aPartOfAFaceIsNoSecondFace() {
        // less than a third of the union, but all of it inside
        Candidate part = new Candidate(new Box(101, 101, 112, 112), 0.85);
        Candidate whole = new Candidate(SMALL, 0.9);
        assertThat(fresh(List.of(part, whole))).containsExactly(whole);
    }

    @Test
    void whatTheWholeFrameShowsClearlyStaysAsItIs() {
        Candidate clear = new Candidate(new Box(98, 98, 122, 126), 0.5);
        assertThat(fresh(List.of(new Candidate(SMALL, 0.99)), clear)).isEmpty();
    }

    @Test
    void whatTheWholeFrameShowsUnclearlyGivesWay() {
        Candidate unclear = new Candidate(new Box(98, 98, 122, 126), 0.49);
        Candidate tile = new Candidate(SMALL, 0.99);
        assertThat(fresh(List.of(tile), unclear)).containsExactly(tile);
    }

    private static List<Candidate> fresh(List<Candidate> tiles, Candidate... whole) {
        return TileFaces.fresh(tiles, List.of(whole), CLEAR, PIXEL);
    }
}
