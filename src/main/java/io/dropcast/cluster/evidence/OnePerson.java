package io.dropcast.cluster.evidence;

import io.dropcast.cluster.evidence.FaceRatio.Point;
import io.dropcast.cluster.linkage.Dendrogram;
import io.dropcast.cluster.linkage.DistanceMatrix;
import io.dropcast.cluster.linkage.TwoStepLinkage;
import io.dropcast.embed.TrackFace;
import io.dropcast.face.Embedding;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * How alike one person is in this episode, beside what the pack says of any. In a studio, or in pictures of one moment, one person's clear
 * faces are far more alike than elsewhere, and what would be two looks of one person on another day is two people there. The pack counts as
 * {@value #PRIOR} pairs; the episode's are the merges of its clear tracks that are surely of one person. It can only become stricter.
 *
 * @param merges that were surely of one person
 * @param more by how much clear faces of one person are more alike than the pack says, 0 or more
 * @param spread as a share of the pack's, 0.3..1
 */
public record OnePerson(int merges, double more, double spread) {
    private static final double PRIOR = 5;

    /** A merge is surely of one person down to this many standard deviations below the pack's mean. */
    private static final double SURELY = 1.5;

    private static final double LEAST_SPREAD = 0.3;

    /** No curve says that one person is always the same. */
    private static final double MOST_ALIKE = 0.98;

    /** From this share of the way from poor to the clearest faces on, a track is clear. */
    private static final double CLEAR = 0.6;

    /** @param tracks with vectors */
    static OnePerson of(List<TrackFace> tracks, FaceRatio faces) {
        List<TrackFace> clear = tracks.stream().filter(t -> isClear(t, faces)).toList();
        if (clear.size() < 2) {
            return new OnePerson(0, 0, 1);
        }
        double[] norms =
                clear.stream().mapToDouble(t -> norm(t, faces)).sorted().toArray();
        Point here = faces.at(norms[norms.length / 2]);
        double[] merges = merges(clear, here.same() - SURELY * here.sameSpread());
        double count = PRIOR + merges.length;
        double mean = (PRIOR * here.same() + Arrays.stream(merges).sum()) / count;
        double squares = PRIOR * (square(here.sameSpread()) + square(here.same() - mean))
                + Arrays.stream(merges).map(m -> square(m - mean)).sum();
        double spread = Math.sqrt(squares / count) / here.sameSpread();
        return new OnePerson(
                merges.length, Math.max(0, mean - here.same()), Math.max(LEAST_SPREAD, Math.min(1, spread)));
    }

    private static boolean isClear(TrackFace track, FaceRatio faces) {
        return clearness(faces.at(norm(track, faces)), faces) >= CLEAR;
    }

    private static double norm(TrackFace track, FaceRatio faces) {
        return track.norm().orElse(faces.clearest().norm());
    }

    private static double[] merges(List<TrackFace> clear, double least) {
        List<Embedding> vectors =
                clear.stream().map(TrackFace::vector).flatMap(Optional::stream).toList();
        BitSet apart = CannotLink.pairs(clear);
        Dendrogram all =
                TwoStepLinkage.of(DistanceMatrix.cosine(vectors, apart), () -> DistanceMatrix.cosine(vectors, apart));
        return Arrays.stream(all.similarities()).filter(s -> s >= least).toArray();
    }

    private static double square(double value) {
        return value * value;
    }

    /** The curves as they are in this episode: clear faces are judged by it, poor ones as they always are. */
    public FaceRatio in(FaceRatio faces) {
        double changed = PRIOR / (PRIOR + merges);
        return new FaceRatio(
                faces.points().stream()
                        .map(p -> moved(p, clearness(p, faces), changed))
                        .toList(),
                faces.norms());
    }

    private Point moved(Point p, double way, double changed) {
        return new Point(
                p.norm(),
                p.strangers(),
                p.strangersSpread(),
                p.lookalikes(),
                Math.max(p.same(), Math.min(MOST_ALIKE, p.same() + way * more)),
                p.sameSpread() * (1 + way * (spread - 1)),
                p.changed() * (1 + way * (changed - 1)));
    }

    /** 0 where faces tell nothing, 1 for the clearest. */
    private static double clearness(Point point, FaceRatio faces) {
        Point clearest = faces.clearest();
        double share = (point.same() - point.strangers()) / (clearest.same() - clearest.strangers());
        return Math.max(0, Math.min(1, share));
    }
}
