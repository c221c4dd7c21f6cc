package io.dropcast.report;

import io.dropcast.report.story.Appearance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which tracks of a person are shown when there are too many: up to half are those that a human should check, the rest is spread
 * evenly over the episode.
 */
public final class ThumbChoice {
    private ThumbChoice() {}

    /** At most {@code most} of the tracks, by time. */
    public static List<Appearance> of(List<Appearance> tracks, int most) {
        if (tracks.size() <= most) {
            return tracks;
        }
        List<Appearance> doubtful = tracks.stream().filter(Appearance::doubtful).toList();
        List<Appearance> chosen = new ArrayList<>(spread(doubtful, most / 2));
        Set<Appearance> taken = new HashSet<>(chosen);
        List<Appearance> rest = tracks.stream().filter(t -> !taken.contains(t)).toList();
        chosen.addAll(spread(rest, most - chosen.size()));
        chosen.sort(Comparator.comparingDouble(Appearance::firstTs).thenComparing(Appearance::track));
        return chosen;
    }

    private static List<Appearance> spread(List<Appearance> tracks, int most) {
        if (tracks.size() <= most) {
            return tracks;
        }
        List<Appearance> spread = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            spread.add(tracks.get((int) ((long) i * tracks.size() / most)));
        }
        return spread;
    }
}
