package io.dropcast.report.story;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How an episode was made: what the report tells about the run itself.
 *
 * @param framesLookedAt in how many frames faces were looked for, from 1
 * @param minIdentitySim the threshold that low cohesion was judged by, 0..1
 * @param modelPack name of the models
 * @param settings in effect, in the order they are shown
 * @param notes warnings and remarks, in the order they are shown
 */
public record Making(
        long framesLookedAt,
        double minIdentitySim,
        String modelPack,
        Map<String, String> settings,
        List<String> notes) {

    /** @throws IllegalArgumentException when no frame was sampled */
    public Making {
        if (framesLookedAt < 1) {
            throw new IllegalArgumentException("at least one frame is sampled, found " + framesLookedAt);
        }
        // Map.copyOf would lose the order, and differently in each run
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        notes = List.copyOf(notes);
    }
}
