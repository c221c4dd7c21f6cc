package io.dropcast.episode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.face.Box;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.FacePath;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code shows/{show}/erased/{episode}.json}: when and where in a video an erased person was, so that another run on the same
 * video does not bring them back. It is the show's and not among the manifests, because those may be thrown away and made anew.
 *
 * @param places each a track
 */
public record ErasedPlaces(List<Place> places) {
    /** A face as far from an erased track in time may still be of it: other settings sample other frames. */
    private static final double SLACK_SECONDS = 0.5;

    public ErasedPlaces {
        places = List.copyOf(places);
    }

    /**
     * @param video digest of the video that it was in
     * @param way the path of the face through that video
     */
    public record Place(String video, FacePath way) {}

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
        List<FacePath.Seen> seen = new ArrayList<>();
        for (JsonNode s : row.path("seen")) {
            seen.add(new FacePath.Seen(s.path("ts").asDouble(), Json.box(s.path("bbox_xyxy"))));
        }
        return new Place(row.path("video").asText(), new FacePath(seen));
    }

    /** Adds places to those that the store has. */
    public static void add(EpisodeStore store, EpisodeId ep, List<Place> more) {
        List<Place> all = new ArrayList<>(read(store, ep).places());
        more.stream().filter(p -> !all.contains(p)).forEach(all::add);
        ArrayNode rows = Json.array();
        for (Place p : all) {
            ObjectNode row = rows.addObject().put("video", p.video());
            ArrayNode seen = row.putArray("seen");
            for (FacePath.Seen s : p.way().seen()) {
                seen.addObject().put("ts", s.ts()).set("bbox_xyxy", Json.box(s.box()));
            }
        }
        store.write(key(ep), Json.pretty(Json.object().put("ep_id", ep.value()).set("places", rows)));
    }

    /** Those of one video: places in another one mean nothing. */
    public ErasedPlaces in(String video) {
        return new ErasedPlaces(
                places.stream().filter(p -> p.video().equals(video)).toList());
    }

    /**
     * Whether a face is of a person who was erased.
     *
     * @param ts seconds
     */
    public boolean hold(double ts, Box box) {
        return places.stream().anyMatch(p -> p.way().holds(ts, box, SLACK_SECONDS));
    }
}
