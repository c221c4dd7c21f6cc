package io.dropcast.cli.score;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** Which frames of whom are covered by a track. Not for sharing between threads. */
final class Coverage {
    private final Truth truth;
    private final Map<Appearance, Set<Long>> covered = new TreeMap<>();
    /** Frames of every appearance that must be found. */
    private final Map<Appearance, Long> asked = new TreeMap<>();

    Coverage(Truth truth) {
        this.truth = truth;
        for (int n = 0; n < truth.shots().size(); n++) {
            for (Truth.Region region : truth.shots().get(n).regions()) {
                if (!region.partial()) {
                    asked.put(
                            new Appearance(n, region.who()),
                            truth.shots().get(n).frames());
                }
            }
        }
    }

    private record Appearance(int shot, String who) implements Comparable<Appearance> {
        @Override
        public int compareTo(Appearance other) {
            int byShot = Integer.compare(shot, other.shot);
            return byShot != 0 ? byShot : who.compareTo(other.who);
        }
    }

    /** A face counts as where it was until it is seen again, within a second. */
    void add(FoundTrack track) {
        List<FoundTrack.Sighting> seen = track.sightings();
        seen.forEach(s -> cover(s.frame(), s));
        for (int i = 1; i < seen.size(); i++) {
            long from = seen.get(i - 1).frame();
            long to = seen.get(i).frame();
            if (to - from <= truth.fps()) {
                for (long frame = from; frame <= to; frame++) {
                    cover(frame, seen.get(i - 1));
                }
            }
        }
    }

    private void cover(long frame, FoundTrack.Sighting at) {
        OptionalInt shot = truth.shotAt(frame);
        if (shot.isPresent()) {
            truth.whoAt(shot.getAsInt(), at.x(), at.y())
                    .ifPresent(
                            who -> covered.computeIfAbsent(new Appearance(shot.getAsInt(), who), a -> new HashSet<>())
                                    .add(frame));
        }
    }

    /** Share of the appearances that a track covers at all, 0..1. */
    double appearances() {
        return (double) asked.keySet().stream().filter(covered::containsKey).count() / Math.max(1, asked.size());
    }

    /** Share of their frames, 0..1. */
    double frames() {
        long frames = asked.values().stream().mapToLong(Long::longValue).sum();
        long found = asked.keySet().stream()
                .mapToLong(a -> covered.getOrDefault(a, Set.of()).size())
                .sum();
        return (double) found / Math.max(1, frames);
    }
}
