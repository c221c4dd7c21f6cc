package io.dropcast.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InOrderTest {
    private final List<String> taken = new ArrayList<>();
    private final InOrder<String> turns = new InOrder<>(taken::add, item -> item.endsWith("end"));

    @Test
    void whoseTurnItIsPassesThroughAtOnce() {
        turns.of(0).accept("0a");
        assertThat(taken).containsExactly("0a");
    }

    @Test
    void theOthersWaitForTheirTurn() {
        turns.of(1).accept("1a");
        turns.of(1).accept("1 end");
        turns.of(2).accept("2a");
        assertThat(taken).isEmpty();
        turns.of(0).accept("0 end");
        assertThat(taken).containsExactly("0 end", "1a", "1 end", "2a");
        turns.of(2).accept("2b");
        assertThat(taken).endsWith("2a", "2b");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverTheOrderItComesOutInTurn(long seed) {
        Random random = new Random(seed);
        List<String> expected = new ArrayList<>();
        List<List<String>> pieces = new ArrayList<>();
        List<Consumer<String>> takers = new ArrayList<>();
        for (int p = 0; p < 6; p++) {
            List<String> piece = new ArrayList<>();
            for (int i = 0; i < random.nextInt(5); i++) {
                piece.add(p + "-" + i);
            }
            piece.add(p + " end");
            expected.addAll(piece);
            pieces.add(piece);
            takers.add(turns.of(p));
        }
        while (taken.size() < expected.size()) {
            int p = random.nextInt(pieces.size());
            if (!pieces.get(p).isEmpty()) {
                takers.get(p).accept(pieces.get(p).remove(0));
            }
        }
        assertThat(taken).isEqualTo(expected);
    }
}
