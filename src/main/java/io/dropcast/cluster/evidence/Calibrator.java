package io.dropcast.cluster.evidence;

import io.dropcast.cluster.evidence.Calibration.Evidence;
import io.dropcast.cluster.evidence.Calibration.Expected;
import io.dropcast.cluster.evidence.Calibration.Window;
import io.dropcast.cluster.linkage.Dendrogram;
import io.dropcast.cluster.linkage.DistanceMatrix;
import io.dropcast.cluster.linkage.Groups;
import io.dropcast.cluster.linkage.MatrixBound;
import io.dropcast.cluster.linkage.MergeGap;
import io.dropcast.cluster.linkage.PairSimilarity;
import io.dropcast.cluster.linkage.TwoStepLinkage;
import io.dropcast.embed.TrackFace;
import io.dropcast.embed.TrackFaces;
import io.dropcast.face.Embedding;
import io.dropcast.settings.KnownSettings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds the threshold of an episode. The pack's curve of strangers says how high it must be so that hardly anybody is taken for someone
 * else; tracks that are seen at once, surely strangers, move that curve; and within the bounds that follow, the threshold goes towards
 * the middle of the widest gap between the similarities at which clusters merge.
 *
 * <p>The faces within a track say nothing of how unlike one person can look: they are moments of one shot, and a threshold that was set
 * by them would take everybody apart who changes clothes. They are not asked.
 *
 * <p>Immutable; may be shared between threads.
 */
public final class Calibrator {
    /** Raised when the same input would give another threshold. */
    public static final int VERSION = 4;

    /** With fewer, neither pairs nor gaps say anything. */
    private static final int LEAST_TRACKS = 10;

    /** A person's chance to meet a stranger in the episode who is as alike as the lower bound. */
    private static final double CHANCE = 0.01;

    /**
     * So many of the episode's own pairs count as much as the pack's curve. A median of that many is about as uncertain as episodes are
     * different from each other, given that the same few people make up many pairs.
     */
    private static final double PRIOR_PAIRS = 20;

    /** Where the curve is compared: high enough to show strangers who look alike, low enough to stand on more than one pair. */
    private static final double COMPARED_AT = 0.75;

    /** Nearly all pairs below the similarity that a tenth of strangers reach are strangers: by those all strangers are counted. */
    private static final double COUNTED_BELOW = 0.9;

    private final PackLikeness pack;
    private final Witnesses witnesses;

    /** @param pack of the model that made the vectors */
    public Calibrator(PackLikeness pack) {
        this(pack, Witnesses.NONE);
    }

    /** @param witnesses who is heard beside the faces */
    public Calibrator(PackLikeness pack, Witnesses witnesses) {
        this.pack = pack;
        this.witnesses = witnesses;
    }

    /** The threshold for these tracks; does not depend on their order. */
    public Calibration calibrate(TrackFaces faces) {
        return calibrate(faces, MatrixBound.none());
    }

    /** The same, from as many of the tracks as may be compared at once. */
    public Calibration calibrate(TrackFaces faces, MatrixBound bound) {
        return pack.faces().map(ratio -> weighed(faces, ratio, bound)).orElseGet(() -> byGap(faces, bound));
    }

    private Calibration weighed(TrackFaces faces, FaceRatio ofPack, MatrixBound bound) {
        Affinity affinity = new EvidenceAffinity(ofPack, ClothesRatio.UNASKED, ThreadRatio.UNASKED);
        List<TrackFace> all = affinity.comparable(faces);
        List<TrackFace> tracks = bound.spread(all);
        BitSet apart = CannotLink.pairs(tracks);
        double[] strangers = similarities(vectors(tracks), apart);
        Strangers moved = Strangers.of(tracks, apart, ofPack);
        FaceRatio ofStrangers = moved.in(ofPack);
        OnePerson onePerson = OnePerson.of(tracks, ofStrangers);
        FaceRatio ratio = onePerson.in(ofStrangers);
        double[] norms = tracks.stream()
                .mapToDouble(t -> t.norm().orElse(ratio.clearest().norm()))
                .sorted()
                .toArray();
        PairSimilarity ratios = EvidenceAffinity.faces(new RatioTable(ratio), ratio, tracks);
        double clear = norms.length == 0 ? ratio.clearest().norm() : quantile(norms, 0.75);
        int pairs = (int) ((long) tracks.size() * (tracks.size() - 1) / 2) - strangers.length;
        return new Calibration.Weighed(
                rounded(inRange(ratio.even(clear))),
                new Evidence(tracks.size(), all.size() - tracks.size(), pairs, strangers.length, quartiles(strangers)),
                quartiles(norms),
                onePerson,
                moved,
                ratio,
                witnesses.clothes() ? ClothesRatio.of(tracks, apart, ratios) : ClothesRatio.UNASKED,
                ThreadRatio.of(tracks, apart, ratios, witnesses.shots()),
                Taught.NOTHING);
    }

    private Calibration byGap(TrackFaces faces, MatrixBound bound) {
        List<TrackFace> all = new CosineAffinity(pack.clusterThresh()).comparable(faces);
        List<TrackFace> tracks = bound.spread(all);
        List<Embedding> vectors = vectors(tracks);
        BitSet apart = CannotLink.pairs(tracks);
        double[] strangers = similarities(vectors, apart);
        Supplier<DistanceMatrix> compared = () -> DistanceMatrix.cosine(vectors, apart);
        DistanceMatrix distances = compared.get();
        int pairs = distances.pairs() - strangers.length;
        Evidence evidence =
                new Evidence(tracks.size(), all.size() - tracks.size(), pairs, strangers.length, quartiles(strangers));
        if (tracks.size() < LEAST_TRACKS) {
            return fellBack(evidence, "only " + tracks.size() + " tracks have a vector");
        }
        return pack.strangers()
                .map(curve -> chosen(distances, compared, strangers, curve, evidence))
                .orElseGet(() -> fellBack(evidence, "the model pack does not say how alike strangers are"));
    }

    private static List<Embedding> vectors(List<TrackFace> tracks) {
        return tracks.stream().map(TrackFace::vector).flatMap(Optional::stream).toList();
    }

    private Calibration fellBack(Evidence evidence, String why) {
        return new Calibration.FellBack(pack.clusterThresh(), evidence, why);
    }

    private Calibration chosen(
            DistanceMatrix distances,
            Supplier<DistanceMatrix> compared,
            double[] strangers,
            StrangerCurve ofPack,
            Evidence evidence) {
        double moved = moved(ofPack, strangers);
        StrangerCurve curve = ofPack.movedBy(moved);
        double onePerson = onePerson(distances, evidence.pairs(), curve);
        Dendrogram merges = TwoStepLinkage.of(distances, compared);
        int people = Groups.at(merges, pack.clusterThresh()).count();
        double others = Math.max(1, people - 1);
        double low = inRange(curve.similarityAt(CHANCE / others));
        // what does for any episode does for this one too, unless its strangers ask for more
        double high = Math.max(low, pack.clusterThresh());
        MergeGap gap = MergeGap.widest(merges.similarities(), low, high);
        double thresh = rounded(Math.max(low, Math.min(high, gap.middle())));
        return new Calibration.Chosen(
                thresh,
                evidence,
                new Window(people, moved, low, high, gap.low(), gap.high()),
                expected(Groups.at(merges, thresh), curve, thresh, onePerson));
    }

    /**
     * By how much the episode's strangers are more alike than the pack's, as far as they can be trusted. Never less than 0: it takes
     * little to make a few strangers unlike (a man and a woman), and a wrong merge costs more than a missed one.
     */
    private static double moved(StrangerCurve ofPack, double[] strangers) {
        if (strangers.length == 0) {
            return 0;
        }
        double trust = strangers.length / (strangers.length + PRIOR_PAIRS);
        return Math.max(0, trust * (quantile(strangers, COMPARED_AT) - ofPack.similarityAt(1 - COMPARED_AT)));
    }

    /** @param onePerson as from {@link #onePerson} */
    private static Expected expected(Groups groups, StrangerCurve curve, double thresh, double onePerson) {
        double rate = curve.shareAt(thresh);
        double peoplePairs = groups.count() * (groups.count() - 1) / 2.0;
        double missed = onePerson < 1 ? 0 : Math.max(0, 1 - groups.pairs() / onePerson);
        return new Expected(rate, rate * peoplePairs, missed);
    }

    /**
     * About how many pairs are of one person: what is left over when strangers are taken from all (J. Storey, "A direct approach to false
     * discovery rates", 2002).
     */
    private static double onePerson(DistanceMatrix distances, int pairs, StrangerCurve curve) {
        double limit = 1 - curve.similarityAt(1 - COUNTED_BELOW);
        return pairs - distances.finiteBeyond(limit) / COUNTED_BELOW;
    }

    private static double[] similarities(List<Embedding> vectors, BitSet apart) {
        List<Double> found = new ArrayList<>();
        int k = 0;
        for (int i = 0; i < vectors.size(); i++) {
            for (int j = i + 1; j < vectors.size(); j++) {
                if (apart.get(k++)) {
                    found.add(vectors.get(i).similarity(vectors.get(j)));
                }
            }
        }
        return found.stream().mapToDouble(s -> s).sorted().toArray();
    }

    private static List<Double> quartiles(double[] sorted) {
        return sorted.length == 0
                ? List.of()
                : List.of(
                        sorted[0],
                        quantile(sorted, 0.25),
                        quantile(sorted, 0.5),
                        quantile(sorted, 0.75),
                        sorted[sorted.length - 1]);
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
    }

    /** What the setting allows. */
    private static double inRange(double similarity) {
        return KnownSettings.within("dropcast.cluster.cluster-thresh", similarity);
    }

    private static double rounded(double similarity) {
        return BigDecimal.valueOf(similarity).setScale(4, RoundingMode.HALF_UP).doubleValue();
    }
}
