package io.dropcast.people;

import io.dropcast.face.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** A book that begins with what another one says and keeps every change to itself: the other one stays as it is. */
public final class DraftBook implements PeopleBook {
    private final PeopleBook under;
    private final Clock clock;
    private final Map<String, Journal> drafts = new HashMap<>();

    public DraftBook(PeopleBook under, Clock clock) {
        this.under = under;
        this.clock = clock;
    }

    @Override
    public synchronized Journal journal(String show) {
        return drafts.computeIfAbsent(
                show, s -> Journal.read(s, under.journal(s).toBytes()));
    }

    @Override
    public synchronized Change change(String show, BiFunction<Journal, Instant, Optional<JournalEntry>> change) {
        Journal before = journal(show);
        Optional<JournalEntry> entry = change.apply(before, clock.instant());
        Journal after = entry.map(before::with).orElse(before);
        drafts.put(show, after);
        return new Change(before.people(), after.people(), entry);
    }

    @Override
    public synchronized Set<String> erase(String show, Author who, PersonId person, Set<String> names) {
        PersonErasure forgetting = journal(show).forgetting(person);
        drafts.put(show, forgetting.journal(who, clock.instant(), names));
        return forgetting.clusters();
    }
}
