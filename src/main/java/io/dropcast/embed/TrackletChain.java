package io.dropcast.embed;

import java.util.ArrayList;
import java.util.List;

/**
 * Pieces that are one track.
 *
 * @param pieces in the order of time, never empty
 * @param alike similarity of each but the first to the one before it
 */
record TrackletChain(List<TrackletPart> pieces, List<Double> alike) {
    TrackletChain {
        pieces = List.copyOf(pieces);
        alike = List.copyOf(alike);
    }

    static TrackletChain of(TrackletPart piece) {
        return new TrackletChain(List.of(piece), List.of());
    }

    TrackletChain with(TrackletPart next, double similarity) {
        List<TrackletPart> more = new ArrayList<>(pieces);
        more.add(next);
        List<Double> all = new ArrayList<>(alike);
        all.add(similarity);
        return new TrackletChain(more, all);
    }

    TrackletPart last() {
        return pieces.get(pieces.size() - 1);
    }
}
