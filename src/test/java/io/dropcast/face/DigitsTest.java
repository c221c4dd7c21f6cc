package io.dropcast.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigitsTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 7, 42, 9_999, 10_000, 123_456_789, Long.MAX_VALUE})
    void numbersAreWrittenAsJavasOwnFormattingWritesThem(long number) {
        assertThat(Digits.of(number, 4)).isEqualTo(String.format(Locale.ROOT, "%04d", number));
    }
}
