package io.dropcast.embed;

import io.dropcast.episode.ErasedPlaces;
import io.dropcast.track.Track;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Tracks of people who were erased: of each nothing but the boxes is left. */
public final class ErasedTracks {
    /** Why such a face has no vector. */
    private static final String SKIP = "erased";

    /** A track with so large a share of its sightings in erased places is of a person who was erased. */
    private static final double SHARE = 1.0 / 3;

    private ErasedTracks() {}

    /** The same tracks; of those in erased places nothing but the boxes is left. */
    static TrackFaces hide(TrackFaces faces, ErasedPlaces erased) {
        return new TrackFaces(
                faces.ep(),
                faces.video(),
                faces.tracks().stream()
                        .map(t -> hold(erased, t.track()) ? bare(t) : t)
                        .toList(),
                faces.repairs());
    }

    private static boolean hold(ErasedPlaces erased, Track track) {
        long inside = track.sightings().stream()
                .filter(d -> erased.hold(d.ts(), d.box()))
                .count();
        return inside > 0 && inside >= SHARE * track.sightings().size();
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
    static boolean isBare(TrackFace track) {
        return !track.faces().isEmpty()
                && track.faces().stream().allMatch(f -> f.skip().equals(Optional.of(SKIP)));
    }
}
