package io.dropcast.people;

import io.dropcast.face.PersonId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A people.json that a human edited, read as the difference from the state it began from. The difference is then made to whatever the
 * state is by now: what others changed meanwhile stays, except where both changed the same thing, where the later one counts.
 *
 * <p>Rules: a cluster under a second person moves there; one that is taken out and put nowhere has no owner; nor do those of a
 * person who is taken out; a row without person_id is a new person; a person with a cluster under "not_cluster_ids" loses it, and a person
 * who is given a cluster that was never theirs may have it from then on. Everything else is refused as a whole.
 */
public final class PeopleEdit {
    private static final Pattern PICTURE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*/thumbs/id_[0-9]{4,9}\\.jpg");

    private final EditReader file;
    private final People base;
    private final Set<String> known;
    private final String now;

    /**
     * @param base the state that the edit began from
     * @param known every cluster of the show's episodes
     * @param now ISO-8601, for {@code created_at}
     * @throws Refused when the file cannot be read
     */
    PeopleEdit(EditReader file, People base, Set<String> known, String now) {
        this.file = file;
        this.base = base;
        Set<String> all = new HashSet<>(known);
        all.addAll(base.owners().keySet());
        all.addAll(base.unassigned());
        base.people().forEach(p -> all.addAll(p.notClusterIds()));
        this.known = all;
        this.now = now;
    }

    /** @throws Refused when a rule is broken; nothing is changed then */
    public People apply(People current) {
        List<EditReader.Row> rows = file.rows();
        if (rows.isEmpty() && !base.people().isEmpty()) {
            throw new Refused("all " + base.people().size()
                    + " people are missing from it: an empty list is taken for a mistake. Take people away with"
                    + " 'dropcast people delete'");
        }
        file.show().filter(s -> !s.equals(base.show())).ifPresent(s -> {
            throw new Refused("it is of the show '" + s + "', not of '" + base.show() + "'");
        });
        Map<PersonId, EditReader.Row> told = told(rows, current);
        Map<String, PersonId> owners = owners(told);
        People edited = edited(told, owners, current);
        return rebased(base.facts().to(edited.facts()), current, Math.max(edited.nextPerson(), current.nextPerson()));
    }

    /** Rows by person; new people get the next ids, or the id that they got when the same edit was applied before. */
    private Map<PersonId, EditReader.Row> told(List<EditReader.Row> rows, People current) {
        Map<PersonId, EditReader.Row> told = new LinkedHashMap<>();
        int next = Math.max(base.nextPerson(), current.nextPerson());
        for (EditReader.Row row : rows) {
            PersonId id;
            if (row.id().isPresent()) {
                id = row.id().get();
                if (base.person(id).isEmpty()) {
                    throw EditReader.at(
                            row.line(),
                            "there is no " + id + "; leave person_id out for a new person, who gets a number");
                }
            } else {
                if (row.name().isEmpty() && row.clusterIds().isEmpty()) {
                    throw EditReader.at(row.line(), "a new person needs a name, or a cluster under cluster_ids");
                }
                Optional<PersonId> sameAsBefore = madeBefore(row, current, told.keySet());
                id = sameAsBefore.orElse(new PersonId(next));
                next = sameAsBefore.isPresent() ? next : next + 1;
            }
            if (told.put(id, row) != null) {
                throw EditReader.at(row.line(), id + " is in it twice");
            }
        }
        return told;
    }

    private Optional<PersonId> madeBefore(EditReader.Row row, People current, Set<PersonId> taken) {
        return current.people().stream()
                .filter(p -> base.person(p.id()).isEmpty() && !taken.contains(p.id()))
                .filter(p -> p.name().equals(row.name()) && p.clusterIds().containsAll(row.clusterIds()))
                .map(Person::id)
                .findFirst();
    }

    private Map<String, PersonId> owners(Map<PersonId, EditReader.Row> told) {
        Map<String, Set<PersonId>> claims = new TreeMap<>();
        told.forEach((id, row) -> {
            for (String cluster : row.clusterIds()) {
                checkKnown(cluster, row);
                claims.computeIfAbsent(cluster, c -> new LinkedHashSet<>()).add(id);
            }
            row.notClusterIds().forEach(c -> checkKnown(c, row));
        });
        Map<String, PersonId> owners = new HashMap<>();
        claims.forEach((cluster, who) -> owners.put(cluster, oneOwner(cluster, who)));
        told.forEach((id, row) -> resolveNevers(id, row, owners));
        return owners;
    }

    private void checkKnown(String cluster, EditReader.Row row) {
        if (!known.contains(cluster)) {
            throw EditReader.at(
                    file.lineOf("\"" + cluster + "\"", row.line()),
                    "no episode of " + base.show() + " has a cluster '" + cluster + "'");
        }
    }

    private PersonId oneOwner(String cluster, Set<PersonId> claims) {
        List<PersonId> left = new ArrayList<>(claims);
        if (left.size() > 1) {
            base.owner(cluster).map(Person::id).ifPresent(left::remove);
        }
        if (left.size() > 1) {
            throw EditReader.at(
                    file.lineOf("\"" + cluster + "\"", 1),
                    "'" + cluster + "' is under " + claims + ": leave it under the one it belongs to");
        }
        return left.get(0);
    }

    /** Where a cluster stands in both lists of one person, the list that it was newly put into counts. */
    private void resolveNevers(PersonId id, EditReader.Row row, Map<String, PersonId> owners) {
        Optional<Person> was = base.person(id);
        for (String cluster : row.notClusterIds()) {
            if (!id.equals(owners.get(cluster))) {
                continue;
            }
            boolean neverIsNew =
                    was.filter(p -> p.notClusterIds().contains(cluster)).isEmpty();
            boolean ownedIsNew =
                    was.filter(p -> p.clusterIds().contains(cluster)).isEmpty();
            if (neverIsNew && ownedIsNew) {
                throw EditReader.at(
                        file.lineOf("\"" + cluster + "\"", row.line()),
                        "'" + cluster + "' cannot be both under cluster_ids and under not_cluster_ids of " + id);
            }
            if (neverIsNew) {
                owners.remove(cluster);
            }
        }
    }

    private People edited(Map<PersonId, EditReader.Row> told, Map<String, PersonId> owners, People current) {
        Map<PersonId, List<String>> owned = new HashMap<>();
        owners.forEach((cluster, id) ->
                owned.computeIfAbsent(id, k -> new ArrayList<>()).add(cluster));
        List<Person> people = new ArrayList<>();
        told.forEach((id, row) -> people.add(person(id, row, owned.getOrDefault(id, List.of()), current)));
        TreeSet<String> unassigned = new TreeSet<>(base.unassigned());
        unassigned.addAll(base.owners().keySet());
        unassigned.removeAll(owners.keySet());
        return new People(
                base.show(),
                people,
                unassigned,
                new TreeSet<>(file.dismissed()),
                file.fields(),
                base.standing().of(told.keySet()),
                base.nextPerson());
    }

    private Person person(PersonId id, EditReader.Row row, List<String> owned, People current) {
        Optional<Person> was = base.person(id);
        List<String> nevers = new ArrayList<>(row.notClusterIds());
        nevers.removeAll(owned);
        return new Person(
                id,
                row.name(),
                row.aliases(),
                owned,
                nevers,
                row.ignored(),
                picture(row, was),
                was.or(() -> current.person(id)).map(Person::createdAt).orElse(now),
                row.fields());
    }

    /** The picture follows the clusters by itself; only another one than the one that stood there was chosen. */
    private static Optional<String> picture(EditReader.Row row, Optional<Person> was) {
        if (row.repCrop().isEmpty() || row.repCrop().equals(was.flatMap(Person::picture))) {
            return row.repCrop().isEmpty() ? Optional.empty() : was.flatMap(Person::repCrop);
        }
        String path = row.repCrop().get();
        if (!PICTURE.matcher(path).matches()) {
            throw EditReader.at(
                    row.line(), "rep_crop must be the path of a thumbnail such as my-show-s01e02/thumbs/id_0003.jpg");
        }
        return Optional.of(path);
    }

    private People rebased(List<FactChange> changes, People current, int next) {
        Facts before = current.facts();
        Facts facts = before;
        Set<String> gone = new HashSet<>();
        for (FactChange c : changes) {
            boolean personGoes =
                    c.fact().kind() == Fact.Kind.PERSON && c.after().isEmpty();
            if (personGoes) {
                gone.add(c.fact().of());
                facts = facts.without(PersonId.parse(c.fact().of()));
            }
        }
        List<FactChange> made =
                changes.stream().filter(c -> !leftBefore(c, gone, before)).toList();
        facts = facts.with(made);
        facts = facts.with(settled(made, facts));
        Optional<Fact> dangling = facts.dangling();
        if (dangling.isPresent()) {
            throw new Refused(dangling.get().of()
                    + " is about a person who was taken away meanwhile: read the newest people.json and edit that");
        }
        return People.of(current.show(), facts, next);
    }

    /** Whether a cluster has no owner only because its owner goes, and it no longer was theirs. */
    private static boolean leftBefore(FactChange c, Set<String> gone, Facts current) {
        return c.fact().kind() == Fact.Kind.OWNER
                && c.after().equals(Optional.of(""))
                && c.before().filter(gone::contains).isPresent()
                && !current.value(c.fact()).equals(c.before());
    }

    /** What the changes overrule of what others said meanwhile: the owner of a cluster, and the people it never is. */
    private static List<FactChange> settled(List<FactChange> made, Facts after) {
        Set<Fact> changed = new HashSet<>();
        made.forEach(c -> changed.add(c.fact()));
        List<FactChange> more = new ArrayList<>();
        for (Fact never : after.clashes()) {
            Fact owner = Fact.about(Fact.Kind.OWNER, never.detail());
            if (changed.contains(owner)) {
                more.add(new FactChange(never, after.value(never), Optional.empty()));
            } else if (changed.contains(never)) {
                more.add(new FactChange(owner, after.value(owner), Optional.of("")));
            }
        }
        return more;
    }
}
