package io.dropcast.people;

import io.dropcast.episode.BadJson;
import io.dropcast.episode.Json;
import io.dropcast.face.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Does a journal again, line by line. Used once. */
final class JournalReader {
    private final String show;
    private final List<JournalEntry> entries = new ArrayList<>();
    private final TreeMap<Fact, String> facts = new TreeMap<>();
    private int nextPerson = 1;

    JournalReader(String show) {
        this.show = show;
    }

    /**
     * Does one line.
     *
     * @param number of the line, from 1
     * @throws BadJson when it is damaged, or does not follow from what came before it
     */
    void take(byte[] line, int number) {
        String where = "people.journal.jsonl of " + show + " line " + number;
        JournalEntry entry = JournalEntry.of(Json.parseObject(line, where), where);
        String named = where + " (" + entry.id() + ")";
        entry.changes().forEach(c -> check(c, named));
        for (FactChange c : entry.changes()) {
            c.after().ifPresentOrElse(v -> facts.put(c.fact(), v), () -> facts.remove(c.fact()));
        }
        entry.changes().forEach(c -> checkPerson(c, named));
        nextPerson = next(nextPerson, entry);
        entries.add(entry);
    }

    /**
     * No fact may be about a person who is not there: neither one changed now, nor one about a person who was taken away now.
     */
    private void checkPerson(FactChange change, String where) {
        Optional<Fact> alone = change.after().isPresent()
                ? Optional.of(change.fact())
                        .filter(f -> !isThere(f, change.after().get()))
                : facts.entrySet().stream()
                        .filter(e -> change.fact().kind() == Fact.Kind.PERSON && !isThere(e.getKey(), e.getValue()))
                        .map(Map.Entry::getKey)
                        .findFirst();
        alone.ifPresent(f -> {
            throw new BadJson(where + " leaves " + ChangeText.of(f)
                    + " behind without that person: it was changed by hand. Put the file back from a backup");
        });
    }

    private boolean isThere(Fact fact, String value) {
        return Facts.personOf(fact, value)
                .map(p -> facts.containsKey(Fact.about(Fact.Kind.PERSON, p)))
                .orElse(true);
    }

    private void check(FactChange change, String where) {
        Optional<String> known = Optional.ofNullable(facts.get(change.fact()));
        if (!known.equals(change.before())) {
            throw new BadJson(where + " says that " + ChangeText.of(change.fact()) + " was "
                    + ChangeText.value(change.before()) + ", but it was " + ChangeText.value(known)
                    + ": a line before it was changed or is missing. Put the file back from a backup");
        }
    }

    static int next(int before, JournalEntry entry) {
        return entry.changes().stream()
                .filter(c -> c.fact().kind() == Fact.Kind.PERSON)
                .mapToInt(c -> PersonId.parse(c.fact().of()).number() + 1)
                .reduce(before, Math::max);
    }

    /** @param goodBytes of what was taken */
    Journal journal(int goodBytes) {
        return new Journal(show, entries, new Facts(facts), nextPerson, goodBytes);
    }
}
