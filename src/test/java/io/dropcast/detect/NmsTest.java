package io.dropcast.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.face.Box;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NmsTest {
    @Test
    void ofTwoThatOverlapTheMoreConfidentStays() {
        Candidate weak = new Candidate(new Box(0, 0, 100, 100), 0.6);
        Candidate strong = new Candidate(new Box(10, 0, 110, 100), 0.9);
        Candidate apart = new Candidate(new Box(300, 0, 400, 100), 0.7);
        assertThat(Nms.keep(List.of(weak, strong, apart), 0.4)).containsExactly(strong, apart);
    }

    @Test
    void anOverlapAsLargeAsAllowedStays() {
        // the shared half is a third of the union
        Candidate one = new Candidate(new Box(0, 0, 100, 100), 0.9);
        Candidate two = new Candidate(new Box(50, 0, 150, 100), 0.8);
        assertThat(Nms.keep(List.of(one, two), 5000.0 / 15000)).containsExactly(one, two);
        assertThat(Nms.keep(List.of(one, two), 0.33)).containsExactly(one);
    }

    @Test
    void whatWasDroppedDropsNothing() {
        Candidate first = new Candidate(new Box(0, 0, 100, 100), 0.9);
        Candidate between = new Candidate(new Box(40, 0, 140, 100), 0.8);
        Candidate last = new Candidate(new Box(80, 0, 180, 100), 0.7);
        assertThat(Nms.keep(List.of(first, between, last), 0.4)).containsExactly(first, last);
    }

    @Test
    void nothingGivesNothing() {
        assertThat(Nms.keep(List.of(), 0.4)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theOrderOfTheNetsAnswersDoesNotMatter(long seed) {
        List<Candidate> candidates = random(seed);
        List<Candidate> kept = Nms.keep(candidates, 0.4);
        for (int turn = 0; turn < 5; turn++) {
            Collections.shuffle(candidates, new Random(seed + turn));
            assertThat(Nms.keep(candidates, 0.4)).isEqualTo(kept);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aSecondTimeChangesNothingAndNoTwoOverlap(long seed) {
        List<Candidate> kept = Nms.keep(random(seed), 0.4);
        assertThat(Nms.keep(kept, 0.4)).isEqualTo(kept);
        assertThat(kept).hasSizeBetween(2, 59);
        for (Candidate a : kept) {
            assertThat(kept).filteredOn(b -> !b.equals(a)).allMatch(b -> a.box().iou(b.box()) <= 0.4);
        }
    }

    /** Many of the same confidence, as nets do give for a face that fills the picture. */
    private static List<Candidate> random(long seed) {
        Random random = new Random(seed);
        List<Candidate> out = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Box box = Box.around(50 + random.nextInt(300), 50 + random.nextInt(200), 40 + random.nextInt(60), 60);
            out.add(new Candidate(box, random.nextInt(5) / 5.0));
        }
        return out;
    }
}
