package io.dropcast.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.PersonId;
import io.dropcast.people.match.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code suggestions.json} of an episode: clusters and the people or clusters that they may be. A suggestion stays until a human settles
 * it.
 */
public final class SuggestionsManifest {
    private final EpisodeStore store;

    public SuggestionsManifest(EpisodeStore store) {
        this.store = store;
    }

    public static Key key(EpisodeId ep) {
        return Key.manifest(ep, "suggestions.json");
    }

    /**
     * A suggestion and the owner of its cluster when it was made.
     *
     * @param owner when the cluster has another owner by now, the suggestion is settled
     */
    public record Open(Suggestion suggestion, Optional<PersonId> owner) {}

    /** Adds what was found, and forgets what is settled. */
    public void update(EpisodeId ep, List<Suggestion> found, People people) {
        Map<String, Open> open = new LinkedHashMap<>();
        for (Open old : read(ep, people)) {
            open.put(old.suggestion().key(), old);
        }
        for (Suggestion s : found) {
            open.put(s.key(), new Open(s, owner(people, s.cluster())));
        }
        ArrayNode rows = Json.array();
        open.values().stream().filter(o -> unsettled(o, people)).forEach(o -> rows.add(row(o)));
        store.write(key(ep), Json.pretty(Json.object().put("ep_id", ep.value()).set("suggestions", rows)));
    }

    /** What is still to be settled, in the order in which it was found. */
    public List<Open> read(EpisodeId ep, People people) {
        List<Open> out = new ArrayList<>();
        store.read(key(ep))
                .map(b -> Json.parseObject(b, "suggestions.json"))
                .ifPresent(doc -> doc.path("suggestions").forEach(row -> out.add(open(row))));
        return out.stream().filter(o -> unsettled(o, people)).toList();
    }

    private static boolean unsettled(Open o, People people) {
        Suggestion s = o.suggestion();
        Optional<PersonId> owner = owner(people, s.cluster());
        if (people.dismissed().contains(s.key()) || !owner.equals(o.owner())) {
            return false;
        }
        if (s.maybe() instanceof Suggestion.OfPerson maybe) {
            Optional<Person> person = people.person(maybe.id());
            return person.filter(p -> !p.notClusterIds().contains(s.cluster())).isPresent()
                    && !owner.equals(Optional.of(maybe.id()));
        }
        Optional<PersonId> other = owner(people, s.maybe().text());
        return other.isPresent() && !other.equals(owner);
    }

    private static Optional<PersonId> owner(People people, String cluster) {
        return Optional.ofNullable(people.owners().get(cluster)).map(Person::id);
    }

    public static ObjectNode row(Open o) {
        Suggestion s = o.suggestion();
        ObjectNode row = Json.object().put("key", s.key()).put("cluster", s.cluster());
        o.owner().ifPresent(p -> row.put("owner", p.text()));
        row.put(
                s.maybe() instanceof Suggestion.OfPerson ? "maybe_person" : "maybe_cluster",
                s.maybe().text());
        return row.put("similarity", s.similarity()).put("reason", s.reason());
    }

    private static Open open(JsonNode row) {
        Suggestion.Maybe maybe = row.has("maybe_person")
                ? new Suggestion.OfPerson(
                        PersonId.parse(row.path("maybe_person").asText()))
                : new Suggestion.OfCluster(row.path("maybe_cluster").asText());
        Suggestion s = new Suggestion(
                row.path("cluster").asText(),
                maybe,
                row.path("similarity").asDouble(),
                row.path("reason").asText());
        return new Open(
                s, Optional.ofNullable(row.get("owner")).map(JsonNode::asText).map(PersonId::parse));
    }
}
