package io.dropcast.pipeline;

import io.dropcast.face.IdentityId;
import io.dropcast.face.TrackId;
import io.dropcast.report.Appearance;
import io.dropcast.report.CastMember;
import io.dropcast.video.VideoFacts;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an episode's manifests say, put together for whoever shows it. Whose an identity is is not in it: that changes more often.
 *
 * @param shotStarts seconds at which each shot begins, rising; the first at 0
 * @param identities rising by id
 * @param tracks rising by id
 */
public record EpisodeRead(
        VideoFacts video,
        List<Double> shotStarts,
        SortedMap<IdentityId, CastMember> identities,
        SortedMap<TrackId, TrackRow> tracks) {

    public EpisodeRead {
        shotStarts = List.copyOf(shotStarts);
        identities = Collections.unmodifiableSortedMap(new TreeMap<>(identities));
        tracks = Collections.unmodifiableSortedMap(new TreeMap<>(tracks));
    }

    /**
     * One track.
     *
     * @param seen the track as a person looks at it
     * @param frames sightings
     * @param shot from 0
     * @param repFrame frame of its picture; empty without one
     */
    public record TrackRow(IdentityId identity, Appearance seen, int frames, int shot, OptionalLong repFrame) {}
}
