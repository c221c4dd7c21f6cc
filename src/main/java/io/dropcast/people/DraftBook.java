package io.dropcast.people;

import io.dropcast.face.PersonId;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** A book that begins with what another one says and keeps every change to itself: the other one stays as it is. */
public final class DraftBook implements PeopleBook {
    private final PeopleBook under;
    private final Clock clock;
    private final Map<String, Journal> drafts = new HashMap<>();

    public DraftBook(PeopleBook under, Clock clock) {
        this.under = under;
        this.clock = clock;
    }

    private synchronized Journal journal(String show) {
        return drafts.computeIfAbsent(show, s -> {
            ByteArrayOutputStream lines = new ByteArrayOutputStream();
            under.log(s).forEach(e -> lines.writeBytes(Journal.line(e)));
            return Journal.read(s, lines.toByteArray());
        });
    }

    @Override
    public People read(String show) {
        return journal(show).people();
    }

    @Override
    public List<JournalEntry> log(String show) {
        return journal(show).entries();
    }

    @Override
    public Change update(String show, Author who, UnaryOperator<People> change) {
        return changed(show, (journal, time) -> journal.entry(who, time, change));
    }

    @Override
    public Change edit(String show, Author who, byte[] peopleJson, Set<String> known) {
        return changed(show, (journal, time) -> journal.entry(who, time, peopleJson, known));
    }

    @Override
    public Change undo(String show, Author who, String entry) {
        return changed(show, (journal, time) -> journal.undo(entry, who, time));
    }

    private synchronized Change changed(String show, BiFunction<Journal, Instant, Optional<JournalEntry>> change) {
        Journal before = journal(show);
        Optional<JournalEntry> entry = change.apply(before, clock.instant());
        Journal after = entry.map(before::with).orElse(before);
        drafts.put(show, after);
        return new Change(before.people(), after.people(), entry);
    }

    @Override
    public Forgetting forgetting(String show, PersonId person) {
        return journal(show).forgetting(person);
    }

    @Override
    public synchronized Set<String> erase(String show, Author who, PersonId person, Set<String> names) {
        Forgetting forgetting = journal(show).forgetting(person);
        drafts.put(show, forgetting.journal(who, clock.instant(), names));
        return forgetting.clusters();
    }
}
