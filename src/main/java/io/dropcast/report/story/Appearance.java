package io.dropcast.report.story;

import io.dropcast.face.TrackId;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One track, as a human reads about it.
 *
 * @param firstTs seconds of the first sighting
 * @param lastTs seconds of the last sighting
 * @param untilTs seconds until which the last sighting counts: a sighting stands for the time until the next sampled frame
 * @param thumb key of the picture; empty where no crop was kept
 * @param score how good the picture is, 0..1; empty without a picture
 * @param repSim cosine similarity of the picture to the track's centroid; empty when it was not encoded
 * @param lowConfidence no picture was both good and typical of the track
 * @param repLowQuality no picture passed the gates at all
 * @param simToIdentity cosine similarity of the track to the centroid of its identity; empty where one of them has no vector
 * @param outlierReason why the track stands alone, such as {@code low_identity_similarity_0.423}; empty when it just does
 */
public record Appearance(
        TrackId track,
        double firstTs,
        double lastTs,
        double untilTs,
        Optional<String> thumb,
        OptionalDouble score,
        OptionalDouble repSim,
        boolean lowConfidence,
        boolean repLowQuality,
        OptionalDouble simToIdentity,
        Optional<String> outlierReason) {

    /** @throws IllegalArgumentException when the times are not finite, negative or the wrong way round */
    public Appearance {
        if (!(firstTs >= 0 && lastTs >= firstTs && untilTs >= lastTs && Double.isFinite(untilTs))) {
            throw new IllegalArgumentException(track + " cannot be seen from " + firstTs + " s to " + lastTs
                    + " s, counted until " + untilTs + " s");
        }
    }

    /** Whether a human should check this track before the others. */
    public boolean doubtful() {
        return lowConfidence
                || repLowQuality
                || outlierReason.isPresent()
                || simToIdentity.orElse(1) < Badge.TRACK_GOOD;
    }

    /** Why the picture is not to be trusted; empty when it is. */
    public Optional<String> warning() {
        if (repLowQuality) {
            return Optional.of("Low quality: no picture of this track was good enough");
        }
        return lowConfidence
                ? Optional.of("Low confidence: no picture of this track was both good and typical of it")
                : Optional.empty();
    }
}
