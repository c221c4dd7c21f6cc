package io.dropcast.episode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every store does, wherever it keeps things. */
public abstract class StoreContract {
    protected static final Key KEY = new Key("manifests/show-s01e01/tracks.jsonl");

    protected GuardedStore store;

    /** An empty store. */
    protected abstract GuardedStore make() throws Exception;

    /** Another store on the same place, as another process would have it. */
    protected abstract GuardedStore other();

    /** How often something is repeated that costs time. */
    protected abstract int rounds();

    @BeforeEach
    final void makeStore() throws Exception {
        store = make();
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
        assertThat(content()).isEmpty();
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
        assertThat(content()).containsExactly(Map.entry(KEY.path(), "old"));
    }

    @Test
    void aFirstWriteThatFailsLeavesNothing() throws IOException {
        assertThatThrownBy(() -> store.write(KEY, out -> {
                    throw new IllegalStateException("out of order");
                }))
                .hasMessage("out of order");
        assertThat(store.exists(KEY)).isFalse();
        assertThat(content()).isEmpty();
    }

    @Test
    void nobodySeesAHalfWrittenFile() {
        store.write(KEY, bytes("old"));
        store.write(KEY, out -> {
            out.write(bytes("new"));
            out.flush();
            assertThat(text(KEY)).isEqualTo("old");
            assertThat(store.list(new Key("manifests"))).containsExactly(KEY);
        });
        assertThat(text(KEY)).isEqualTo("new");
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
    @Timeout(60)
    void listingGoesOnWhileOthersWrite() {
        Key prefix = new Key("manifests");
        store.write(KEY, bytes("one"));
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < rounds(); i++) {
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
        assertThat(content()).containsOnlyKeys("frames/ab/z.jpg");
    }

    @Test
    void allOfThemAreThereOrNotAll() {
        List<Key> keys = new ArrayList<>();
        for (String path : List.of("m/a/1.json", "m/a/2.json", "m/b/1.json", "n.json")) {
            keys.add(new Key(path));
            store.write(new Key(path), bytes("x"));
        }
        assertThat(store.allExist(keys)).isTrue();
        assertThat(store.allExist(keys.subList(0, 1))).isTrue();
        assertThat(store.allExist(List.of())).isTrue();
        keys.add(new Key("m/a/3.json"));
        assertThat(store.allExist(keys)).isFalse();
        store.delete(new Key("m/b/1.json"));
        assertThat(store.allExist(keys.subList(0, 4))).isFalse();
    }

    @Test
    void twoStoresOnOnePlaceSeeWhatTheOtherWrites() {
        GuardedStore other = other();
        store.write(KEY, bytes("one"));
        assertThat(other.read(KEY)).contains(bytes("one"));
        store.write(KEY, bytes("two"));
        assertThat(other.read(KEY)).contains(bytes("two"));
        other.delete(KEY);
        assertThat(store.read(KEY)).isEmpty();
    }

    @Test
    void aMoveFinishesWhatAnotherOneBegan() {
        store.write(new Key("old/x.jpg"), bytes("x"));
        store.write(new Key("frames/a/y.jpg"), bytes("y"));
        store.moveAll(new Key("frames/a"), new Key("old/a"));
        store.moveAll(new Key("frames/a"), new Key("old/a"));
        assertThat(content()).containsOnlyKeys("old/x.jpg", "old/a/y.jpg");
    }

    @Test
    @Timeout(120)
    void turnsLoseNothing() {
        Key guard = new Key("shows/show/people.lock");
        Key log = new Key("shows/show/log.txt");
        List<CompletableFuture<Void>> writers = new ArrayList<>();
        for (int w = 0; w < 4; w++) {
            GuardedStore mine = w % 2 == 0 ? store : other();
            String name = "w" + w + "-";
            writers.add(CompletableFuture.runAsync(
                    () -> {
                        for (int i = 0; i < 10; i++) {
                            byte[] line = bytes(name + i + "\n");
                            mine.inTurn(guard, turn -> {
                                int length = turn.read(log).map(b -> b.length).orElse(0);
                                turn.append(log, length, line);
                                return length;
                            });
                        }
                    },
                    task -> new Thread(task, "writer").start()));
        }
        writers.forEach(CompletableFuture::join);
        assertThat(text(log).lines()).hasSize(40).doesNotHaveDuplicates();
        for (int w = 0; w < 4; w++) {
            String name = "w" + w + "-";
            assertThat(text(log).lines().filter(l -> l.startsWith(name)))
                    .as("in order")
                    .containsExactly(java.util.stream.IntStream.range(0, 10)
                            .mapToObj(i -> name + i)
                            .toArray(String[]::new));
        }
    }

    @Test
    void aTurnKeepsTheFirstBytesAndNoOthers() {
        store.write(KEY, bytes("one two"));
        store.inTurn(new Key("lock"), turn -> {
            assertThat(turn.read(KEY)).contains(bytes("one two"));
            turn.append(KEY, 4, bytes("three"));
            return true;
        });
        assertThat(text(KEY)).isEqualTo("one three");
        store.inTurn(new Key("lock"), turn -> {
            turn.read(KEY);
            turn.write(KEY, bytes("four"));
            turn.delete(KEY);
            turn.write(KEY, bytes("five"));
            return true;
        });
        assertThat(text(KEY)).isEqualTo("five");
    }

    @Test
    void whatATurnThrowsComesOutAndTheNextOneCanBegin() {
        assertThatThrownBy(() -> store.inTurn(new Key("lock"), turn -> {
                    throw new IllegalArgumentException("no such person");
                }))
                .hasMessage("no such person");
        assertThat(store.<String>inTurn(new Key("lock"), turn -> "done")).isEqualTo("done");
    }

    /** Everything that is there, but locks. */
    protected final Map<String, String> content() {
        Map<String, String> all = new TreeMap<>();
        store.everything(
                path -> !path.endsWith("lock"), c -> all.put(c.path(), new String(c.bytes(), StandardCharsets.UTF_8)));
        return all;
    }

    protected final String text(Key key) {
        return new String(store.read(key).orElseThrow(), StandardCharsets.UTF_8);
    }

    protected static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
