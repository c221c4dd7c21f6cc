package io.dropcast.reps;

import io.dropcast.detect.Detection;
import io.dropcast.embed.Face;
import io.dropcast.embed.TrackFace;
import io.dropcast.face.Embedding;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * The best picture of one track, in three passes: first a picture that passes the gates and looks like the rest of the track, then one
 * that only passes the gates, then any. Each pass takes the best score, the earlier frame of equals.
 */
final class TrackPicture {
    /** A face of which more than a third lies outside the frame is a poor picture, however sharp. */
    private static final double MOST_CLIPPED = 1.0 / 3;

    /** Vectors are float: a similarity this near to the threshold reaches it. */
    private static final double TOLERANCE = 1e-6;

    private static final Comparator<Face> BEST_FIRST = Comparator.comparingDouble(
                    (Face f) -> f.seen().quality().score())
            .reversed()
            .thenComparingLong(f -> f.seen().frameIdx());

    private final RepSettings settings;
    private final TrackFace track;
    private final Optional<Embedding> centroid;

    TrackPicture(RepSettings settings, TrackFace track) {
        this.settings = settings;
        this.track = track;
        this.centroid = centroid();
    }

    /** Empty when no crop of the track was kept. */
    Optional<TrackRep> rep() {
        Optional<Face> good = best(f -> passes(f) && isNear(f));
        if (good.isPresent()) {
            return good.flatMap(f -> rep(f, false, false));
        }
        Optional<Face> passing = best(this::passes);
        if (passing.isPresent()) {
            return passing.flatMap(f -> rep(f, true, false));
        }
        return best(f -> true).flatMap(f -> rep(f, true, true));
    }

    /** Mean direction of the encoded faces that pass the gates; of all encoded faces where none does. */
    private Optional<Embedding> centroid() {
        List<Embedding> passing = vectors(this::passes);
        List<Embedding> vectors = passing.isEmpty() ? vectors(f -> true) : passing;
        return vectors.isEmpty() ? Optional.empty() : Optional.of(Embedding.mean(vectors));
    }

    private List<Embedding> vectors(Predicate<Face> which) {
        return track.faces().stream()
                .filter(which)
                .flatMap(f -> f.embedding().stream())
                .toList();
    }

    private Optional<Face> best(Predicate<Face> which) {
        return track.faces().stream()
                .filter(f -> f.cropKey().isPresent())
                .filter(which)
                .min(BEST_FIRST);
    }

    private boolean passes(Face face) {
        Detection seen = face.seen();
        return face.cropKey().isPresent()
                && seen.conf() >= settings.minConf()
                && seen.quality().std() >= settings.minStd()
                && seen.clipped() <= MOST_CLIPPED
                && seen.plausible();
    }

    private boolean isNear(Face face) {
        OptionalDouble similarity = similarity(face);
        return similarity.isPresent() && similarity.getAsDouble() >= settings.minSimToCentroid() - TOLERANCE;
    }

    private OptionalDouble similarity(Face face) {
        return face.embedding()
                .flatMap(e -> centroid.map(e::similarity))
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    private Optional<TrackRep> rep(Face face, boolean lowConfidence, boolean lowQuality) {
        Detection seen = face.seen();
        return face.cropKey()
                .map(crop -> new TrackRep(
                        track.track().id(),
                        seen.frameIdx(),
                        seen.ts(),
                        crop,
                        centroid,
                        seen.quality(),
                        similarity(face),
                        lowConfidence,
                        lowQuality));
    }
}
