package io.dropcast.embed;

import java.util.ArrayList;
import java.util.List;

/**
 * Pieces that are one track.
 *
 * @param pieces in the order of time, never empty
 * @param alike similarity of each but the first to the one before it
 */
record Chain(List<Piece> pieces, List<Double> alike) {
    Chain {
        pieces = List.copyOf(pieces);
        alike = List.copyOf(alike);
    }

    static Chain of(Piece piece) {
        return new Chain(List.of(piece), List.of());
    }

    Chain with(Piece next, double similarity) {
        List<Piece> more = new ArrayList<>(pieces);
        more.add(next);
        List<Double> all = new ArrayList<>(alike);
        all.add(similarity);
        return new Chain(more, all);
    }

    Piece last() {
        return pieces.get(pieces.size() - 1);
    }
}
