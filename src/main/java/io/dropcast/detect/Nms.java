package io.dropcast.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Greedy non-maximum suppression: of boxes that overlap, the most confident one stays. */
final class Nms {
    /** Most confident first; equal ones from left to right, then from the top, so that the order never depends on the net's. */
    static final Comparator<Candidate> BEST_FIRST = Comparator.comparingDouble(Candidate::conf)
            .reversed()
            .thenComparingDouble(c -> c.box().x1())
            .thenComparingDouble(c -> c.box().y1());

    private Nms() {}

    /** @return the survivors, most confident first */
    static List<Candidate> keep(List<Candidate> candidates, double iou) {
        List<Candidate> sorted = new ArrayList<>(candidates);
        sorted.sort(BEST_FIRST);
        List<Candidate> kept = new ArrayList<>();
        for (Candidate c : sorted) {
            if (kept.stream().noneMatch(k -> k.box().iou(c.box()) > iou)) {
                kept.add(c);
            }
        }
        return kept;
    }
}
