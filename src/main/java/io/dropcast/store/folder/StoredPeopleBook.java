package io.dropcast.store.folder;

import io.dropcast.episode.Digest;
import io.dropcast.episode.GuardedStore;
import io.dropcast.episode.Key;
import io.dropcast.episode.Stamp;
import io.dropcast.face.PersonId;
import io.dropcast.people.Author;
import io.dropcast.people.Journal;
import io.dropcast.people.JournalEntry;
import io.dropcast.people.People;
import io.dropcast.people.PeopleBook;
import io.dropcast.people.PeopleJson;
import io.dropcast.people.PersonErasure;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * people.json and its journal in a store. An entry is in the journal, and safe there, before people.json speaks of it; the next
 * change after a crash writes people.json again. Writers take turns at the store.
 */
public final class StoredPeopleBook implements PeopleBook {
    private final GuardedStore store;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** A journal as it was when it was read last: doing thousands of entries again for every look would be slow. */
    private record Known(String digest, Journal journal) {}

    public StoredPeopleBook(GuardedStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    private static Key file(String show) {
        return Key.show(show, "people.json");
    }

    private static Key journalFile(String show) {
        return Key.show(show, "people.journal.jsonl");
    }

    /** Where a version that kept no journal left a people.json, that is the beginning. */
    @Override
    public Journal journal(String show) {
        Optional<byte[]> lines = store.read(journalFile(show));
        if (lines.isPresent()) {
            return journal(show, lines.get());
        }
        Journal empty = Journal.empty(show);
        return adopted(empty, store.read(file(show)), show, clock.instant())
                .map(empty::with)
                .orElse(empty);
    }

    private Journal journal(String show, byte[] lines) {
        String digest = Digest.of(lines);
        Optional<Journal> same = Optional.ofNullable(known.get(show))
                .filter(k -> k.digest().equals(digest))
                .map(Known::journal);
        Journal journal = same.orElseGet(() -> Journal.read(show, lines));
        known.put(show, new Known(digest, journal));
        return journal;
    }

    private static Optional<JournalEntry> adopted(
            Journal empty, Optional<byte[]> peopleJson, String show, Instant time) {
        return peopleJson
                .map(b -> PeopleJson.parse(b, show, "people.json of " + show))
                .flatMap(people -> empty.entry(Author.FILE, time, before -> people));
    }

    @Override
    public Set<String> erase(String show, Author who, PersonId person, Set<String> names) {
        Set<String> had = inTurn(show, turn -> {
            Instant time = clock.instant();
            PersonErasure forgetting = begun(turn, show, time).forgetting(person);
            Journal after = forgetting.journal(who, time, names);
            // an old people.json beside a new journal would be taken for an edit, refused and kept
            turn.delete(file(show));
            turn.write(journalFile(show), after.toBytes());
            return forgetting.clusters();
        });
        settle(show);
        return had;
    }

    @Override
    public Change change(String show, BiFunction<Journal, Instant, Optional<JournalEntry>> change) {
        Change done = inTurn(show, turn -> {
            Instant time = clock.instant();
            Journal journal = begun(turn, show, time);
            People before = journal.people();
            Optional<JournalEntry> entry = change.apply(journal, time);
            entry.ifPresent(e -> turn.append(journalFile(show), journal.goodBytes(), Journal.line(e)));
            return new Change(before, entry.map(e -> journal.with(e).people()).orElse(before), entry);
        });
        settle(show);
        return done;
    }

    private <T> T inTurn(String show, Function<GuardedStore.Turn, T> work) {
        return store.inTurn(Key.show(show, "people.lock"), turn -> {
            // what a writer left behind that died
            turn.sweep(new Key("shows/" + show));
            return work.apply(turn);
        });
    }

    /**
     * Makes people.json what the journal says. In a turn of its own: in the turn of a change, a retry after another writer would make the
     * change twice. It is read before the journal, so the last of several writers writes all that happened.
     */
    private void settle(String show) {
        inTurn(show, turn -> {
            Optional<byte[]> there = turn.read(file(show));
            Optional<byte[]> lines = turn.read(journalFile(show));
            // where nothing ever happened there is a people.json with an empty list
            byte[] people = PeopleJson.write(lines.map(l -> journal(show, l))
                    .orElseGet(() -> Journal.empty(show))
                    .people());
            if (there.filter(b -> Arrays.equals(b, people)).isEmpty()) {
                turn.write(file(show), people);
            }
            return people;
        });
    }

    private Journal begun(GuardedStore.Turn turn, String show, Instant time) {
        Optional<byte[]> lines = turn.read(journalFile(show));
        if (lines.isEmpty()) {
            Journal empty = Journal.empty(show);
            Optional<JournalEntry> first = adopted(empty, turn.read(file(show)), show, time);
            first.ifPresent(e -> turn.append(journalFile(show), 0, Journal.line(e)));
            return first.map(empty::with).orElse(empty);
        }
        Journal journal = journal(show, lines.get());
        if (journal.goodBytes() < lines.get().length) {
            keepTorn(turn, show, Arrays.copyOfRange(lines.get(), journal.goodBytes(), lines.get().length), time);
        }
        return journal;
    }

    /** A line that was never finished is no change, but it is kept for people to look at. */
    private static void keepTorn(GuardedStore.Turn turn, String show, byte[] rest, Instant time) {
        turn.write(Key.show(show, "people.journal.torn-" + Stamp.of(time) + ".txt"), rest);
    }
}
