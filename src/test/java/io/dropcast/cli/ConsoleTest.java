package io.dropcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConsoleTest {
    @ParameterizedTest
    @CsvSource({
        "1, suggestions, 1 suggestion",
        "2, suggestions, 2 suggestions",
        "0, cuts, 0 cuts",
        "1, people, 1 person",
        "1, identities, 1 identity",
        "1, low cohesion identities, 1 low cohesion identity",
        "1, frames looked at, 1 frame looked at",
        "1, tracks without vector, 1 track without vector",
        "1, track reps, 1 track rep",
        "1, low confidence, 1 low confidence",
        "1, dropped, 1 dropped"
    })
    void oneIsOne(long number, String many, String said) {
        assertThat(Console.counted(number, many)).isEqualTo(said);
    }
}
