package io.dropcast.episode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.detect.Detection;
import io.dropcast.detect.DetectionsManifest;
import io.dropcast.embed.Face;
import io.dropcast.embed.TrackFace;
import io.dropcast.embed.TrackFaces;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.Trace;
import io.dropcast.track.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * {@code shows/{show}/erased/{episode}.json}: when and where in a video somebody was who was erased, so that another look at the same
 * video does not bring them back. It is the show's and not among the manifests, because those may be thrown away and made anew.
 *
 * @param places each a track
 */
public record ErasedPlaces(List<Place> places) {
    /** What a face says that is not looked at because somebody was erased. */
    static final String SKIP = "erased";

    /** A face as far from an erased track in time may still be of it: other settings look at other frames. */
    private static final double SLACK_SECONDS = 0.5;

    /** A track with so large a share of its sightings in erased places is of somebody who was erased. */
    private static final double SHARE = 1.0 / 3;

    public ErasedPlaces {
        places = List.copyOf(places);
    }

    /**
     * @param video digest of the video that it was in
     * @param way of the face through that video
     */
    public record Place(String video, Trace way) {
        public static Place of(String video, Track track) {
            return new Place(video, track.trace());
        }
    }

    static Key key(EpisodeId ep) {
        return Key.show(ep.show(), "erased/" + ep.value() + ".json");
    }

    public static ErasedPlaces read(EpisodeStore store, EpisodeId ep) {
        List<Place> places = new ArrayList<>();
        store.read(key(ep))
                .map(b -> Json.parseObject(b, "erased places of " + ep))
                .ifPresent(doc -> doc.path("places").forEach(p -> places.add(place(p))));
        return new ErasedPlaces(places);
    }

    private static Place place(JsonNode row) {
        List<Trace.Seen> seen = new ArrayList<>();
        for (JsonNode s : row.path("seen")) {
            seen.add(new Trace.Seen(s.path("ts").asDouble(), DetectionsManifest.box(s.path("bbox_xyxy"))));
        }
        return new Place(row.path("video").asText(), new Trace(seen));
    }

    /** Adds places to those that the store has. */
    public static void add(EpisodeStore store, EpisodeId ep, List<Place> more) {
        List<Place> all = new ArrayList<>(read(store, ep).places());
        more.stream().filter(p -> !all.contains(p)).forEach(all::add);
        ArrayNode rows = Json.array();
        for (Place p : all) {
            ObjectNode row = rows.addObject().put("video", p.video());
            ArrayNode seen = row.putArray("seen");
            for (Trace.Seen s : p.way().seen()) {
                seen.addObject().put("ts", s.ts()).set("bbox_xyxy", DetectionsManifest.box(s.box()));
            }
        }
        store.write(key(ep), Json.pretty(Json.object().put("ep_id", ep.value()).set("places", rows)));
    }

    /** Those of one video: places in another one mean nothing. */
    public ErasedPlaces in(String video) {
        return new ErasedPlaces(
                places.stream().filter(p -> p.video().equals(video)).toList());
    }

    public boolean hold(Detection d) {
        return places.stream().anyMatch(p -> p.way().holds(d.ts(), d.box(), SLACK_SECONDS));
    }

    private boolean hold(Track track) {
        long inside = track.sightings().stream().filter(this::hold).count();
        return inside > 0 && inside >= SHARE * track.sightings().size();
    }

    /** The same tracks; of those in erased places nothing but the boxes is left. */
    public TrackFaces hide(TrackFaces faces) {
        return new TrackFaces(
                faces.ep(),
                faces.video(),
                faces.tracks().stream().map(t -> hold(t.track()) ? bare(t) : t).toList(),
                faces.repairs());
    }

    /** A track of which nothing but the boxes is left. */
    public static TrackFace bare(TrackFace track) {
        List<Face> faces = track.faces().stream()
                .map(f -> new Face(
                        f.track(),
                        f.seen(),
                        Optional.empty(),
                        Optional.of(SKIP),
                        OptionalDouble.empty(),
                        Optional.empty()))
                .toList();
        return new TrackFace(track.track(), faces, Optional.empty());
    }

    /** Whether nothing but the boxes of a track is left. */
    public static boolean isBare(TrackFace track) {
        return !track.faces().isEmpty()
                && track.faces().stream().allMatch(f -> f.skip().equals(Optional.of(SKIP)));
    }
}
