package io.dropcast.reps;

import io.dropcast.settings.Settings;

/**
 * @param minSimToCentroid similarity to the track's centroid asked for in pass 1, 0..1 ({@code REP_MIN_SIM_TO_CENTROID})
 * @param minConf detector confidence gate, 0..1
 * @param minStd contrast gate
 */
public record RepSettings(double minSimToCentroid, double minConf, double minStd) {

    /** @throws IllegalArgumentException naming the key, the value and what it should be */
    public static RepSettings of(Settings s) {
        return new RepSettings(
                s.number("dropcast.reps.min-sim-to-centroid"),
                s.number("dropcast.reps.min-conf"),
                s.number("dropcast.reps.min-std"));
    }
}
