package io.dropcast.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.face.EpisodeId;
import io.dropcast.report.story.CastLine;
import io.dropcast.report.story.EpisodeStory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code summary.json}: an episode in a few lines, for the command line and for scripts.
 *
 * @param seconds length of the video
 * @param unclustered tracks whose person could not be told
 * @param unclusteredSeconds how long one of them or more is on screen
 * @param people longest on screen first
 */
public record EpisodeSummary(
        EpisodeId ep,
        double seconds,
        int tracks,
        int shots,
        int unclustered,
        double unclusteredSeconds,
        List<CastLine> people) {
    public EpisodeSummary {
        people = List.copyOf(people);
    }

    static Key key(EpisodeId ep) {
        return Key.manifest(ep, "summary.json");
    }

    static ObjectNode toJson(EpisodeStory story) {
        ObjectNode doc = Json.object().put("ep_id", story.ep().value());
        doc.put("seconds", Json.round(story.video().seconds(), 3));
        doc.put("tracks", story.counts().tracks())
                .put("shots", story.shotStarts().size());
        doc.putObject("unclustered")
                .put("tracks", story.unclustered().size())
                .put("seconds", Json.round(story.unclusteredTime().seconds(), 3));
        ArrayNode rows = doc.putArray("people");
        for (CastLine p : CastLine.of(story)) {
            ObjectNode row = rows.addObject().put("id", p.id()).put("name", p.name());
            row.put("seconds", Json.round(p.seconds(), 3))
                    .put("tracks", p.tracks())
                    .put("faces", p.faces());
        }
        return doc;
    }

    /** The summary of an episode that was delivered. */
    public static Optional<EpisodeSummary> read(EpisodeStore store, EpisodeId ep) {
        return store.read(key(ep)).map(b -> Json.parseObject(b, "summary.json")).map(doc -> from(ep, doc));
    }

    private static EpisodeSummary from(EpisodeId ep, ObjectNode doc) {
        List<CastLine> people = new ArrayList<>();
        doc.path("people")
                .forEach(p -> people.add(new CastLine(
                        p.path("id").asText(),
                        p.path("name").asText(),
                        p.path("seconds").asDouble(),
                        p.path("tracks").asInt(),
                        p.path("faces").asInt())));
        return new EpisodeSummary(
                ep,
                doc.path("seconds").asDouble(),
                doc.path("tracks").asInt(),
                doc.path("shots").asInt(),
                doc.at("/unclustered/tracks").asInt(),
                doc.at("/unclustered/seconds").asDouble(),
                people);
    }
}
