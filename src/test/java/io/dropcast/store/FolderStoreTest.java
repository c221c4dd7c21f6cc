package io.dropcast.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropcast.episode.Key;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class FolderStoreTest {
    private static final Key KEY = new Key("manifests/show-s01e01/tracks.jsonl");

    @TempDir
    Path root;

    private FolderStore store;

    @BeforeEach
    void open() {
        store = new FolderStore(root);
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        store.write(KEY, bytes("one"));
        store.write(KEY, bytes("two"));
        assertThat(store.exists(KEY)).isTrue();
        assertThat(store.read(KEY)).hasValueSatisfying(b -> assertThat(b).isEqualTo(bytes("two")));
        try (InputStream in = store.open(KEY).orElseThrow()) {
            assertThat(in.readAllBytes()).isEqualTo(bytes("two"));
        }
        assertThat(store.path(KEY)).hasContent("two");
    }

    @Test
    void whatWasNeverWrittenIsNotThere() {
        assertThat(store.exists(KEY)).isFalse();
        assertThat(store.read(KEY)).isEmpty();
        assertThat(store.open(KEY)).isEmpty();
        assertThat(store.list(new Key("manifests"))).isEmpty();
        store.delete(KEY);
        store.deleteAll(new Key("manifests"));
        store.moveAll(new Key("manifests"), new Key("elsewhere"));
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void aFolderIsNoContent() {
        store.write(KEY, bytes("one"));
        assertThat(store.exists(new Key("manifests/show-s01e01"))).isFalse();
    }

    @Test
    void aWriterThatFailsLeavesTheOldContentAndNothingElse() throws IOException {
        store.write(KEY, bytes("old"));
        assertThatThrownBy(() -> store.write(KEY, out -> {
                    out.write(bytes("half of the n"));
                    throw new IOException("no space left");
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("tracks.jsonl")
                .hasMessageContaining("no space left");
        assertThatThrownBy(() -> store.write(KEY, out -> {
                    out.write(new byte[200_000]);
                    throw new IllegalStateException("out of order");
                }))
                .hasMessage("out of order");
        assertThat(store.path(KEY)).hasContent("old");
        assertThat(filesBelow(root)).containsExactly(KEY.path());
    }

    @Test
    void aFirstWriteThatFailsLeavesNothing() throws IOException {
        assertThatThrownBy(() -> store.write(KEY, out -> {
                    throw new IllegalStateException("out of order");
                }))
                .hasMessage("out of order");
        assertThat(store.exists(KEY)).isFalse();
        assertThat(filesBelow(root)).isEmpty();
    }

    @Test
    void nobodySeesAHalfWrittenFile() {
        store.write(KEY, bytes("old"));
        store.write(KEY, out -> {
            out.write(bytes("new"));
            out.flush();
            assertThat(store.path(KEY)).hasContent("old");
            assertThat(store.list(new Key("manifests"))).containsExactly(KEY);
        });
        assertThat(store.path(KEY)).hasContent("new");
    }

    @Test
    void deletingTakesOneAway() {
        Key other = new Key("manifests/show-s01e01/faces.jsonl");
        store.write(KEY, bytes("one"));
        store.write(other, bytes("two"));
        store.delete(KEY);
        assertThat(store.list(new Key("manifests"))).containsExactly(other);
    }

    @Test
    void listsAreSortedAndReachAllTheWayDown() {
        for (String path : List.of("m/b/z.json", "m/b/a.json", "m/a.json", "m/b-c/x.json", "n/a.json", "mm/a.json")) {
            store.write(new Key(path), bytes("x"));
        }
        assertThat(store.list(new Key("m")))
                .extracting(Key::path)
                .containsExactly("m/a.json", "m/b-c/x.json", "m/b/a.json", "m/b/z.json");
        assertThat(store.list(new Key("m/b"))).hasSize(2);
    }

    @Test
    void whatOthersLeftInTheFolderIsNotListed() throws IOException {
        store.write(KEY, bytes("one"));
        Path folder = store.path(KEY).getParent();
        for (String name : List.of(".DS_Store", ".part-1234", "tracks (copy).jsonl", "tracks.jsonl~", "заметки.txt")) {
            Files.writeString(folder.resolve(name), "x");
        }
        Files.createDirectories(folder.resolve(".git/objects"));
        Files.writeString(folder.resolve(".git/objects/ab"), "x");
        assertThat(store.list(new Key("manifests"))).containsExactly(KEY);
    }

    @Test
    @Timeout(60)
    void listingGoesOnWhileOthersWrite() {
        Key prefix = new Key("manifests");
        store.write(KEY, bytes("one"));
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 400; i++) {
                Key passing = new Key("manifests/passing/" + i % 7 + ".json");
                store.write(passing, bytes("x"));
                store.deleteAll(new Key("manifests/passing"));
            }
        });
        int lists = 0;
        while (!writing.isDone()) {
            assertThat(store.list(prefix)).contains(KEY);
            lists++;
        }
        writing.join();
        assertThat(lists).isPositive();
    }

    @Test
    void aPrefixIsMovedWhole() {
        store.write(new Key("frames/a/x.jpg"), bytes("x"));
        store.write(new Key("frames/a/b/y.jpg"), bytes("y"));
        store.moveAll(new Key("frames/a"), new Key("old/frames/a"));
        assertThat(store.list(new Key("frames"))).isEmpty();
        assertThat(store.list(new Key("old")))
                .extracting(Key::path)
                .containsExactly("old/frames/a/b/y.jpg", "old/frames/a/x.jpg");
    }

    @Test
    void aPrefixIsDeletedWholeAndNothingBesideIt() {
        store.write(new Key("frames/a/x.jpg"), bytes("x"));
        store.write(new Key("frames/a/b/y.jpg"), bytes("y"));
        store.write(new Key("frames/ab/z.jpg"), bytes("z"));
        store.deleteAll(new Key("frames/a"));
        assertThat(store.list(new Key("frames"))).extracting(Key::path).containsExactly("frames/ab/z.jpg");
        assertThat(store.path(new Key("frames/a"))).doesNotExist();
    }

    @Test
    void deletingDoesNotFollowLinks() throws IOException {
        Path outside = Files.writeString(root.resolve("outside.txt"), "mine");
        Path folder = Files.createDirectories(root.resolve("data/frames/a"));
        Files.createSymbolicLink(folder.resolve("link"), root);
        new FolderStore(root.resolve("data")).deleteAll(new Key("frames"));
        assertThat(outside).hasContent("mine");
    }

    @Test
    void aFileInTheWayIsSaidToBe() {
        store.write(new Key("manifests"), bytes("not a folder"));
        assertThatThrownBy(() -> store.write(KEY, bytes("x")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("writing")
                .hasMessageContaining("tracks.jsonl failed");
    }

    static List<String> filesBelow(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(f -> folder.relativize(f).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
