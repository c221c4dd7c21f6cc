package io.dropcast.people;

import io.dropcast.episode.BadJson;
import io.dropcast.episode.Json;
import io.dropcast.face.PersonId;
import java.util.ArrayList;
import java.util.List;
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
     * @return false when it is the last one and was never finished
     * @throws BadJson when it is damaged otherwise, or does not follow from what came before it
     */
    boolean take(byte[] line, int number, boolean last) {
        String where = "people.journal.jsonl of " + show + " line " + number;
        JournalEntry entry;
        try {
            entry = JournalEntry.of(Json.parseObject(line, where), where);
        } catch (BadJson e) {
            if (last) {
                return false;
            }
            throw e;
        }
        for (FactChange change : entry.changes()) {
            check(change, where + " (" + entry.id() + ")");
        }
        for (FactChange c : entry.changes()) {
            c.after().ifPresentOrElse(v -> facts.put(c.fact(), v), () -> facts.remove(c.fact()));
        }
        nextPerson = next(nextPerson, entry);
        entries.add(entry);
        return true;
    }

    private void check(FactChange change, String where) {
        Optional<String> known = Optional.ofNullable(facts.get(change.fact()));
        if (!known.equals(change.before())) {
            throw new BadJson(where + " says that " + Wording.of(change.fact()) + " was "
                    + Wording.value(change.before()) + ", but it was " + Wording.value(known)
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
