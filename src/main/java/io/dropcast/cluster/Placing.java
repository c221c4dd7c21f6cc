package io.dropcast.cluster;

import io.dropcast.embed.TrackFace;
import io.dropcast.embed.TrackFaces;
import io.dropcast.face.FacePath;
import io.dropcast.face.IdentityId;
import io.dropcast.face.TrackId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which tracks a human's placements speak of. While the tracks are as they were, each placement is of the one track that it was made
 * for. When they were made anew, a track belongs to the placement whose way it shares most of; so the pieces of a track that is now in
 * pieces all follow it, and so does a longer track that it is now a part of.
 */
final class Placing {
    private static final double ENOUGH = 0.5;

    private record Fit(Placement placement, double both, double either) {}

    private static final Comparator<Fit> BEST_LAST = Comparator.comparingDouble(Fit::both)
            .thenComparingDouble(Fit::either)
            .thenComparing(f -> f.placement().track(), Comparator.reverseOrder())
            .thenComparing(f -> order(f.placement()), Comparator.reverseOrder());

    private Placing() {}

    /** No identity comes before the first. */
    private static int order(Placement placement) {
        return placement.identity().map(IdentityId::number).orElse(0);
    }

    /** For each track that was placed where it belongs, empty for none; does not depend on the order of the placements. */
    static Map<TrackId, Optional<IdentityId>> of(TrackFaces faces, List<Placement> placements) {
        Map<TrackId, Optional<IdentityId>> placed = new TreeMap<>();
        if (placements.isEmpty()) {
            return placed;
        }
        Map<FacePath, Placement> byPlace = new HashMap<>();
        placements.forEach(p -> byPlace.put(p.where(), p));
        List<TrackFace> others = new ArrayList<>();
        List<Placement> left = new ArrayList<>(placements);
        for (TrackFace face : faces.tracks()) {
            Optional<Placement> exact =
                    Optional.ofNullable(byPlace.get(face.track().trace().outline()));
            exact.ifPresentOrElse(p -> placed.put(face.track().id(), p.identity()), () -> others.add(face));
            exact.ifPresent(left::remove);
        }
        for (TrackFace face : others) {
            nearest(face.track().trace(), left)
                    .ifPresent(p -> placed.put(face.track().id(), p.identity()));
        }
        return placed;
    }

    private static Optional<Placement> nearest(FacePath way, List<Placement> placements) {
        return placements.stream().flatMap(p -> fit(way, p)).max(BEST_LAST).map(Fit::placement);
    }

    private static Stream<Fit> fit(FacePath way, Placement p) {
        double ofWay = way.shareIn(p.where());
        double ofPlace = p.where().shareIn(way);
        return Math.max(ofWay, ofPlace) < ENOUGH
                ? Stream.empty()
                : Stream.of(new Fit(p, Math.min(ofWay, ofPlace), Math.max(ofWay, ofPlace)));
    }
}
