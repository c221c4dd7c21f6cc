package io.dropcast.cluster;

import io.dropcast.embed.TrackFace;
import io.dropcast.face.Embedding;
import io.dropcast.face.TrackId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An identity that has no id yet.
 *
 * @param tracks rising by id, never empty
 * @param reason why a single track stands alone; empty when it just does
 */
record Draft(List<TrackFace> tracks, Kind kind, Optional<String> reason) {

    /** How the tracks came to be an identity. */
    enum Kind {
        CLUSTER,
        OUTLIER,
        SMALL,
        MIXED,
        NO_VECTOR
    }

    Draft {
        tracks = List.copyOf(tracks);
    }

    static Draft cluster(List<TrackFace> tracks) {
        return new Draft(tracks, Kind.CLUSTER, Optional.empty());
    }

    /** @param similarity to the other tracks of the cluster that it left */
    static Draft outlier(TrackFace track, double similarity) {
        return single(track, Kind.OUTLIER, String.format(Locale.ROOT, "low_identity_similarity_%.3f", similarity));
    }

    /** @param size tracks in the cluster that was taken apart */
    static Draft small(TrackFace track, int size) {
        return single(track, Kind.SMALL, "small_cluster_" + size);
    }

    static Draft mixed(TrackFace track) {
        return single(track, Kind.MIXED, "mixed_track");
    }

    static Draft noVector(TrackFace track) {
        return single(track, Kind.NO_VECTOR, "no_vector");
    }

    private static Draft single(TrackFace track, Kind kind, String reason) {
        return new Draft(List.of(track), kind, Optional.of(reason));
    }

    TrackId firstTrack() {
        return tracks.get(0).track().id();
    }

    List<Embedding> vectors() {
        return tracks.stream().map(TrackFace::vector).flatMap(Optional::stream).toList();
    }

    /** Faces that were encoded. */
    int encodedFaces() {
        return (int) tracks.stream()
                .flatMap(t -> t.faces().stream())
                .filter(f -> f.embedding().isPresent())
                .count();
    }
}
