package io.dropcast.episode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropcast.face.EpisodeId;
import io.dropcast.store.folder.FolderStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LastReadTest {
    private static final EpisodeId EP = new EpisodeId("show-s01e01");

    @TempDir
    Path root;

    private EpisodeStore store;
    private LastRead<List<String>> last;

    @BeforeEach
    void open() {
        store = new FolderStore(root);
        last = new LastRead<>(store);
    }

    private List<String> read(String with, String... files) {
        List<Key> keys = new ArrayList<>();
        for (String file : files) {
            keys.add(Key.manifest(EP, keys.size() + ".json"));
            store.write(keys.get(keys.size() - 1), file.getBytes(StandardCharsets.UTF_8));
        }
        return last.get(with, () -> new ArrayList<>(List.of(files)), keys.toArray(Key[]::new));
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
    void aFileThatIsGoneIsAnother() {
        List<String> first = read("a", "rows", "index");
        Key index = Key.manifest(EP, "1.json");
        store.delete(index);
        assertThat(last.get("a", () -> List.of("made anew"), Key.manifest(EP, "0.json"), index))
                .containsExactly("made anew")
                .isNotEqualTo(first);
    }

    @Test
    void whatWasMadeWhileSomebodyWroteIsNotKept() {
        Key rows = Key.manifest(EP, "rows.json");
        byte[] first = {1};
        store.write(rows, first);
        List<String> doubtful = last.get(
                "a",
                () -> {
                    store.write(rows, new byte[] {2});
                    return List.of("second");
                },
                rows);
        assertThat(doubtful).containsExactly("second");
        store.write(rows, first);
        assertThat(last.get("a", () -> List.of("first"), rows)).containsExactly("first");
    }

    @Test
    void whatCouldNotBeUnderstoodIsNotKept() {
        Key rows = Key.manifest(EP, "rows.json");
        store.write(rows, new byte[] {1});
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
