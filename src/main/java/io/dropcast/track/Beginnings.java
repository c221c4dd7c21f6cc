package io.dropcast.track;

import io.dropcast.detect.Detection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets each track begin where its face was first seen faintly. A faint detection must not start a track, since most are no faces; but one
 * at which a sure face was at the very next look is that face, as ByteTrack holds for the looks after a sure one (section 3 of the paper).
 * Stateless.
 */
final class Beginnings {
    private Beginnings() {}

    /**
     * The trails of one shot with the faint sightings before their first, look by look, up to the first look without one.
     *
     * @return in the order given
     */
    static List<Trail> extended(List<Trail> trails, Shot shot, TrackSettings settings) {
        Set<Integer> taken = new HashSet<>();
        trails.forEach(t -> t.sightings().forEach(d -> taken.add(d.row())));
        List<Trail> longer = new ArrayList<>(trails);
        for (Trail trail : trails.stream().sorted(Trail.BY_START).toList()) {
            longer.set(longer.indexOf(trail), extended(trail, shot, settings, taken));
        }
        return longer;
    }

    private static Trail extended(Trail trail, Shot shot, TrackSettings settings, Set<Integer> taken) {
        Deque<Detection> sightings = new ArrayDeque<>(trail.sightings());
        for (int i = indexOf(shot, trail.first()) - 1; i >= 0; i--) {
            Look look = shot.looks().get(i);
            Detection first = sightings.getFirst();
            if (!shot.lookedAt().nothingBetween(look.frameIdx(), first.frameIdx())) {
                break;
            }
            Optional<Detection> before = before(look, first, settings, taken);
            if (before.isEmpty()) {
                break;
            }
            taken.add(before.get().row());
            sightings.addFirst(before.get());
        }
        return new Trail(List.copyOf(sightings));
    }

    private static Optional<Detection> before(Look look, Detection first, TrackSettings settings, Set<Integer> taken) {
        return look.between(settings.low(), Double.POSITIVE_INFINITY).stream()
                .filter(d -> !taken.contains(d.row()) && d.box().iou(first.box()) >= settings.minIouLow())
                .filter(d -> look.faces().stream()
                        .noneMatch(other -> taken.contains(other.row()) && Trail.sameFace(other.box(), d.box())))
                .max(Comparator.comparingDouble((Detection d) -> d.box().iou(first.box()))
                        .thenComparing(Detection::row, Comparator.reverseOrder()));
    }

    private static int indexOf(Shot shot, Detection first) {
        for (int i = 0; i < shot.looks().size(); i++) {
            if (shot.looks().get(i).frameIdx() == first.frameIdx()) {
                return i;
            }
        }
        throw new IllegalArgumentException("frame " + first.frameIdx() + " is not in shot " + shot.number());
    }
}
