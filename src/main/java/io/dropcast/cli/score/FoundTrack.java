package io.dropcast.cli.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.BadJson;
import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.face.EpisodeId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A track as it is judged.
 *
 * @param identity the identity it belongs to
 * @param weight how much it counts, at least 1: the frames it was seen in
 * @param sightings rising by frame, never empty
 */
public record FoundTrack(String identity, long weight, List<Sighting> sightings) {
    public FoundTrack {
        if (sightings.isEmpty()) {
            throw new IllegalArgumentException("a track of " + identity + " was seen nowhere");
        }
        weight = Math.max(1, weight);
        sightings = sightings.stream()
                .sorted(Comparator.comparingLong(Sighting::frame))
                .toList();
    }

    /**
     * A face in a frame.
     *
     * @param x centre of its box, pixels
     * @param y centre of its box, pixels
     */
    record Sighting(long frame, double x, double y) {}

    /**
     * Reads {@code tracks.jsonl} and {@code identities.json}, also those of other versions and tools.
     *
     * @throws BadJson when a manifest is missing or broken
     */
    public static List<FoundTrack> read(EpisodeStore store, EpisodeId ep) {
        Map<Integer, String> identities = new HashMap<>();
        for (JsonNode identity : Json.parseObject(bytes(store, ep, "identities.json"), "identities.json")
                .path("identities")) {
            String id = identity.path("identity_id").asText();
            identity.path("track_ids").forEach(t -> identities.put(t.asInt(), id));
        }
        List<FoundTrack> tracks = new ArrayList<>();
        for (ObjectNode row : Json.eachLine(bytes(store, ep, "tracks.jsonl"), "tracks.jsonl")) {
            int id = row.path("track_id").asInt();
            List<Sighting> sightings = new ArrayList<>();
            for (JsonNode box : row.path("bboxes_sampled")) {
                JsonNode corners = box.path("bbox_xyxy");
                sightings.add(new Sighting(box.path("frame_idx").asLong(), middle(corners, 0), middle(corners, 1)));
            }
            tracks.add(new FoundTrack(
                    identities.getOrDefault(id, "none_" + id),
                    row.path("frame_count").asLong(),
                    sightings));
        }
        return tracks;
    }

    private static double middle(JsonNode corners, int axis) {
        return (corners.path(axis).asDouble() + corners.path(axis + 2).asDouble()) / 2;
    }

    private static byte[] bytes(EpisodeStore store, EpisodeId ep, String name) {
        return store.read(Key.manifest(ep, name))
                .orElseThrow(() -> new BadJson("there is no " + name + " of " + ep.value()
                        + ": process the video first, or give the folder of its manifests with --data"));
    }
}
