package io.dropcast.report.story;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * When a person is on screen. A track counts from its first sighting to its last, and until the next frame that was
 * sampled, because a sighting stands for that time too. Moments that two tracks share (a mirror, a split screen) count once. This is
 * the only place that computes screen time. Immutable.
 */
public final class ScreenTime {
    /** Time stamps are sums of fractions: what should touch may miss by a rounding. */
    private static final double ROUNDING = 1e-6;

    private final List<Stretch> stretches;

    private ScreenTime(List<Stretch> stretches) {
        this.stretches = List.copyOf(stretches);
    }

    /**
     * Time without a break.
     *
     * @param from seconds
     * @param to seconds, exclusive
     */
    public record Stretch(double from, double to) {
        public double seconds() {
            return to - from;
        }
    }

    /**
     * The union of the tracks.
     *
     * @param videoSeconds where the video ends: nothing that was not seen is counted beyond it
     */
    public static ScreenTime of(Collection<Appearance> tracks, double videoSeconds) {
        List<Stretch> all = tracks.stream()
                .map(t -> new Stretch(t.firstTs(), Math.max(t.lastTs(), Math.min(t.untilTs(), videoSeconds))))
                .toList();
        return new ScreenTime(joined(all, ROUNDING));
    }

    /** Without overlaps, rising; what touches is one. */
    public List<Stretch> stretches() {
        return stretches;
    }

    /** The same with holes of up to {@code gap} seconds closed: for captions, which should not flicker. */
    public List<Stretch> bridging(double gap) {
        return joined(stretches, gap + ROUNDING);
    }

    /** Seconds on screen. */
    public double seconds() {
        return stretches.stream().mapToDouble(Stretch::seconds).sum();
    }

    /** Share of the video, 0..1. */
    public double share(double videoSeconds) {
        return videoSeconds > 0 ? Math.min(1, seconds() / videoSeconds) : 0;
    }

    /** Seconds at which the person is first seen; 0 when there is no track. */
    public double firstSeen() {
        return stretches.isEmpty() ? 0 : stretches.get(0).from();
    }

    /** Seconds at which the person is last seen; 0 when there is no track. */
    public double lastSeen() {
        return stretches.isEmpty() ? 0 : stretches.get(stretches.size() - 1).to();
    }

    private static List<Stretch> joined(List<Stretch> stretches, double gap) {
        List<Stretch> joined = new ArrayList<>();
        for (Stretch next : sorted(stretches)) {
            int last = joined.size() - 1;
            if (last >= 0 && next.from() <= joined.get(last).to() + gap) {
                Stretch before = joined.get(last);
                joined.set(last, new Stretch(before.from(), Math.max(before.to(), next.to())));
            } else {
                joined.add(next);
            }
        }
        return joined;
    }

    private static List<Stretch> sorted(List<Stretch> stretches) {
        return stretches.stream()
                .sorted(Comparator.comparingDouble(Stretch::from).thenComparingDouble(Stretch::to))
                .toList();
    }
}
