package io.dropcast.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dropcast.video.SampledFrames.Run;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SampledFramesTest {
    private final SampledFrames looks =
            SampledFrames.of(List.of(new Run(0, 1, 3), new Run(6, 3, 2), new Run(18, 1, 1)));

    @Test
    void evenStretchesAreOneRun() {
        assertThat(SampledFrames.every(3, 10).runs()).containsExactly(new Run(0, 3, 4));
        assertThat(looks.runs()).containsExactly(new Run(0, 1, 3), new Run(6, 3, 2), new Run(18, 1, 1));
        assertThat(SampledFrames.of(List.of()).runs()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsWrittenAsRunsIsReadAsTheSameFrames(long seed) {
        Random random = new Random(seed);
        BitSet frames = new BitSet();
        for (int i = 0; i < 200; i++) {
            frames.set(random.nextInt(600));
        }
        SampledFrames some = SampledFrames.at(frames);
        assertThat(SampledFrames.of(some.runs())).isEqualTo(some);
        assertThat(some.count()).isEqualTo(frames.cardinality());
        assertThat(some.runs().size()).isLessThan((int) some.count());
    }

    @Test
    void framesAreCountedFromTheFirstToBeforeTheLast() {
        assertThat(looks.count()).isEqualTo(6);
        assertThat(looks.count(2, 9)).isEqualTo(2);
        assertThat(looks.count(2, 10)).isEqualTo(3);
        assertThat(looks.count(9, 2)).isZero();
    }

    @Test
    void theNextLookIsFoundOrThereIsNone() {
        assertThat(looks.after(2, 99)).isEqualTo(6);
        assertThat(looks.after(6, 99)).isEqualTo(9);
        assertThat(looks.after(18, 99)).isEqualTo(99);
    }

    @Test
    void twoLooksAreNeighboursWhenThereIsNoneBetween() {
        assertThat(looks.nothingBetween(2, 6)).isTrue();
        assertThat(looks.nothingBetween(9, 18)).isTrue();
        assertThat(looks.nothingBetween(2, 9)).isFalse();
        assertThat(looks.nothingBetween(-1, 0)).isTrue();
    }

    @Test
    void aRunOfNonsenseIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Run(-1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Run(0, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Run(0, 1, Integer.MAX_VALUE + 2L));
    }
}
