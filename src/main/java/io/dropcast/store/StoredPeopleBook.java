package io.dropcast.store;

import io.dropcast.episode.Digest;
import io.dropcast.episode.Key;
import io.dropcast.episode.Stamp;
import io.dropcast.face.PersonId;
import io.dropcast.people.Author;
import io.dropcast.people.Forgetting;
import io.dropcast.people.Journal;
import io.dropcast.people.JournalEntry;
import io.dropcast.people.People;
import io.dropcast.people.PeopleBook;
import io.dropcast.people.PeopleJson;
import io.dropcast.people.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/**
 * people.json and its journal in a folder store. An entry is in the journal, and on the disk, before people.json speaks of it; whoever
 * comes after a crash writes people.json again. Writers of this process wait for each other in memory, those of others at a lock file.
 */
public final class StoredPeopleBook implements PeopleBook {
    /** A lock file is the process's, so writers of one process wait here, whichever book they write in. */
    private static final Object WRITING = new Object();

    private final FolderStore store;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** A journal as it was when it was read last: doing thousands of entries again for every look would be slow. */
    private record Known(String digest, Journal journal) {}

    public StoredPeopleBook(FolderStore store, Clock clock) {
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
        return adopted(empty, show, clock.instant()).map(empty::with).orElse(empty);
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

    private Optional<JournalEntry> adopted(Journal empty, String show, Instant time) {
        return store.read(file(show))
                .map(b -> PeopleJson.parse(b, show, "people.json of " + show))
                .flatMap(people -> empty.entry(Author.FILE, time, before -> people));
    }

    @Override
    public Set<String> erase(String show, Author who, PersonId person, Set<String> names) {
        return underLock(show, held -> {
            // also what a writer left behind that died: there may be a name in it
            store.sweep(new Key("shows/" + show));
            Instant time = clock.instant();
            Forgetting forgetting = begun(show, time).forgetting(person);
            Set<String> clusters = forgetting.clusters();
            Journal after = forgetting.journal(who, time, names);
            // an old people.json beside a new journal would be taken for somebody's edit, refused and kept
            store.delete(file(show));
            store.write(journalFile(show), after.toBytes());
            store.writeIfDifferent(file(show), PeopleJson.write(after.people()));
            return clusters;
        });
    }

    @Override
    public Change change(String show, BiFunction<Journal, Instant, Optional<JournalEntry>> change) {
        return underLock(show, held -> change(show, change, held));
    }

    /** What is done while nobody else writes. */
    private interface Locked<T> {
        T with(FileLock held) throws IOException;
    }

    private <T> T underLock(String show, Locked<T> work) {
        synchronized (WRITING) {
            Path lockFile = store.path(Key.show(show, "people.lock"));
            try {
                Files.createDirectories(lockFile.getParent());
                try (FileChannel channel =
                                FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock lock = channel.lock()) {
                    return work.with(lock);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the people of " + show + " cannot be locked: " + Reason.of(e), e);
            }
        }
    }

    private Change change(String show, BiFunction<Journal, Instant, Optional<JournalEntry>> change, FileLock held)
            throws IOException {
        if (!held.isValid()) {
            throw new Refused("the lock on the people of " + show + " was lost: try again");
        }
        // what a writer left behind that died; with the lock held nobody writes here
        store.sweep(new Key("shows/" + show));
        Instant time = clock.instant();
        Journal journal = begun(show, time);
        People before = journal.people();
        Optional<JournalEntry> entry = change.apply(journal, time);
        People after = before;
        if (entry.isPresent()) {
            after = journal.with(entry.get()).people();
            append(show, journal.goodBytes(), entry.get());
        }
        store.writeIfDifferent(file(show), PeopleJson.write(after));
        return new Change(before, after, entry);
    }

    private Journal begun(String show, Instant time) throws IOException {
        Optional<byte[]> lines = store.read(journalFile(show));
        if (lines.isEmpty()) {
            Journal empty = Journal.empty(show);
            Optional<JournalEntry> first = adopted(empty, show, time);
            if (first.isPresent()) {
                append(show, 0, first.get());
            }
            return first.map(empty::with).orElse(empty);
        }
        Journal journal = journal(show, lines.get());
        if (journal.goodBytes() < lines.get().length) {
            keepTorn(show, Arrays.copyOfRange(lines.get(), journal.goodBytes(), lines.get().length), time);
        }
        return journal;
    }

    /** What is left of a line that was never finished is no change, but it is nobody's to throw away either. */
    private void keepTorn(String show, byte[] rest, Instant time) {
        store.write(Key.show(show, "people.journal.torn-" + Stamp.of(time) + ".txt"), rest);
    }

    private void append(String show, int at, JournalEntry entry) throws IOException {
        Path path = store.path(journalFile(show));
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.truncate(at);
            channel.position(at);
            ByteBuffer line = ByteBuffer.wrap(Journal.line(entry));
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + path + " failed: " + Reason.of(e), e);
        }
    }
}
