package io.dropcast.cluster.evidence;

import io.dropcast.cluster.linkage.PairSimilarity;
import io.dropcast.embed.TrackFace;
import io.dropcast.face.Embedding;
import java.util.List;

/**
 * Tracks are as alike as the evidence says: faces, weighed by how much pictures as good as these can tell, clothes within a scene, and
 * camera set-ups that come again. The log-likelihood ratio is put on the scale of similarities, so that all that works on those works on this: even odds are
 * {@value #EVEN}, and a factor e is {@value #UNIT}. Means of it are means of the ratio.
 */
public final class EvidenceAffinity implements Affinity {
    private static final double EVEN = 0.5;
    private static final double UNIT = 0.05;

    /** A wrong merge costs more than a missed one: one person must be this much more likely, as a logarithm. */
    private static final double CAUTION = 0.8;

    /** In a clip of few tracks hardly any two are of one person, and no other track bears it out. */
    private static final double CAUTION_WITH_FEW = 2;

    private static final int FEW_TRACKS = 10;

    /** Faces of one person are this much more alike than those of strangers, in their own spread, where a face surely tells. */
    private static final double SHARP = 2;

    /** The same, where it tells so much that there is a face. */
    private static final double FACE = 1;

    private final FaceRatio faces;
    private final RatioTable table;
    private final ClothesRatio clothes;
    private final ThreadRatio threads;
    private final double caution;
    private final boolean few;

    public EvidenceAffinity(FaceRatio faces, ClothesRatio clothes, ThreadRatio threads) {
        this(faces, clothes, threads, CAUTION, false);
    }

    private EvidenceAffinity(FaceRatio faces, ClothesRatio clothes, ThreadRatio threads, double caution, boolean few) {
        this.faces = faces;
        this.table = new RatioTable(faces);
        this.clothes = clothes;
        this.threads = threads;
        this.caution = caution;
        this.few = few;
    }

    /** As the episode's calibration says. */
    public static EvidenceAffinity of(Calibration.Weighed weighed) {
        boolean few = weighed.evidence().tracks() < FEW_TRACKS;
        double caution = (few ? CAUTION_WITH_FEW : CAUTION) + weighed.taught().shift();
        return new EvidenceAffinity(weighed.faces(), weighed.clothes(), weighed.threads(), caution, few);
    }

    /** The mean log-likelihood ratio from which on groups are joined. */
    public double stop() {
        return caution;
    }

    @Override
    public double threshold() {
        return EVEN + caution * UNIT;
    }

    @Override
    public double even() {
        return EVEN;
    }

    @Override
    public double thresholdOfLeft() {
        return few ? threshold() : EVEN;
    }

    @Override
    public PairSimilarity of(List<TrackFace> tracks) {
        PairSimilarity ratios = ratios(tracks);
        return (one, other, cosine) -> (float) (EVEN + UNIT * ratios.of(one, other, cosine));
    }

    /** Log-likelihood ratios by all evidence. */
    public PairSimilarity ratios(List<TrackFace> tracks) {
        PairSimilarity ratio = faces(table, faces, tracks);
        Witness worn = clothes.among(tracks);
        Witness seated = threads.among(tracks);
        return (one, other, cosine) -> {
            float face = ratio.of(one, other, cosine);
            return face + worn.of(one, other, face) + seated.of(one, other, face);
        };
    }

    /** What speaks for these being one person: means over the pairs of two or more tracks with vectors. */
    public Why why(List<TrackFace> tracks) {
        PairSimilarity ratio = faces(table, faces, tracks);
        Witness worn = clothes.among(tracks);
        Witness seated = threads.among(tracks);
        double face = 0;
        double clothing = 0;
        double thread = 0;
        for (int i = 0; i < tracks.size(); i++) {
            for (int j = i + 1; j < tracks.size(); j++) {
                float one = ratio.of(i, j, (float) vector(tracks.get(i)).similarity(vector(tracks.get(j))));
                face += one;
                clothing += worn.of(i, j, one);
                thread += seated.of(i, j, one);
            }
        }
        double pairs = tracks.size() * (tracks.size() - 1) / 2.0;
        return new Why(face / pairs, clothing / pairs, thread / pairs);
    }

    private static Embedding vector(TrackFace track) {
        return track.vector().orElseThrow();
    }

    /** Log-likelihood ratios by faces alone. */
    static PairSimilarity faces(RatioTable table, FaceRatio faces, List<TrackFace> tracks) {
        double[] norms = tracks.stream().mapToDouble(t -> norm(faces, t)).toArray();
        return (one, other, cosine) -> table.of(cosine, Math.sqrt(norms[one] * norms[other]));
    }

    /** A track of which the norm is not known counts as a clear one. */
    private static double norm(FaceRatio faces, TrackFace track) {
        return track.norm().orElse(faces.clearest().norm());
    }

    @Override
    public double leastCosine(TrackFace track, double ofClearFaces) {
        return Math.min(
                ofClearFaces,
                ofClearFaces
                        * faces.at(norm(faces, track)).same()
                        / faces.clearest().same());
    }

    @Override
    public boolean tells(TrackFace track) {
        return norm(faces, track) >= faces.norms().least();
    }

    @Override
    public boolean tellsAlone(TrackFace track) {
        return norm(faces, track) >= faces.norms().own();
    }

    @Override
    public boolean isFair(TrackFace track) {
        return isApart(track, FACE);
    }

    @Override
    public boolean isSharp(TrackFace track) {
        return isApart(track, SHARP);
    }

    private boolean isApart(TrackFace track, double spreads) {
        FaceRatio.Point at = faces.at(norm(faces, track));
        return at.same() - at.strangers() >= spreads * at.sameSpread();
    }

    @Override
    public boolean isClear(TrackFace track) {
        return norm(faces, track) >= faces.norms().clear();
    }
}
