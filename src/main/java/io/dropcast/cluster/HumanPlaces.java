package io.dropcast.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropcast.episode.Digest;
import java.util.List;
import java.util.Map;

/**
 * Where humans said that the tracks of an episode belong.
 *
 * @param placements of the video that the manifests are made from
 * @param text says all of it, for digests
 */
public record HumanPlaces(List<Placement> placements, String text) {
    private static final String INPUT = "placements";

    public HumanPlaces {
        placements = List.copyOf(placements);
    }

    /** For the recipe; nothing where no human placed a track, so that it is the recipe of an episode that was never corrected. */
    Map<String, String> inputs() {
        return placements.isEmpty() ? Map.of() : Map.of(INPUT, Digest.of(text));
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
