package io.dropcast.people;

import io.dropcast.face.EpisodeId;
import io.dropcast.face.PersonId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A person of a show, as people.json holds it.
 *
 * @param name what a human called them; empty until then
 * @param clusterIds {@code ep_id:identity_id} of what they own, sorted
 * @param notClusterIds what a human said is never them, sorted
 * @param ignored whether a human does not want to see them
 * @param repCrop path in the outbox of the picture that a human chose; empty when no human chose one
 * @param createdAt ISO-8601, UTC
 * @param fields of people.json that dropcast does not know, as JSON
 */
public record Person(
        PersonId id,
        Optional<String> name,
        List<String> aliases,
        List<String> clusterIds,
        List<String> notClusterIds,
        boolean ignored,
        Optional<String> repCrop,
        String createdAt,
        SortedMap<String, String> fields) {
    public Person {
        aliases = List.copyOf(aliases);
        clusterIds = List.copyOf(new TreeSet<>(clusterIds));
        notClusterIds = List.copyOf(new TreeSet<>(notClusterIds));
        fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }

    /** A person who only owns clusters. */
    static Person fresh(PersonId id, List<String> clusters, String createdAt) {
        return new Person(
                id,
                Optional.empty(),
                List.of(),
                clusters,
                List.of(),
                false,
                Optional.empty(),
                createdAt,
                new TreeMap<>());
    }

    /** What they own of one episode. */
    public List<String> ownedIn(EpisodeId ep) {
        return clusterIds.stream()
                .filter(c -> c.startsWith(People.clustersOf(ep)))
                .toList();
    }

    /** The same person with other clusters. */
    public Person owning(List<String> clusters) {
        return new Person(id, name, aliases, clusters, notClusterIds, ignored, repCrop, createdAt, fields);
    }

    /** Path in the outbox of their picture: the one that was chosen, else that of the first cluster they own. */
    public Optional<String> picture() {
        return repCrop.or(() -> clusterIds.stream().findFirst().map(Person::thumb));
    }

    private static String thumb(String cluster) {
        int colon = cluster.indexOf(':');
        return cluster.substring(0, colon) + "/thumbs/" + cluster.substring(colon + 1) + ".jpg";
    }

    /** Whether a human ever said anything about them. */
    boolean touched() {
        return name.isPresent() || !aliases.isEmpty() || ignored || !notClusterIds.isEmpty() || !fields.isEmpty();
    }

    /** The facts without what they own. */
    void facts(Map<Fact, String> out) {
        out.put(Fact.about(Fact.Kind.PERSON, id.text()), createdAt);
        name.ifPresent(n -> out.put(Fact.about(Fact.Kind.NAME, id.text()), n));
        if (!aliases.isEmpty()) {
            out.put(
                    Fact.about(Fact.Kind.ALIASES, id.text()),
                    io.dropcast.episode.Json.texts(aliases).toString());
        }
        if (ignored) {
            out.put(Fact.about(Fact.Kind.IGNORED, id.text()), "true");
        }
        repCrop.ifPresent(c -> out.put(Fact.about(Fact.Kind.PICTURE, id.text()), c));
        notClusterIds.forEach(c -> out.put(new Fact(Fact.Kind.NEVER, id.text(), c), "true"));
        fields.forEach((name, json) -> out.put(new Fact(Fact.Kind.FIELD, id.text(), name), json));
    }
}
