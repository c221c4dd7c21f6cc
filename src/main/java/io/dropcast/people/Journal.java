package io.dropcast.people;

import io.dropcast.episode.BadJson;
import io.dropcast.face.PersonId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Everything that ever happened to the people of a show, one entry a change; the people are what comes out when all of it is done one
 * after the other. Immutable.
 */
public final class Journal {
    private final String show;
    private final List<JournalEntry> entries;
    private final Facts facts;
    private final int nextPerson;
    private final int goodBytes;

    Journal(String show, List<JournalEntry> entries, Facts facts, int nextPerson, int goodBytes) {
        this.show = show;
        this.entries = List.copyOf(entries);
        this.facts = facts;
        this.nextPerson = nextPerson;
        this.goodBytes = goodBytes;
    }

    /** A show to which nothing happened yet. */
    public static Journal empty(String show) {
        return new Journal(show, List.of(), Facts.none(), 1, 0);
    }

    /**
     * Does everything in a journal again, and checks each entry against what came before it. A last line that is not whole, because
     * the process died while it was written, is left out: its writer was never told that it was done.
     *
     * @throws BadJson when anything else is wrong with it, with the line
     */
    public static Journal read(String show, byte[] content) {
        JournalReader reader = new JournalReader(show);
        int start = 0;
        for (int line = 1; start < content.length; line++) {
            int end = start;
            while (end < content.length && content[end] != '\n') {
                end++;
            }
            if (end == content.length || unwritten(content, start, end)) {
                break;
            }
            reader.take(Arrays.copyOfRange(content, start, end), line);
            start = end + 1;
        }
        Journal journal = reader.journal(start);
        journal.checkState();
        return journal;
    }

    /** Whether it is the last line and a part of it never reached the disk, which reads as zeros then. */
    private static boolean unwritten(byte[] content, int start, int end) {
        boolean zeros = false;
        for (int i = start; i < end; i++) {
            zeros |= content[i] == 0;
        }
        return zeros && end == content.length - 1;
    }

    private void checkState() {
        if (entries.isEmpty()) {
            return;
        }
        JournalEntry last = entries.get(entries.size() - 1);
        if (PeopleJson.version(people()).equals(last.state())) {
            return;
        }
        int line = firstThatLeadsElsewhere();
        throw new BadJson("people.journal.jsonl of " + show + " line " + line + " ("
                + entries.get(line - 1).id() + ") does not lead to the state that it speaks of: it was changed by hand,"
                + " or a line before it is missing. Put the file back from a backup");
    }

    private int firstThatLeadsElsewhere() {
        Facts now = Facts.none();
        int line = 0;
        for (JournalEntry e : entries) {
            line++;
            now = now.with(e.changes());
            if (!PeopleJson.version(People.of(show, now, 1)).equals(e.state())) {
                break;
            }
        }
        return line;
    }

    /** The people as they are now. */
    public People people() {
        return People.of(show, facts, nextPerson);
    }

    /** All that happened, the oldest first. */
    public List<JournalEntry> entries() {
        return entries;
    }

    /** Bytes of what was read up to the last whole line; the rest is of a line that was never finished. */
    public int goodBytes() {
        return goodBytes;
    }

    /** Whether a people.json is exactly what was written after one of the entries, or before the first. */
    public static boolean everWas(String show, List<JournalEntry> entries, byte[] peopleJson) {
        Facts now = Facts.none();
        if (isOf(show, now, peopleJson)) {
            return true;
        }
        Optional<String> version = EditReader.versionOf(peopleJson);
        for (JournalEntry e : entries) {
            now = now.with(e.changes());
            if (version.equals(Optional.of(e.state())) && isOf(show, now, peopleJson)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOf(String show, Facts facts, byte[] peopleJson) {
        return Arrays.equals(PeopleJson.write(People.of(show, facts, 1)), peopleJson);
    }

    /** The people in the state of that version, the latest such time. */
    Optional<People> at(String version) {
        Optional<People> found =
                PeopleJson.version(Journal.empty(show).people()).equals(version)
                        ? Optional.of(Journal.empty(show).people())
                        : Optional.empty();
        Facts now = Facts.none();
        for (JournalEntry e : entries) {
            now = now.with(e.changes());
            if (e.state().equals(version)) {
                found = Optional.of(People.of(show, now, nextPerson));
            }
        }
        return found;
    }

    /**
     * What a change of the people would add.
     *
     * @return empty when nothing is different after it
     * @throws Refused by the change
     */
    public Optional<JournalEntry> entry(Author who, Instant time, UnaryOperator<People> change) {
        return entry(who, time, change.apply(people()), Optional.empty());
    }

    /**
     * What an edited people.json would add.
     *
     * @param known every cluster of the show's episodes
     * @throws Refused when a rule is broken
     */
    public Optional<JournalEntry> entry(Author who, Instant time, byte[] editedFile, Set<String> known) {
        EditReader file = new EditReader(editedFile);
        People base = file.asOf()
                .map(v -> at(v).orElseThrow(
                                () -> new Refused("its \"as_of\" (" + v + ") is no version of the people of " + show
                                        + ": make the edit in a copy of the newest people.json")))
                .orElseGet(this::people);
        return entry(who, time, p -> new PeopleEdit(file, base, known, second(time)).apply(p));
    }

    /**
     * What taking an entry back would add. Later changes of other things stay.
     *
     * @throws Refused when there is no such entry, or something later builds on it
     */
    public Optional<JournalEntry> undo(String id, Author who, Instant time) {
        JournalEntry entry = entries.stream()
                .filter(e -> e.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused("there is no '" + id + "' in the journal of " + show
                        + ": 'dropcast people log --show " + show + "' shows what there is"));
        refuseErased(entry);
        if (!entry.who().human()) {
            throw new Refused(id + " was not decided by a person, so there is nothing to take back: give the cluster to"
                    + " another person with 'dropcast people move'");
        }
        entries.stream()
                .filter(e -> e.undoes().equals(Optional.of(id)))
                .filter(e -> facts.contradicted(
                                e.changes().stream().map(FactChange::reversed).toList())
                        .isEmpty())
                .reduce((first, second) -> second)
                .ifPresent(e -> {
                    throw new Refused(id + " was taken back already, by " + e.id());
                });
        List<FactChange> back = entry.changes().stream()
                .map(FactChange::reversed)
                .map(facts::asOfNow)
                .toList();
        facts.contradicted(back).ifPresent(c -> {
            throw new Refused(id + " cannot be taken back alone, because " + ChangeText.of(c.fact())
                    + " was changed again by " + lastChange(Set.of(c.fact()), id) + ": take that back first");
        });
        Facts after = facts.with(back);
        after.dangling().ifPresent(f -> {
            Fact person = Fact.about(Fact.Kind.PERSON, after.personOf(f).orElse(""));
            throw builtOn(id, Set.of(f, person));
        });
        after.clashes().stream()
                .filter(f -> !facts.clashes().contains(f))
                .findFirst()
                .ifPresent(f -> {
                    throw builtOn(id, Set.of(f, Fact.about(Fact.Kind.OWNER, f.detail())));
                });
        return entry(who, time, People.of(show, after, nextPerson), Optional.of(id));
    }

    private void refuseErased(JournalEntry entry) {
        for (String person : erased()) {
            boolean about = entry.changes().stream()
                    .anyMatch(c -> c.fact().of().equals(person)
                            || c.before().equals(Optional.of(person))
                            || c.after().equals(Optional.of(person)));
            if (about || entry.erases().equals(Optional.of(person))) {
                throw new Refused(entry.id() + " is about " + person + ", who was erased: that cannot be taken back");
            }
        }
    }

    /** The ids of the people who were erased. */
    public Set<String> erased() {
        return entries.stream().flatMap(e -> e.erases().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * What is known of a person who is to be erased.
     *
     * @throws Refused when no person ever had that id
     */
    public PersonErasure forgetting(PersonId person) {
        if (entries.stream()
                .flatMap(e -> e.changes().stream())
                .noneMatch(c -> c.fact().equals(Fact.about(Fact.Kind.PERSON, person.text())))) {
            throw new Refused("there never was a " + person + " in " + show);
        }
        return new PersonErasure(this, person);
    }

    Facts facts() {
        return facts;
    }

    /** The journal as it is written. */
    public byte[] toBytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        entries.forEach(e -> out.writeBytes(line(e)));
        return out.toByteArray();
    }

    /** The same show with entries that were rewritten. */
    Journal rewritten(List<JournalEntry> others, Facts after) {
        return new Journal(
                show,
                others,
                after,
                nextPerson,
                others.stream().mapToInt(e -> line(e).length).sum());
    }

    String show() {
        return show;
    }

    private Refused builtOn(String id, Set<Fact> facts) {
        return new Refused(id + " cannot be taken back alone, because " + lastChange(facts, id)
                + " builds on it: take that back first");
    }

    /** The last entry but that one in which one of the facts changed. */
    private String lastChange(Set<Fact> of, String but) {
        String last = "a later change";
        for (JournalEntry e : entries) {
            if (!e.id().equals(but) && e.changes().stream().anyMatch(c -> of.contains(c.fact()))) {
                last = e.id() + " (" + e.what() + ")";
            }
        }
        return last;
    }

    private Optional<JournalEntry> entry(Author who, Instant time, People after, Optional<String> undoes) {
        List<FactChange> changes = facts.to(after.facts());
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new JournalEntry(
                JournalEntry.id(entries.size() + 1),
                second(time),
                who,
                JournalEntry.words(undoes, changes),
                changes,
                undoes,
                Optional.empty(),
                // of what the facts say: the caller that made the change may have named one cluster under two people
                PeopleJson.version(People.of(show, after.facts(), 1))));
    }

    static String second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** The journal with one more entry, which this journal made. */
    public Journal with(JournalEntry entry) {
        List<JournalEntry> more = new ArrayList<>(entries);
        more.add(entry);
        return new Journal(
                show,
                more,
                facts.with(entry.changes()),
                JournalReader.next(nextPerson, entry),
                goodBytes + line(entry).length);
    }

    /** An entry as it is written, with the end of the line. */
    public static byte[] line(JournalEntry entry) {
        return (entry.toJson() + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
