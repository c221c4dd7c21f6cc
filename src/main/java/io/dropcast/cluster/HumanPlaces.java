package io.dropcast.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropcast.episode.Digest;
import io.dropcast.face.EpisodeId;
import io.dropcast.people.PeopleBook;
import io.dropcast.people.Placed;
import java.util.List;
import java.util.Map;

/**
 * Where humans said that the tracks of an episode belong.
 *
 * @param placed of the video that the manifests are made from
 */
public record HumanPlaces(List<Placed> placed) {
    private static final String INPUT = "placements";

    /** @param video digest of the video */
    public static HumanPlaces of(PeopleBook book, EpisodeId ep, String video) {
        return new HumanPlaces(book.read(ep.show()).standing().placed().stream()
                .filter(p -> p.isIn(ep, video))
                .toList());
    }

    List<Placement> placements() {
        return placed.stream().map(Placed::placement).toList();
    }

    /** For the recipe; nothing where nobody said anything, so that it is the recipe of an episode that nobody ever corrected. */
    Map<String, String> inputs() {
        return placed.isEmpty() ? Map.of() : Map.of(INPUT, Digest.of(placed.toString()));
    }

    /** Puts them into the inputs of a recipe, for those that were there. */
    public void replaceIn(Map<String, String> recipe) {
        recipe.remove(INPUT);
        recipe.putAll(inputs());
    }

    /** Whether a marker of the cluster stage vouches for what was made with these. */
    public boolean wereUsed(JsonNode marker) {
        return marker.path("inputs").path(INPUT).asText().equals(inputs().getOrDefault(INPUT, ""));
    }
}
