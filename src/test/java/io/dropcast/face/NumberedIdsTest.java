package io.dropcast.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NumberedIdsTest {
    @Test
    void idsAreReadAsTheyAreWritten() {
        for (int n : new int[] {1, 42, 9999, 10_000, 123_456_789}) {
            assertThat(TrackId.parse(new TrackId(n).text())).isEqualTo(new TrackId(n));
            assertThat(IdentityId.parse(new IdentityId(n).text())).isEqualTo(new IdentityId(n));
            assertThat(PersonId.parse(new PersonId(n).text())).isEqualTo(new PersonId(n));
        }
        assertThat(new TrackId(42)).hasToString("track_0042");
        assertThat(new IdentityId(12)).hasToString("id_0012");
        assertThat(new PersonId(1)).hasToString("p_0001");
    }

    @Test
    void idsAreSortedByNumber() {
        assertThat(new TrackId(9999)).isLessThan(new TrackId(10_000));
        assertThat(new IdentityId(9999)).isLessThan(new IdentityId(10_000));
        assertThat(new PersonId(9999)).isLessThan(new PersonId(10_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0001", "1", "X_1", "X_0000", "X_-001", "X_00001234567", "X_0001 ", "x_0001/..", "X_٠٠٠١"})
    void textsThatAreNoIdsAreRefused(String text) {
        assertThatThrownBy(() -> TrackId.parse(text.replace("X", "track")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> IdentityId.parse(text.replace("X", "id")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PersonId.parse(text.replace("X", "p"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void numbersStartAtOne() {
        assertThatThrownBy(() -> new TrackId(0)).hasMessageContaining("start at 1, found 0");
        assertThatThrownBy(() -> new IdentityId(0)).hasMessageContaining("start at 1, found 0");
        assertThatThrownBy(() -> new PersonId(-3)).hasMessageContaining("start at 1, found -3");
    }
}
