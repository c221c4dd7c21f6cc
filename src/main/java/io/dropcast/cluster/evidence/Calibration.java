package io.dropcast.cluster.evidence;

import java.util.List;

/** The threshold of an episode that was asked to find its own, and what speaks for it. */
public sealed interface Calibration {

    /** Cosine similarity at which clusters stop being merged, four decimals. */
    double thresh();

    Evidence evidence();

    /** Chosen on the episode. */
    record Chosen(double thresh, Evidence evidence, Window window, Expected expected) implements Calibration {}

    /**
     * By likelihood ratios: not one number for all tracks, but what each pair of pictures can tell.
     *
     * @param thresh the cosine similarity from which the clearer half of the episode's tracks are as likely one person as two
     * @param norms lowest, quartiles and highest of the norms of the tracks; empty without any
     * @param onePerson how alike one person is in this episode
     * @param strangers how alike strangers are in this episode
     * @param faces the pack's curves, as they are in this episode
     * @param clothes what clothes say in this episode
     * @param threads what camera set-ups that come again say in this episode
     * @param taught what humans taught of where to stop
     */
    record Weighed(
            double thresh,
            Evidence evidence,
            List<Double> norms,
            OnePerson onePerson,
            Strangers strangers,
            FaceRatio faces,
            ClothesRatio clothes,
            ThreadRatio threads,
            Taught taught)
            implements Calibration {
        public Weighed {
            norms = List.copyOf(norms);
        }

        /** The same with what humans taught. */
        public Weighed with(Taught other) {
            return new Weighed(thresh, evidence, norms, onePerson, strangers, faces, clothes, threads, other);
        }
    }

    /**
     * The pack's own, because the episode or the pack says too little.
     *
     * @param why for people
     */
    record FellBack(double thresh, Evidence evidence, String why) implements Calibration {}

    /**
     * What was looked at.
     *
     * @param tracks with a vector that can be compared
     * @param leftOut further ones, evenly spread, because all were too many to be compared at once
     * @param pairs of tracks that may be one person
     * @param heldApart pairs that are seen at once in two places, so surely strangers
     * @param heldApartQuartiles lowest, quartiles and highest of the similarities of those; empty without any
     */
    record Evidence(int tracks, int leftOut, int pairs, int heldApart, List<Double> heldApartQuartiles) {
        public Evidence {
            heldApartQuartiles = List.copyOf(heldApartQuartiles);
        }
    }

    /**
     * Where the threshold may lie, and the gap between merges that decides where in it. All are cosine similarities.
     *
     * @param people groups at the pack's threshold: with how many a person can be confused
     * @param moved by how much strangers are more alike here than the pack says, 0 or more
     * @param low below it a person in a hundred would meet a stranger who is as alike
     * @param high the pack's own threshold, or {@code low} where that is higher
     * @param gapLow mean similarity of the merge below the gap
     * @param gapHigh mean similarity of the merge above the gap
     */
    record Window(int people, double moved, double low, double high, double gapLow, double gapHigh) {}

    /**
     * What it will probably cost.
     *
     * @param falseMergeRate share of the pairs of different people who are at least that alike, 0..1
     * @param falseMerges pairs of the episode's people who are expected to be joined
     * @param missedMergeRate estimated share of the pairs of tracks of one person that are left in two clusters, 0..1
     */
    record Expected(double falseMergeRate, double falseMerges, double missedMergeRate) {}
}
