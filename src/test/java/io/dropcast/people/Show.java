package io.dropcast.people;

import io.dropcast.face.PersonId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** A show with a journal in memory, for tests: every step is one entry, and time goes on with each. */
final class Show {
    static final String NAME = "show";
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    final Set<String> known = new TreeSet<>();
    Journal journal = Journal.empty(NAME);
    private int steps;

    /** One person to each of so many clusters, p_0001 with id_0001 and so on. */
    static Show of(int people) {
        Show show = new Show();
        for (int i = 1; i <= people + 2; i++) {
            show.known.add(c(i));
        }
        for (int i = 1; i <= people; i++) {
            int cluster = i;
            show.move((m, p) -> m.giveToNew(p, c(cluster)));
        }
        return show;
    }

    static String c(int number) {
        return String.format(java.util.Locale.ROOT, "show-s01e01:id_%04d", number);
    }

    static PersonId p(int number) {
        return new PersonId(number);
    }

    private Instant now() {
        steps++;
        return START.plusSeconds(steps * 60L);
    }

    private Optional<JournalEntry> add(Optional<JournalEntry> entry) {
        entry.ifPresent(e -> journal = journal.with(e));
        return entry;
    }

    Optional<JournalEntry> move(BiFunction<Moves, People, People> move) {
        Instant now = now();
        return add(journal.entry(Author.CLI, now, people -> move.apply(new Moves(known, now.toString()), people)));
    }

    /** The id of the entry that the move made. */
    String moved(BiFunction<Moves, People, People> move) {
        return move(move).orElseThrow().id();
    }

    Optional<JournalEntry> edit(String json) {
        return edit(json.getBytes(StandardCharsets.UTF_8));
    }

    Optional<JournalEntry> edit(byte[] json) {
        return add(journal.entry(Author.FILE, now(), json, known));
    }

    Optional<JournalEntry> undo(String id) {
        return add(journal.undo(id, Author.CLI, now()));
    }

    People people() {
        return journal.people();
    }

    Person person(int number) {
        return people().person(p(number)).orElseThrow();
    }

    Optional<PersonId> owner(int cluster) {
        return people().owner(c(cluster)).map(Person::id);
    }

    /** people.json as it is now. */
    String json() {
        return new String(PeopleJson.write(people()), StandardCharsets.UTF_8);
    }

    /** The lines of the journal. */
    String lines() {
        StringBuilder out = new StringBuilder();
        journal.entries().forEach(e -> out.append(new String(Journal.line(e), StandardCharsets.UTF_8)));
        return out.toString();
    }
}
