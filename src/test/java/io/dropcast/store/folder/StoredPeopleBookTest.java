package io.dropcast.store.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropcast.episode.BadJson;
import io.dropcast.episode.Key;
import io.dropcast.face.PersonId;
import io.dropcast.people.Author;
import io.dropcast.people.People;
import io.dropcast.people.Person;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class StoredPeopleBookTest {
    private static final Key FILE = Key.show("show", "people.json");

    @TempDir
    Path root;

    private FolderStore store;
    private StoredPeopleBook book;

    @BeforeEach
    void open() {
        store = new FolderStore(root);
        book = new StoredPeopleBook(store, Clock.systemUTC());
    }

    @Test
    void aShowThatNobodyWroteHasNobody() {
        assertThat(book.read("show")).isEqualTo(new People("show", List.of()));
        assertThat(store.exists(FILE)).isFalse();
    }

    @Test
    void whatIsUpdatedIsReadAgain() {
        Person kyle = new Person(
                new PersonId(1),
                Optional.of("Kyle"),
                List.of("K."),
                List.of("show-s01e01:id_0003"),
                List.of("show-s01e01:id_0004"),
                true,
                Optional.of("show-s01e01/thumbs/id_0003.jpg"),
                "2026-11-22T10:00:00Z",
                new TreeMap<>());
        People after = book.update("show", Author.CLI, p -> new People("show", List.of(kyle)))
                .after();
        assertThat(book.read("show")).isEqualTo(after).isEqualTo(new People("show", List.of(kyle), 2));
    }

    @Test
    void theFirstUpdateWritesAFileAlsoWhenItChangesNothing() {
        book.update("show", Author.CLI, p -> p);
        assertThat(store.exists(FILE)).isTrue();
    }

    @Test
    void anUpdateThatChangesNothingLeavesTheBytesAlone() {
        write("{\"show_id\":\"show\",  \"people\":[{\"person_id\":\"p_0001\",\"name\":\"Kyle\"}]}");
        book.update("show", Author.CLI, p -> p);
        byte[] before = store.read(FILE).orElseThrow();
        book.update("show", Author.CLI, p -> p);
        assertThat(store.read(FILE).orElseThrow()).isEqualTo(before);
    }

    @Test
    void theSameUpdateTwiceGivesTheSameBytes() {
        book.update("show", Author.CLI, p -> with(p, 1));
        book.update("show", Author.CLI, p -> with(p, 2));
        byte[] once = store.read(FILE).orElseThrow();
        book.update("show", Author.CLI, p -> new People("show", p.people(), p.nextPerson()));
        assertThat(store.read(FILE).orElseThrow()).isEqualTo(once);
    }

    @Test
    void fieldsThatAreNotKnownHereSurvive() {
        write("""
                {"show_id": "show", "colour": "blue", "people": [
                  {"person_id": "p_0001", "name": "Kyle", "birthday": "1969-01-11", "notes": {"a": [1, 2]}},
                  {"person_id": "p_0002", "name": null, "hair": "red"}]}
                """);
        book.update("show", Author.CLI, p -> {
            List<Person> people = new ArrayList<>(p.people());
            people.set(1, people.get(1).owning(List.of("show-s01e01:id_0001")));
            return new People("show", people, p.unassigned(), p.dismissed(), p.fields(), p.standing(), p.nextPerson());
        });
        assertThat(store.path(FILE))
                .content(StandardCharsets.UTF_8)
                .contains("\"colour\" : \"blue\"", "\"birthday\" : \"1969-01-11\"", "\"hair\" : \"red\"", "\"a\" : [")
                .contains("show-s01e01:id_0001");
    }

    @Test
    void concurrentUpdatesLoseNothing() {
        assertNothingLost(List.of(book));
    }

    @Test
    void booksThatDoNotKnowOfEachOtherLoseNothingEither() {
        assertNothingLost(List.of(book, new StoredPeopleBook(new FolderStore(root), Clock.systemUTC())));
    }

    private void assertNothingLost(List<StoredPeopleBook> books) {
        List<CompletableFuture<Void>> threads = new ArrayList<>();
        for (int t = 0; t < 6; t++) {
            StoredPeopleBook mine = books.get(t % books.size());
            threads.add(CompletableFuture.runAsync(
                    () -> {
                        for (int i = 0; i < 10; i++) {
                            mine.update("show", Author.CLI, p -> with(p, p.nextPerson()));
                        }
                    },
                    task -> new Thread(task, "updates").start()));
        }
        threads.forEach(CompletableFuture::join);
        assertThat(book.read("show").people()).hasSize(60);
        assertThat(book.read("show").nextPerson()).isEqualTo(61);
    }

    @Test
    void aNumberIsNotUsedAgainWhenItsPersonIsGone() {
        book.update("show", Author.CLI, p -> with(with(p, 1), 2));
        book.update("show", Author.CLI, p -> new People("show", p.people().subList(0, 1), p.nextPerson()));
        assertThat(new StoredPeopleBook(store, Clock.systemUTC()).read("show").nextPerson())
                .isEqualTo(3);
    }

    @Test
    void aFileThatIsBrokenIsNeitherReadNorOverwritten() {
        write("{\"show_id\": \"show\", \"people\": [");
        assertThatThrownBy(() -> book.update("show", Author.CLI, p -> with(p, 1)))
                .isInstanceOf(BadJson.class)
                .hasMessageContaining("people.json of show")
                .hasMessageContaining("line 1");
        assertThat(store.path(FILE)).hasContent("{\"show_id\": \"show\", \"people\": [");
    }

    @Test
    void aChangeThatFailsLeavesTheFileAndFreesTheLock() {
        book.update("show", Author.CLI, p -> with(p, 1));
        assertThatThrownBy(() -> book.update("show", Author.CLI, p -> {
                    throw new IllegalArgumentException("no such person");
                }))
                .hasMessage("no such person");
        assertThat(book.update("show", Author.CLI, p -> with(p, 2)).after().people())
                .hasSize(2);
    }

    @Test
    void whatAWriterThatDiedLeftBehindIsTidiedUp() throws Exception {
        book.update("show", Author.CLI, p -> with(p, 1));
        Path left = store.path(FILE).resolveSibling(".part-left");
        java.nio.file.Files.writeString(left, "{");
        book.update("show", Author.CLI, p -> p);
        assertThat(left).doesNotExist();
    }

    @Test
    void onePersonTwiceIsRefused() {
        write("{\"people\": [{\"person_id\": \"p_0001\"}, {\"person_id\": \"p_0001\"}]}");
        assertThatThrownBy(() -> book.read("show")).isInstanceOf(BadJson.class).hasMessageContaining("p_0001 twice");
    }

    private void write(String json) {
        store.write(FILE, json.getBytes(StandardCharsets.UTF_8));
    }

    private static People with(People people, int number) {
        List<Person> all = new ArrayList<>(people.people());
        all.add(new Person(
                new PersonId(number),
                Optional.empty(),
                List.of(),
                List.of("show-s01e01:id_000" + number % 10),
                List.of(),
                false,
                Optional.empty(),
                "2026-11-22T10:00:00Z",
                new TreeMap<>()));
        return new People(people.show(), all, people.nextPerson());
    }
}
