package io.dropcast.cluster;

import io.dropcast.embed.TrackFace;
import io.dropcast.face.Embedding;
import io.dropcast.face.IdentityId;
import io.dropcast.face.TrackId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An identity that has no id yet.
 *
 * @param tracks rising by id, never empty
 * @param reason why a single track stands alone; empty when it just does
 */
record Draft(List<TrackFace> tracks, Kind kind, Optional<String> reason) {

    static final String OUTLIER_REASON = "low_identity_similarity_";
    static final String MIXED_REASON = "mixed_track";

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
        return single(track, Kind.OUTLIER, String.format(Locale.ROOT, "%s%.3f", OUTLIER_REASON, similarity));
    }

    /** @param size tracks in the cluster that was taken apart */
    static Draft small(TrackFace track, int size) {
        return single(track, Kind.SMALL, "small_cluster_" + size);
    }

    static Draft mixed(TrackFace track) {
        return single(track, Kind.MIXED, MIXED_REASON);
    }

    static Draft noVector(TrackFace track) {
        return single(track, Kind.NO_VECTOR, Tellable.NO_VECTOR);
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

    /** @param minIdentitySim below which a track is too unlike the others, 0..0.99 */
    Identity identity(IdentityId id, double minIdentitySim) {
        List<Embedding> vectors = vectors();
        Optional<Embedding> centroid = vectors.isEmpty() ? Optional.empty() : Optional.of(Embedding.mean(vectors));
        Optional<Cohesion> cohesion = centroid.filter(c -> vectors.size() > 1).map(c -> Cohesion.around(c, vectors));
        boolean low = cohesion.map(c -> c.isLow(minIdentitySim)).orElse(kind == Kind.OUTLIER);
        return new Identity(
                id,
                tracks.stream().map(t -> t.track().id()).toList(),
                encodedFaces(),
                cohesion.map(c -> OptionalDouble.of(c.mean())).orElse(OptionalDouble.empty()),
                cohesion.map(c -> OptionalDouble.of(c.lowest())).orElse(OptionalDouble.empty()),
                low,
                reason,
                centroid);
    }
}
