package io.dropcast.cluster;

import io.dropcast.cluster.evidence.Calibrator;
import io.dropcast.settings.Settings;

/** At which similarity clusters stop being merged: said by the user, or found out on each episode. */
public sealed interface ClusterThresh {

    /** @param value cosine similarity, 0.2..0.99 */
    record Fixed(double value) implements ClusterThresh {}

    /** Chosen by {@link Calibrator} on the episode. */
    record Auto() implements ClusterThresh {}

    /** @throws IllegalArgumentException naming the key, the value and what it should be */
    static ClusterThresh of(Settings s, String key) {
        return s.is(key, "auto") ? new Auto() : new Fixed(s.number(key));
    }
}
