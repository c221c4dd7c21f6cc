package io.dropcast.episode;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.store.folder.FolderStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A draft does what the real store does, and the real store does not notice. */
final class DraftStoreTest {
    @TempDir
    Path folder;

    private FolderStore under;
    private DraftStore draft;

    @BeforeEach
    void open() {
        under = new FolderStore(folder.resolve("under"));
        for (String path : List.of("a/x", "a/y", "a/deep/z", "b/x")) {
            under.write(new Key(path), bytes(path));
        }
        draft = new DraftStore(under);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void randomWorkGivesWhatTheRealStoreWouldGiveAndTouchesNothing() throws IOException {
        FolderStore twin = new FolderStore(folder.resolve("twin"));
        for (Key key : keys(under)) {
            twin.write(key, under.read(key).orElseThrow());
        }
        Map<String, String> before = content(folder.resolve("under"));
        Random random = new Random(3);
        for (int i = 0; i < 400; i++) {
            step(random, twin);
            assertThat(keys(draft)).as("step " + i).isEqualTo(keys(twin));
            for (Key key : keys(twin)) {
                assertThat(draft.read(key))
                        .hasValueSatisfying(
                                b -> assertThat(b).isEqualTo(twin.read(key).orElseThrow()));
                assertThat(draft.exists(key)).isTrue();
            }
        }
        assertThat(content(folder.resolve("under"))).isEqualTo(before);
    }

    private void step(Random random, FolderStore twin) {
        String top = List.of("a", "b", "c").get(random.nextInt(3));
        Key key = new Key(top + "/" + List.of("x", "y", "deep/z").get(random.nextInt(3)));
        byte[] content = bytes(random.nextInt(3) == 0 ? key.path() : "v" + random.nextInt(3));
        for (EpisodeStore store : List.of(draft, twin)) {
            switch (i(key, content) % 5) {
                case 0, 1, 2 -> store.write(key, content);
                case 3 -> store.delete(key);
                default -> store.deleteAll(new Key(top + "/deep"));
            }
        }
    }

    private static int i(Key key, byte[] content) {
        return Math.abs((key.path() + new String(content, StandardCharsets.UTF_8)).hashCode() % 1000);
    }

    @Test
    void whatIsWrittenAsItWasIsNoChange() {
        draft.deleteAll(new Key("a"));
        assertThat(draft.changes()).containsExactly("a/deep/z", "a/x", "a/y");
        draft.write(new Key("a/x"), bytes("a/x"));
        assertThat(draft.changes()).containsExactly("a/deep/z", "a/y");
        assertThat(draft.exists(new Key("a/y"))).isFalse();
        assertThat(draft.open(new Key("a/y"))).isEmpty();
    }

    @Test
    void aFolderThatIsMovedIsThereUnderItsNewName() {
        draft.moveAll(new Key("a"), new Key("c"));

        assertThat(draft.list(new Key("a"))).isEmpty();
        assertThat(draft.list(new Key("c"))).extracting(Key::path).containsExactly("c/deep/z", "c/x", "c/y");
        assertThat(under.list(new Key("a"))).hasSize(3);
    }

    private static List<Key> keys(EpisodeStore store) {
        return Stream.of("a", "b", "c")
                .flatMap(p -> store.list(new Key(p)).stream())
                .toList();
    }

    private static Map<String, String> content(Path root) throws IOException {
        Map<String, String> out = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path p : all.filter(Files::isRegularFile).toList()) {
                out.put(p.toString(), Files.readString(p) + Files.getLastModifiedTime(p));
            }
        }
        return out;
    }
}
