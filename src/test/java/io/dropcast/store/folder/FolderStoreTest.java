package io.dropcast.store.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropcast.episode.GuardedStore;
import io.dropcast.episode.Key;
import io.dropcast.episode.StoreContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderStoreTest extends StoreContract {
    @TempDir
    Path root;

    @Override
    protected GuardedStore make() {
        return new FolderStore(root);
    }

    @Override
    protected GuardedStore other() {
        return new FolderStore(root);
    }

    @Override
    protected int rounds() {
        return 400;
    }

    private Path path(Key key) {
        return root.resolve(key.path());
    }

    @Test
    void whatOthersLeftInTheFolderIsNotListed() throws IOException {
        store.write(KEY, bytes("one"));
        Path folder = path(KEY).getParent();
        for (String name : List.of(".DS_Store", ".part-1234", "tracks (copy).jsonl", "tracks.jsonl~", "заметки.txt")) {
            Files.writeString(folder.resolve(name), "x");
        }
        Files.createDirectories(folder.resolve(".git/objects"));
        Files.writeString(folder.resolve(".git/objects/ab"), "x");
        assertThat(store.list(new Key("manifests"))).containsExactly(KEY);
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
}
