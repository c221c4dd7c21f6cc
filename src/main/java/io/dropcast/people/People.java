package io.dropcast.people;

import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import io.dropcast.face.PersonId;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The people of a show.
 *
 * @param show show id
 * @param people in the order of their ids
 * @param unassigned clusters that a human took away from all people: no machine gives them an owner
 * @param dismissed suggestions that a human does not want to see again
 * @param fields of people.json that dropcast does not know, as JSON
 * @param standing what holds and is not in people.json
 * @param nextPerson number of the next new person; rises for good, so that no id ever comes to mean another person
 */
public record People(
        String show,
        List<Person> people,
        SortedSet<String> unassigned,
        SortedSet<String> dismissed,
        SortedMap<String, String> fields,
        HumanOverrides standing,
        int nextPerson) {
    public People {
        people = people.stream().sorted(Comparator.comparing(Person::id)).toList();
        unassigned = Collections.unmodifiableSortedSet(new TreeSet<>(unassigned));
        dismissed = Collections.unmodifiableSortedSet(new TreeSet<>(dismissed));
        fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
        int highest = people.stream().mapToInt(p -> p.id().number()).max().orElse(0);
        nextPerson = Math.max(nextPerson, highest + 1);
    }

    /** People of whom nothing else is known. */
    public People(String show, List<Person> people, int nextPerson) {
        this(show, people, new TreeSet<>(), new TreeSet<>(), new TreeMap<>(), HumanOverrides.NONE, nextPerson);
    }

    /** People whose next number follows from the highest in use. */
    public People(String show, List<Person> people) {
        this(show, people, 1);
    }

    /** What the names of all identities of an episode begin with. */
    static String clustersOf(EpisodeId ep) {
        return ep.value() + ":";
    }

    /** How people.json names an identity of an episode. */
    public static String clusterId(EpisodeId ep, IdentityId identity) {
        return clustersOf(ep) + identity.text();
    }

    /** The episode in the name of a cluster. */
    public static EpisodeId episodeOf(String cluster) {
        return new EpisodeId(cluster.substring(0, cluster.indexOf(':')));
    }

    /** The identity in the name of a cluster. */
    public static IdentityId identityOf(String cluster) {
        return IdentityId.parse(cluster.substring(cluster.indexOf(':') + 1));
    }

    /** The owner of an identity. */
    public Optional<Person> owner(EpisodeId ep, IdentityId identity) {
        return owner(clusterId(ep, identity));
    }

    Optional<Person> owner(String cluster) {
        return people.stream().filter(p -> p.clusterIds().contains(cluster)).findFirst();
    }

    /** Into which identity a human put that very track; wherever it says that it belongs. */
    public Optional<IdentityId> identityOf(PinnedTrack track) {
        return standing.placed().stream()
                .filter(p -> p.fact().equals(track.fact()))
                .flatMap(p -> p.identity().stream())
                .findFirst();
    }

    /** The person of that id. */
    public Optional<Person> person(PersonId id) {
        return people.stream().filter(p -> p.id().equals(id)).findFirst();
    }

    /** Every owned cluster with its owner. */
    public Map<String, Person> owners() {
        Map<String, Person> out = new HashMap<>();
        people.forEach(p -> p.clusterIds().forEach(c -> out.putIfAbsent(c, p)));
        return out;
    }

    /** The same show with other people. */
    People with(Collection<Person> others, int next) {
        return new People(show, List.copyOf(others), unassigned, dismissed, fields, standing, next);
    }

    /** The same people of whose clusters something else holds. */
    People with(HumanOverrides other) {
        return new People(show, people, unassigned, dismissed, fields, other, nextPerson);
    }

    /** The same people with other clusters without an owner. */
    People unassigning(SortedSet<String> clusters) {
        return new People(show, people, clusters, dismissed, fields, standing, nextPerson);
    }

    Facts facts() {
        TreeMap<Fact, String> out = new TreeMap<>();
        for (Person p : people) {
            p.facts(out);
            p.clusterIds().forEach(c -> out.put(Fact.about(Fact.Kind.OWNER, c), p.id().text()));
        }
        unassigned.forEach(c -> out.putIfAbsent(Fact.about(Fact.Kind.OWNER, c), ""));
        standing.placed().forEach(p -> out.put(p.fact(), p.value()));
        standing.returning().forEach((c, who) -> out.put(Fact.about(Fact.Kind.RETURNING, c), who));
        dismissed.forEach(s -> out.put(Fact.about(Fact.Kind.DISMISSED, s), "true"));
        fields.forEach((name, json) -> out.put(new Fact(Fact.Kind.SHOW_FIELD, "", name), json));
        return new Facts(out);
    }

    /**
     * The people that the facts speak of.
     *
     * @throws IllegalArgumentException when one is about a person who is not there
     */
    static People of(String show, Facts facts, int nextPerson) {
        facts.dangling().ifPresent(f -> {
            throw new IllegalArgumentException(f.of() + ": " + f.kind().name().toLowerCase(java.util.Locale.ROOT)
                    + " is of a person who is not there");
        });
        return new FactReader(show).read(facts, nextPerson);
    }
}
