package io.dropcast.workflow;

import io.dropcast.face.IdentityId;
import io.dropcast.face.TrackId;
import io.dropcast.report.story.Appearance;
import io.dropcast.report.story.CastMember;
import io.dropcast.video.VideoFacts;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an episode's manifests say, put together for the pages and the API. The owners of the identities are not in it: they change more
 * often.
 *
 * @param shotStarts seconds at which each shot begins, rising; the first at 0
 * @param identities rising by id
 * @param unclustered tracks that are in no identity, rising by id, with the reason of each
 * @param tracks rising by id, those in no identity too
 */
public record EpisodeRead(
        VideoFacts video,
        List<Double> shotStarts,
        SortedMap<IdentityId, CastMember> identities,
        List<Appearance> unclustered,
        SortedMap<TrackId, TrackRow> tracks) {

    public EpisodeRead {
        shotStarts = List.copyOf(shotStarts);
        unclustered = List.copyOf(unclustered);
        identities = Collections.unmodifiableSortedMap(new TreeMap<>(identities));
        tracks = Collections.unmodifiableSortedMap(new TreeMap<>(tracks));
    }

    /**
     * One track.
     *
     * @param identity empty when it is in none
     * @param seen the track as a human reads about it
     * @param frames sightings
     * @param shot from 0
     * @param repFrame frame of its picture; empty without one
     */
    public record TrackRow(
            Optional<IdentityId> identity, Appearance seen, int frames, int shot, OptionalLong repFrame) {}
}
