package io.dropcast.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LastReadTest {
    private final LastRead<List<String>> last = new LastRead<>();

    private List<String> read(String with, String... files) {
        byte[][] bytes = List.of(files).stream()
                .map(f -> f.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        return last.get(with, () -> new ArrayList<>(List.of(files)), bytes);
    }

    @Test
    void theSameBytesAreUnderstoodOnce() {
        assertThat(read("a", "rows", "index")).isSameAs(read("a", "rows", "index"));
    }

    @Test
    void otherBytesAreUnderstoodAnew() {
        List<String> first = read("a", "rows", "index");
        assertThat(read("a", "rows", "other")).containsExactly("rows", "other");
        assertThat(read("a", "rows", "index")).isEqualTo(first).isNotSameAs(first);
    }

    @Test
    void bytesThatMovedFromOneFileToTheNextAreOthers() {
        read("a", "ro", "ws");
        assertThat(read("a", "r", "ows")).containsExactly("r", "ows");
    }

    @Test
    void theSameBytesOfAnotherEpisodeAreUnderstoodAnew() {
        List<String> first = read("a", "rows");
        assertThat(read("b", "rows")).isNotSameAs(first);
    }

    @Test
    void whatCouldNotBeUnderstoodIsNotKept() {
        byte[] rows = {1};
        assertThatThrownBy(() -> last.get(
                        "a",
                        () -> {
                            throw new IllegalStateException("damaged");
                        },
                        rows))
                .hasMessage("damaged");
        assertThat(last.get("a", () -> List.of("mended"), rows)).containsExactly("mended");
    }
}
