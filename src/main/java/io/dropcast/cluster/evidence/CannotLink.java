package io.dropcast.cluster.evidence;

import io.dropcast.cluster.linkage.DistanceMatrix;
import io.dropcast.detect.Detection;
import io.dropcast.embed.TrackFace;
import io.dropcast.face.Box;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which tracks cannot be one person: nobody is in two places of the same frame. Two boxes that lie over each other are one face that was
 * found twice, and say nothing.
 */
public final class CannotLink {
    private static final double SAME_PLACE_IOU = 0.3;

    /** Pairs are told by an int. */
    private static final int MOST = 65_536;

    private CannotLink() {}

    private record Seen(int track, Box box) {}

    /**
     * The pairs, by {@link DistanceMatrix#index(int, int, int)} of their places in the list: a bit for each pair, so n^2 / 16 bytes at most.
     *
     * @throws IllegalArgumentException when there are more than 65,536 tracks
     */
    public static BitSet pairs(List<TrackFace> tracks) {
        if (tracks.size() > MOST) {
            throw new IllegalArgumentException(
                    tracks.size() + " tracks with a vector are more than can be clustered (" + MOST + ")");
        }
        Map<Long, List<Seen>> frames = new HashMap<>();
        for (int t = 0; t < tracks.size(); t++) {
            for (Detection seen : tracks.get(t).track().sightings()) {
                frames.computeIfAbsent(seen.frameIdx(), f -> new ArrayList<>(2)).add(new Seen(t, seen.box()));
            }
        }
        BitSet apart = new BitSet();
        for (List<Seen> frame : frames.values()) {
            mark(frame, tracks.size(), apart);
        }
        return apart;
    }

    /** The tracks of a frame were added in rising order, so the first of two is the lower. */
    private static void mark(List<Seen> frame, int size, BitSet apart) {
        for (int a = 0; a < frame.size(); a++) {
            for (int b = a + 1; b < frame.size(); b++) {
                Seen one = frame.get(a);
                Seen other = frame.get(b);
                if (one.track() < other.track() && one.box().iou(other.box()) < SAME_PLACE_IOU) {
                    apart.set(DistanceMatrix.index(size, one.track(), other.track()));
                }
            }
        }
    }
}
