package io.dropcast.cluster.evidence;

import io.dropcast.cluster.linkage.DistanceMatrix;
import io.dropcast.cluster.linkage.PairSimilarity;
import io.dropcast.embed.TrackFace;
import io.dropcast.face.Clothes;
import io.dropcast.face.Embedding;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * What clothes say in one episode: the log-likelihood ratio of how alike the colours below two faces are. How alike those of strangers
 * are is taken from the episode itself: from tracks that are seen at once, and from those whose faces surely differ. Where strangers wear
 * the same (uniforms, suits, one film stock) clothes are not asked. They say less with each second between two tracks: people change.
 *
 * @param pairs of strangers that were looked at
 * @param strangers mean likeness of those, 0..1, drawn to {@value #EXPECTED} where they are few
 * @param spread standard deviation of it
 */
public record ClothesRatio(int pairs, double strangers, double spread) {
    /** In one scene, one person's clothes: mean and standard deviation of the likeness. */
    private static final double SAME = 0.75;

    private static final double SAME_SPREAD = 0.16;

    /** What is expected of strangers, and how many pairs that counts as. */
    private static final double EXPECTED = 0.45;

    private static final double EXPECTED_SPREAD = 0.2;
    private static final double EXPECTED_PAIRS = 20;
    private static final double LEAST_SPREAD = 0.15;

    /** Where strangers are more alike than this, clothes say nothing. */
    private static final double UNIFORMS = 0.5;

    /** A clear mismatch of faces outweighs it. */
    private static final double MOST = 3;

    /** Seconds after which clothes say a third of what they say at once. */
    private static final double FADING = 30;

    /** Then nothing is left of it. */
    private static final double FADED = 5 * FADING;

    /** Pairs farther apart than this in time say nothing of one scene. */
    private static final double ONE_SCENE = 60;

    /** From here on faces surely differ. */
    private static final double OTHER_FACES = -2;

    /** With these, clothes are not asked. */
    public static final ClothesRatio UNASKED = new ClothesRatio(0, 1, EXPECTED_SPREAD);

    /**
     * @param tracks with vectors
     * @param apart pairs of them that are seen at once, by {@link DistanceMatrix#index}
     * @param faces log-likelihood ratio of the faces of a pair
     */
    static ClothesRatio of(List<TrackFace> tracks, BitSet apart, PairSimilarity faces) {
        List<Worn> worn = tracks.stream().map(Worn::of).toList();
        double sum = EXPECTED_PAIRS * EXPECTED;
        double squares = EXPECTED_PAIRS * (EXPECTED * EXPECTED + EXPECTED_SPREAD * EXPECTED_SPREAD);
        int pairs = 0;
        for (int i = 0; i < worn.size(); i++) {
            for (int j = i + 1; j < worn.size(); j++) {
                Optional<Double> likeness = worn.get(i).likeness(worn.get(j), ONE_SCENE);
                if (likeness.isPresent()
                        && (apart.get(DistanceMatrix.index(worn.size(), i, j))
                                || faces.of(i, j, cosine(tracks, i, j)) < OTHER_FACES)) {
                    sum += likeness.get();
                    squares += likeness.get() * likeness.get();
                    pairs++;
                }
            }
        }
        double mean = sum / (pairs + EXPECTED_PAIRS);
        double variance = Math.max(0, squares / (pairs + EXPECTED_PAIRS) - mean * mean);
        return new ClothesRatio(pairs, mean, Math.max(LEAST_SPREAD, Math.sqrt(variance)));
    }

    private static float cosine(List<TrackFace> tracks, int one, int other) {
        return (float) vector(tracks.get(one)).similarity(vector(tracks.get(other)));
    }

    private static Embedding vector(TrackFace track) {
        return track.vector().orElseThrow();
    }

    /** Whether clothes tell people apart in this episode. */
    public boolean isAsked() {
        return strangers <= UNIFORMS;
    }

    /** What clothes say of these tracks. They bring nobody together whose faces do not. */
    Witness among(List<TrackFace> tracks) {
        if (!isAsked()) {
            return Witness.SILENT;
        }
        List<Worn> worn = new ArrayList<>();
        tracks.forEach(t -> worn.add(Worn.of(t)));
        return (one, other, face) -> {
            float clothes = of(worn.get(one), worn.get(other));
            return clothes > 0 && face < 0 ? 0 : clothes;
        };
    }

    private float of(Worn one, Worn other) {
        return one.likeness(other, FADED)
                .map(likeness -> (float) (ratio(likeness) * Math.exp(-one.gap(other) / FADING)))
                .orElse(0f);
    }

    private double ratio(double likeness) {
        double toSame = (Math.min(likeness, SAME) - SAME) / SAME_SPREAD;
        double toStrangers = (Math.max(likeness, strangers) - strangers) / spread;
        double ratio = (toStrangers * toStrangers - toSame * toSame) / 2 + Math.log(spread / SAME_SPREAD);
        return Math.max(-MOST, Math.min(MOST, ratio));
    }

    /** When somebody is there, and what they wear. */
    private record Worn(double from, double to, Optional<Clothes> clothes) {
        static Worn of(TrackFace track) {
            return new Worn(track.track().first().ts(), track.track().last().ts(), track.clothes());
        }

        /** Seconds from the end of one to the beginning of the other; 0 when they overlap. */
        double gap(Worn other) {
            return Math.max(0, Math.max(from - other.to, other.from - to));
        }

        /** Empty without clothes, and where more seconds lie in between. */
        Optional<Double> likeness(Worn other, double within) {
            return gap(other) < within ? clothes.flatMap(mine -> other.clothes.map(mine::likeness)) : Optional.empty();
        }
    }
}
