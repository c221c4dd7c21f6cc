package io.dropcast.cluster.evidence;

import io.dropcast.cluster.linkage.PairSimilarity;
import io.dropcast.embed.TrackFace;
import io.dropcast.embed.TrackFaces;
import java.util.Comparator;
import java.util.List;

/** By what tracks are judged to be one person: how alike two of them are, and from which mean on clusters merge. Immutable. */
public sealed interface Affinity permits CosineAffinity, EvidenceAffinity {

    /** Clusters merge while their mean similarity is at least this. */
    double threshold();

    /** The similarities of the pairs of these tracks, all of which have a vector. */
    PairSimilarity of(List<TrackFace> tracks);

    /**
     * A least cosine that holds for clear faces, as it is for this track: pictures that say less are less alike even where they are of one
     * person.
     */
    double leastCosine(TrackFace track, double ofClearFaces);

    /** The mean similarity at which a track that does not make groups joins one: it brings no others together, so even odds will do. */
    default double even() {
        return threshold();
    }

    /** As {@link #threshold}, for tracks that are in no group of clear ones: little hangs on them. */
    default double thresholdOfLeft() {
        return threshold();
    }

    // what follows is true of every track where nothing is known of the pictures

    /** Whether the vector says enough of who it is to be compared. */
    default boolean tells(TrackFace track) {
        return true;
    }

    /** Whether it says enough to be an identity alone. */
    default boolean tellsAlone(TrackFace track) {
        return true;
    }

    /** Whether it says enough to make groups, beyond joining one. */
    default boolean isClear(TrackFace track) {
        return true;
    }

    /** Whether it looks so much like a face that it is one, however unsure the detector was. */
    default boolean isFair(TrackFace track) {
        return true;
    }

    /** Whether it says who it is by itself, also when it shows only half of a face. */
    default boolean isSharp(TrackFace track) {
        return true;
    }

    /** The tracks whose vectors can be compared with those of others, rising by id. */
    default List<TrackFace> comparable(TrackFaces faces) {
        return faces.tracks().stream()
                .sorted(Comparator.comparing(t -> t.track().id()))
                .filter(t -> t.vector().isPresent() && tells(t) && !MixedTrack.isMixed(t, this))
                .toList();
    }
}
