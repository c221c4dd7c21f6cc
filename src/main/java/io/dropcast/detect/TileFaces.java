package io.dropcast.detect;

import io.dropcast.face.Box;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the faces that parts of a frame showed to those of the whole frame. What the whole frame shows clearly stays as it is, so tiles
 * add faces and change none. A face that only a tile shows must be surer than others: a part of a picture, enlarged, has more that looks
 * like a face.
 */
final class TileFaces {
    /** Confidence from which a face that only a tile shows is believed: {@code docs/quality.md} has the figures. */
    private static final double SURE = 0.80;
    /**
     * Side of the largest face that a tile may add, in pixels of the net's input when it is shown the whole frame. Whatever is larger, the
     * net saw well enough there: what it takes for a face in a tile only is a patch, a hand or a watch.
     */
    private static final double LARGEST = 14;
    /** Share of the smaller of two boxes that the other covers, from which the two are one face, or a part of one. */
    private static final double SAME = 0.5;

    private TileFaces() {}

    /**
     * The tiles' faces that the whole frame does not show clearly, each once.
     *
     * @param clear confidence from which the whole frame shows a face clearly
     * @param pixel square pixels of the frame in one of the net's input, when it is shown the whole frame
     */
    static List<Candidate> fresh(List<Candidate> tiles, List<Candidate> whole, double clear, double pixel) {
        List<Candidate> sorted = new ArrayList<>(tiles);
        sorted.removeIf(c -> c.conf() < SURE
                || c.box().area() > LARGEST * LARGEST * pixel
                || whole.stream().anyMatch(w -> w.conf() >= clear && same(w.box(), c.box())));
        sorted.sort(Nms.BEST_FIRST);
        List<Candidate> kept = new ArrayList<>();
        for (Candidate c : sorted) {
            if (kept.stream().noneMatch(k -> same(k.box(), c.box()))) {
                kept.add(c);
            }
        }
        return kept;
    }

    /** The whole frame's faces without those that it shows unclearly and a tile clearly. */
    static List<Candidate> notReplaced(List<Candidate> whole, List<Detection> fresh, double clear) {
        return whole.stream()
                .filter(w -> w.conf() >= clear || fresh.stream().noneMatch(f -> same(f.box(), w.box())))
                .toList();
    }

    private static boolean same(Box a, Box b) {
        return a.intersection(b) > SAME * Math.min(a.area(), b.area());
    }
}
