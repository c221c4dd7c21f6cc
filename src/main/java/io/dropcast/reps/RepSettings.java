package io.dropcast.reps;

import io.dropcast.face.Range;
import io.dropcast.settings.Settings;

/**
 * @param minSimToCentroid similarity to the track's centroid asked for in pass 1, 0..1 ({@code REP_MIN_SIM_TO_CENTROID})
 * @param minConf detector confidence gate, 0..1
 * @param minStd contrast gate
 */
public record RepSettings(double minSimToCentroid, double minConf, double minStd) {

    /** @throws IllegalArgumentException naming the value and its range */
    public RepSettings {
        Range.check("dropcast.reps.min-sim-to-centroid", minSimToCentroid, 0, 1);
        Range.check("dropcast.reps.min-conf", minConf, 0, 1);
        Range.check("dropcast.reps.min-std", minStd, 0, 127);
    }

    /** @throws IllegalArgumentException naming the key, the value and what it should be */
    public static RepSettings of(Settings s) {
        return new RepSettings(
                s.number("dropcast.reps.min-sim-to-centroid"),
                s.number("dropcast.reps.min-conf"),
                s.number("dropcast.reps.min-std"));
    }
}
