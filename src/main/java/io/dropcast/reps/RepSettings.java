package io.dropcast.reps;

/**
 * @param minSimToCentroid similarity to the track's centroid asked for in pass 1, 0..1 ({@code REP_MIN_SIM_TO_CENTROID})
 * @param minConf detector confidence gate, 0..1
 * @param minStd contrast gate
 */
public record RepSettings(double minSimToCentroid, double minConf, double minStd) {

    /** @throws IllegalArgumentException naming the value and its range */
    public RepSettings {
        if (!(minSimToCentroid >= 0 && minSimToCentroid <= 1)) {
            throw new IllegalArgumentException(
                    "dropcast.reps.min-sim-to-centroid must be 0..1, found " + minSimToCentroid);
        }
        if (!(minConf >= 0 && minConf <= 1)) {
            throw new IllegalArgumentException("dropcast.reps.min-conf must be 0..1, found " + minConf);
        }
        if (!(minStd >= 0 && minStd <= 127)) {
            throw new IllegalArgumentException("dropcast.reps.min-std must be 0..127, found " + minStd);
        }
    }
}
