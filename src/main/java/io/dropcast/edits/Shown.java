package io.dropcast.edits;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.cluster.ClustersManifest;
import io.dropcast.embed.TrackFaces;
import io.dropcast.episode.BadJson;
import io.dropcast.episode.Digest;
import io.dropcast.episode.Json;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.FacePath;
import io.dropcast.face.IdentityId;
import io.dropcast.face.TrackId;
import io.dropcast.people.PinnedTrack;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an identities.json in the outbox said, as far as a user may edit it. An edit is the difference from it, whatever the machine made
 * of the episode since.
 *
 * @param asOf names it: digest of all the rest of the file
 * @param video digest of the video
 * @param unclustered tracks that were in no identity
 * @param ways where each track was, so that it is found again when the tracks were made anew
 */
public record Shown(
        String asOf, String video, List<Row> rows, List<TrackId> unclustered, SortedMap<TrackId, FacePath> ways) {
    public static final String AS_OF = "as_of";

    public Shown {
        rows = List.copyOf(rows);
        unclustered = List.copyOf(unclustered);
        ways = Collections.unmodifiableSortedMap(new TreeMap<>(ways));
    }

    /**
     * @param label empty without a name
     * @param person empty when it has no owner
     */
    public record Row(IdentityId id, Optional<String> label, Optional<String> person, List<TrackId> tracks) {}

    /** @param doc an identities.json */
    public static Shown of(ObjectNode doc, TrackFaces faces, String video) {
        SortedMap<TrackId, FacePath> ways = new TreeMap<>();
        faces.tracks().forEach(t -> ways.put(t.track().id(), t.track().trace().outline()));
        return new Shown(version(doc), video, rows(doc), unclustered(doc), ways);
    }

    private static List<TrackId> unclustered(JsonNode doc) {
        return ClustersManifest.tracks(doc.path(ClustersManifest.UNCLUSTERED));
    }

    private static List<Row> rows(JsonNode doc) {
        List<Row> rows = new ArrayList<>();
        for (JsonNode row : doc.path("identities")) {
            rows.add(new Row(
                    IdentityId.parse(row.path("identity_id").asText()),
                    text(row, "label"),
                    text(row, "person_id"),
                    ClustersManifest.tracks(row.path("track_ids"))));
        }
        return rows;
    }

    public static Optional<String> text(JsonNode row, String field) {
        return Optional.ofNullable(row.get(field))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(t -> !t.isBlank());
    }

    /** What an identities.json is called in its own {@code as_of}. */
    static String version(ObjectNode doc) {
        ObjectNode rest = doc.deepCopy();
        rest.remove(AS_OF);
        return Digest.of(rest.toString()).substring(0, 16);
    }

    /** Whether nothing was changed in it since we wrote it, however long ago that was. */
    public static boolean isUntouched(byte[] content) {
        try {
            ObjectNode doc = Json.parseObject(content, "identities.json");
            return doc.path(AS_OF).asText().equals(version(doc));
        } catch (BadJson e) {
            return false;
        }
    }

    /** The identity that has the track. */
    Optional<IdentityId> identityOf(TrackId track) {
        return rows.stream()
                .filter(r -> r.tracks().contains(track))
                .map(Row::id)
                .findFirst();
    }

    /** Whether the episode had that track. */
    public boolean has(TrackId track) {
        return identityOf(track).isPresent() || unclustered.contains(track);
    }

    /** That one of its tracks belongs into an identity, or into none. */
    public PinnedTrack placed(EpisodeId ep, TrackId track, Optional<IdentityId> to) {
        return new PinnedTrack(
                ep, track, video, Optional.ofNullable(ways.get(track)).orElseThrow(), to);
    }

    ObjectNode toJson() {
        ObjectNode out = Json.object().put(AS_OF, asOf).put("video", video);
        var list = out.putArray("identities");
        for (Row r : rows) {
            ObjectNode row = list.addObject().put("identity_id", r.id().text());
            r.label().ifPresent(l -> row.put("label", l));
            r.person().ifPresent(p -> row.put("person_id", p));
            var tracks = row.putArray("track_ids");
            r.tracks().forEach(t -> tracks.add(t.number()));
        }
        var alone = out.putArray(ClustersManifest.UNCLUSTERED);
        unclustered.forEach(t -> alone.add(t.number()));
        ObjectNode places = out.putObject("ways");
        ways.forEach((track, way) -> places.put(track.text(), way.text()));
        return out;
    }

    static Shown read(ObjectNode row) {
        SortedMap<TrackId, FacePath> ways = new TreeMap<>();
        for (Map.Entry<String, JsonNode> e : row.path("ways").properties()) {
            ways.put(TrackId.parse(e.getKey()), FacePath.parse(e.getValue().asText()));
        }
        return new Shown(row.path(AS_OF).asText(), row.path("video").asText(), rows(row), unclustered(row), ways);
    }
}
