package io.dropcast.people;

import io.dropcast.episode.Json;
import io.dropcast.face.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a journal knows of a person who is to be erased, and the journal without it. */
public final class PersonErasure {
    /** Stands in the place of what was erased. */
    public static final String MARK = "erased";

    private final Journal journal;
    private final String person;

    PersonErasure(Journal journal, PersonId person) {
        this.journal = journal;
        this.person = person.text();
    }

    /** Whether that was done before. */
    public boolean done() {
        return journal.erased().contains(person);
    }

    /**
     * Every name and alias that the person ever had, but for those that another person who stays has too: they are found for good reason.
     */
    public SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>();
        journal.entries().stream()
                .flatMap(e -> e.changes().stream())
                .filter(c -> c.fact().of().equals(person))
                .forEach(c -> Stream.of(c.before(), c.after())
                        .flatMap(Optional::stream)
                        .forEach(v -> names.addAll(namesIn(c.fact(), v))));
        names.removeIf(n -> n.equals(MARK) || n.isBlank() || borneByOthers(n));
        return names;
    }

    /** Whether another person who stays has the name, or one that it is a word of. */
    private boolean borneByOthers(String name) {
        Pattern word = asWord(name);
        return journal.people().people().stream()
                .filter(p -> !p.id().text().equals(person))
                .flatMap(p -> Stream.concat(p.name().stream(), p.aliases().stream()))
                .anyMatch(n -> word.matcher(n).find());
    }

    /** Finds a name where no letter or digit goes on with it. */
    public static Pattern asWord(String name) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])");
    }

    private static List<String> namesIn(Fact fact, String value) {
        return switch (fact.kind()) {
            case NAME -> List.of(value);
            case ALIASES -> Json.parseTexts(value);
            default -> List.of();
        };
    }

    /** How many lines of the journal say something that will be replaced. */
    public long lines() {
        SortedSet<String> names = names();
        Map<Fact, Fact> places = places(clusters());
        return journal.entries().stream()
                .filter(e -> e.changes().stream()
                        .anyMatch(c -> !marked(c, names, places).equals(c)))
                .count();
    }

    /** What the person owns, and what lost its owner when the person was deleted and has none still. */
    public SortedSet<String> clusters() {
        SortedSet<String> clusters = new TreeSet<>();
        Fact exists = Fact.about(Fact.Kind.PERSON, person);
        for (JournalEntry e : journal.entries()) {
            boolean goes = e.changes().stream()
                    .anyMatch(c -> c.fact().equals(exists) && c.after().isEmpty());
            e.changes().stream()
                    .filter(c -> goes && c.fact().kind() == Fact.Kind.OWNER)
                    .filter(c -> c.before().equals(Optional.of(person)))
                    .filter(c -> journal.facts().value(c.fact()).equals(Optional.of("")))
                    .forEach(c -> clusters.add(c.fact().of()));
        }
        journal.facts().values().forEach((fact, value) -> {
            if (fact.kind() == Fact.Kind.OWNER && value.equals(person)) {
                clusters.add(fact.of());
            }
        });
        return clusters;
    }

    /**
     * The journal without the person: their names and fields are replaced by a mark in every line, what lines say and the states that
     * they lead to are made anew, and a line at the end says that the person was erased.
     *
     * @param more names that must go too
     */
    public Journal journal(Author who, Instant time, Set<String> more) {
        SortedSet<String> names = new TreeSet<>(more);
        names.addAll(names());
        SortedSet<String> clusters = clusters();
        Map<Fact, Fact> places = places(clusters);
        List<JournalEntry> out = new ArrayList<>();
        Facts now = Facts.none();
        boolean other = false;
        for (JournalEntry e : journal.entries()) {
            List<FactChange> changes =
                    e.changes().stream().map(c -> marked(c, names, places)).toList();
            boolean touched = !changes.equals(e.changes());
            other |= touched;
            now = now.with(changes);
            String what = touched ? words(e, changes) : e.what();
            out.add(entry(e, what, changes, other ? state(now) : e.state()));
        }
        if (!done()) {
            Facts after = without(now, clusters);
            out.add(new JournalEntry(
                    JournalEntry.id(out.size() + 1),
                    Journal.second(time),
                    who,
                    person + " was erased",
                    now.to(after),
                    Optional.empty(),
                    Optional.of(person),
                    state(after)));
            now = after;
        }
        return journal.rewritten(out, now);
    }

    private static JournalEntry entry(JournalEntry e, String what, List<FactChange> changes, String state) {
        return new JournalEntry(e.id(), e.time(), e.who(), what, changes, e.undoes(), e.erases(), state);
    }

    private static String words(JournalEntry e, List<FactChange> changes) {
        return e.erases().map(p -> e.what()).orElseGet(() -> JournalEntry.words(e.undoes(), changes));
    }

    private String state(Facts facts) {
        return PeopleJson.version(People.of(journal.show(), facts, 1));
    }

    private Facts without(Facts facts, Set<String> clusters) {
        Facts gone = facts.without(PersonId.parse(person));
        TreeMap<Fact, String> left = new TreeMap<>(gone.values());
        left.keySet().removeIf(f -> f.kind() == Fact.Kind.OWNER && clusters.contains(f.of()));
        left.entrySet().removeIf(e -> isInto(clusters, e.getKey(), e.getValue()));
        return new Facts(left);
    }

    /**
     * Facts that say where in a video a human saw the person, each with one that says it no longer. What was put somewhere else since is
     * another person's.
     */
    private Map<Fact, Fact> places(Set<String> clusters) {
        Map<Fact, Fact> out = new TreeMap<>();
        for (JournalEntry e : journal.entries()) {
            for (FactChange c : e.changes()) {
                boolean theirs =
                        c.after().filter(id -> isInto(clusters, c.fact(), id)).isPresent();
                Optional<String> now = journal.facts().value(c.fact());
                if (theirs && now.map(id -> isInto(clusters, c.fact(), id)).orElse(true)) {
                    out.computeIfAbsent(c.fact(), f -> nowhere(f, out.size() + 1));
                }
            }
        }
        return out;
    }

    /** The number of the person tells the mark from those of other people who were erased. */
    private Fact nowhere(Fact fact, int number) {
        String mark = MARK + person.substring(1) + "-" + number;
        return new Fact(fact.kind(), fact.of(), PinnedTrack.nowhere(mark));
    }

    /** What belongs to no identity may be any person's, so it is theirs in every episode that they are in. */
    private static boolean isInto(Set<String> clusters, Fact fact, String identity) {
        if (fact.kind() != Fact.Kind.PLACED) {
            return false;
        }
        String episode = fact.of().substring(0, fact.of().indexOf(':') + 1);
        return identity.isEmpty()
                ? clusters.stream().anyMatch(c -> c.startsWith(episode))
                : clusters.contains(episode + identity);
    }

    /** The same value always gets the same mark, so that each line still follows from those before it. */
    private FactChange marked(FactChange c, Set<String> names, Map<Fact, Fact> places) {
        return new FactChange(
                places.getOrDefault(c.fact(), c.fact()),
                c.before().map(v -> marked(c.fact(), v, names)),
                c.after().map(v -> marked(c.fact(), v, names)));
    }

    private String marked(Fact fact, String value, Set<String> names) {
        boolean theirs = fact.of().equals(person);
        return switch (fact.kind()) {
            case NAME -> theirs || names.contains(value) ? MARK : value;
            case ALIASES -> aliases(value, theirs, names);
            case PICTURE -> theirs ? MARK : value;
            case FIELD -> theirs ? "\"" + MARK + "\"" : value;
            case PERSON, IGNORED, OWNER, NEVER, SHOW_FIELD, DISMISSED, PLACED, RETURNING -> value;
        };
    }

    private static String aliases(String value, boolean all, Set<String> names) {
        String[] texts = Json.parseTexts(value).stream()
                .map(a -> all || names.contains(a) ? MARK : a)
                .toArray(String[]::new);
        return Json.texts(Arrays.asList(texts)).toString();
    }
}
