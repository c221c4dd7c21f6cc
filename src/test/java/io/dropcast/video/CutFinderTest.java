package io.dropcast.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Cuts found from glances alone are those that a reader of the whole video finds. */
final class CutFinderTest {
    private final FrameLedger ledger = new FrameLedger();

    @Test
    void theSameCutsAsAReaderOfTheWholeFinds() {
        List<FrameSignature> film = Glances.shots(40, 31, 29, 60);
        CutFinder finder = new CutFinder(25);
        List<Long> expected = new ArrayList<>();
        try (ShotReader reader = new ShotReader(new FakeVideo(ledger, 25, film), finder::add)) {
            for (Optional<ShotFrame> next = reader.next(); next.isPresent(); next = reader.next()) {
                next.get().frame().close();
            }
            expected.addAll(reader.cuts());
        }
        assertThat(finder.cuts()).isEqualTo(expected).containsExactly(40L, 71L, 100L);
        ledger.assertAllClosedOnce();
    }

    @Test
    void aCutWherePiecesMeetIsFoundAlsoWhenTheLastFramesWerePassedOver() {
        List<FrameSignature> film = Glances.shots(40, 40);
        CutFinder finder = new CutFinder(25);
        for (int f = 0; f < film.size(); f++) {
            if (f != 38 && f != 39) {
                finder.add(f, film.get(f));
            }
        }
        assertThat(finder.cuts()).hasSize(1).allMatch(cut -> cut >= 38 && cut <= 40);
    }

    @Test
    void aVideoWithoutFramesHasNoCuts() {
        assertThat(new CutFinder(25).cuts()).isEmpty();
    }
}
