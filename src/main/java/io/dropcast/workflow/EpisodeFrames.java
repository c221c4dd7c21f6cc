package io.dropcast.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.detect.DetectionsManifest;
import io.dropcast.embed.FacesManifest;
import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Json;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.TrackId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The sightings of all tracks of an episode.
 *
 * @param tracks rising by track
 */
public record EpisodeFrames(SortedMap<TrackId, TrackFrames> tracks) {

    /** Sightings of all tracks. */
    int size() {
        return tracks.values().stream().mapToInt(TrackFrames::size).sum();
    }

    /** Line by line, because all lines at once would need ten times the room of what is kept. */
    static EpisodeFrames read(EpisodeStore store, EpisodeId ep) {
        Map<TrackId, TrackFrames.Builder> builders = new TreeMap<>();
        Optional<InputStream> rows = store.open(FacesManifest.rows(ep));
        if (rows.isPresent()) {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(rows.get(), StandardCharsets.UTF_8), 1 << 16)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (!line.isBlank()) {
                        add(builders, Json.parseObject(line.getBytes(StandardCharsets.UTF_8), "a line of faces.jsonl"));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the faces of " + ep + " cannot be read: " + e.getMessage(), e);
            }
        }
        SortedMap<TrackId, TrackFrames> out = new TreeMap<>();
        builders.forEach((id, b) -> out.put(id, b.build()));
        return new EpisodeFrames(out);
    }

    private static void add(Map<TrackId, TrackFrames.Builder> builders, ObjectNode row) {
        TrackId track = new TrackId(row.path("track_id").asInt());
        builders.computeIfAbsent(track, TrackFrames.Builder::new).add(sighting(row));
    }

    private static TrackFrames.Sighting sighting(ObjectNode row) {
        return new TrackFrames.Sighting(
                row.path("frame_idx").asLong(),
                row.path("ts").asDouble(),
                Json.box(row.path("bbox_xyxy")),
                row.path("conf").asDouble(),
                DetectionsManifest.quality(row.path("quality")),
                row.has("sim_to_track")
                        ? OptionalDouble.of(row.path("sim_to_track").asDouble())
                        : OptionalDouble.empty(),
                Optional.ofNullable(row.get("skip")).map(JsonNode::asText),
                Optional.ofNullable(row.get("crop_key")).map(JsonNode::asText));
    }
}
