package io.dropcast.cluster;

import io.dropcast.detect.Detection;
import io.dropcast.embed.Face;
import io.dropcast.embed.TrackFace;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whether it can be told who is in a track that stands alone. What speaks against it is evidence, never how few tracks there are: a sharp,
 * clear face that is seen once is a person. Stateless.
 */
final class Tellable {
    static final String NO_VECTOR = "no_vector";
    static final String CLIPPED = "clipped";
    /** The encoder makes nothing of the faces: too small, too blurred, turned away, covered, or no faces. */
    static final String POOR_PICTURES = "poor_pictures";

    /** Turned away in all pictures, and these small and not good enough to tell even so. */
    static final String TURNED = "turned";

    /** The detector was not sure of it in most pictures, and the encoder saw little: hands and lamps are such faces. */
    static final String DOUBTFUL = "doubtful_face";

    /** Mean confidence of the sightings below which it is doubtful whether there is a face. */
    private static final double SURE = 0.6;

    /** From here on, on the scale of {@link io.dropcast.face.Landmarks#turn}, the encoder does not bring a face to its frontal pictures. */
    private static final double MOST_TURNED = 0.5;

    /** Encoders see no more of a larger face, in pixels of height: its picture is as good as it can be, and a human can tell who it is. */
    private static final double LARGE = 112;

    /** What is left of a face of which more is cut off looks like half of anybody's. */
    private static final double MOST_CLIPPED = 1.0 / 3;

    /** A better picture of the same moment was kept: that says nothing of the face. */
    private static final String NO_CROP = "no_crop";

    private Tellable() {}

    /** Why it cannot be told, in the words of the manifests; empty when it can. */
    static Optional<String> whyNot(TrackFace track) {
        if (track.vector().isEmpty()) {
            return Optional.of(refusal(track).map(r -> NO_VECTOR + "_" + r).orElse(NO_VECTOR));
        }
        List<Face> encoded = encoded(track);
        boolean clipped =
                !encoded.isEmpty() && encoded.stream().allMatch(f -> f.seen().clipped() > MOST_CLIPPED);
        return clipped ? Optional.of(CLIPPED) : Optional.empty();
    }

    /** Whether every face that has a vector is turned away and small. */
    static boolean isTurned(TrackFace track) {
        List<Face> encoded = encoded(track);
        return !encoded.isEmpty()
                && encoded.stream()
                        .allMatch(f -> Math.abs(f.seen().quality().turn()) >= MOST_TURNED
                                && f.seen().box().height() < LARGE);
    }

    /** Whether the detector was so unsure of it that it may be no face. */
    static boolean isDoubtful(TrackFace track) {
        return track.track().sightings().stream()
                        .mapToDouble(Detection::conf)
                        .average()
                        .orElseThrow()
                < SURE;
    }

    private static List<Face> encoded(TrackFace track) {
        return track.faces().stream().filter(f -> f.embedding().isPresent()).toList();
    }

    /** Why most of its faces were not encoded, without the value; of equals the first in the alphabet. */
    private static Optional<String> refusal(TrackFace track) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Face face : track.faces()) {
            face.skip().map(s -> s.replaceFirst(":.*", "")).ifPresent(s -> counts.merge(s, 1, Integer::sum));
        }
        if (counts.size() > 1) {
            counts.remove(NO_CROP);
        }
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
    }
}
