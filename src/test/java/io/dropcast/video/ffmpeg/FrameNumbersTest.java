package io.dropcast.video.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropcast.video.FramesUncertain;
import org.junit.jupiter.api.Test;

final class FrameNumbersTest {
    private final FrameNumbers numbers = new FrameNumbers();

    @Test
    void framesAreNumberedInTheOrderInWhichTheyAreShown() {
        packets(0, 40, 20, 10, 30);
        assertThat(numbers.shown(0)).isZero();
        assertThat(numbers.shown(20)).isEqualTo(2);
        assertThat(numbers.between()).containsExactly(10L);
        assertThat(numbers.shown(40)).isEqualTo(4);
        assertThat(numbers.between()).containsExactly(30L);
        assertThat(numbers.count()).isEqualTo(5);
    }

    @Test
    void whatStandsBeforeTheFirstFrameDoesNotCount() {
        packets(30, 10, 20, 40);
        assertThat(numbers.shown(30)).isZero();
        assertThat(numbers.between()).isEmpty();
        assertThat(numbers.shown(40)).isEqualTo(1);
    }

    @Test
    void framesBehindTheLastOneCount() {
        packets(0, 10, 20);
        numbers.shown(0);
        assertThat(numbers.count()).isEqualTo(3);
        assertThat(numbers.last()).isEqualTo(20);
    }

    @Test
    void withoutAFrameThereIsNothingToCount() {
        packets(0, 10);
        assertThat(numbers.count()).isZero();
    }

    @Test
    void aTimeThatNoPacketHasIsUncertain() {
        packets(0, 10);
        numbers.shown(0);
        assertThatThrownBy(() -> numbers.shown(5)).isInstanceOf(FramesUncertain.class);
    }

    @Test
    void aPacketOfTheSameTimeOnceMoreIsUncertain() {
        packets(0, 10);
        numbers.shown(10);
        assertThatThrownBy(() -> numbers.packet(10)).isInstanceOf(FramesUncertain.class);
    }

    private void packets(long... times) {
        for (long pts : times) {
            numbers.packet(pts);
        }
    }

    @Test
    void fromTheMiddleOfAVideoEarlierFramesCountAlsoWhenTheyAreNotShown() {
        FrameNumbers numbers = FrameNumbers.from(100);
        numbers.packet(20);
        numbers.packet(10);
        numbers.packet(30);
        assertThat(numbers.shown(20)).isEqualTo(101);
        assertThat(numbers.between()).isEmpty();
        assertThat(numbers.shown(30)).isEqualTo(102);
    }
}
