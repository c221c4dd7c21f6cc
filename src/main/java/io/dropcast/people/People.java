package io.dropcast.people;

import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The people of a show.
 *
 * @param show show id
 * @param people in the order of their ids
 * @param nextPerson number of the next new person; rises for good, so that no id ever comes to mean someone else
 */
public record People(String show, List<Person> people, int nextPerson) {
    public People {
        people = List.copyOf(people);
        int highest = people.stream().mapToInt(p -> p.id().number()).max().orElse(0);
        nextPerson = Math.max(nextPerson, highest + 1);
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

    /** Who owns an identity. */
    public Optional<Person> owner(EpisodeId ep, IdentityId identity) {
        String cluster = clusterId(ep, identity);
        return people.stream().filter(p -> p.clusterIds().contains(cluster)).findFirst();
    }

    /** Every owned cluster with its owner. */
    public Map<String, Person> owners() {
        return people.stream()
                .flatMap(p -> p.clusterIds().stream().map(c -> Map.entry(c, p)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first));
    }
}
