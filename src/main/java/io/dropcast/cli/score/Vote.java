package io.dropcast.cli.score;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Whom the boxes of one track show. Not for sharing between threads. */
final class Vote {
    // in the order of the track, so that of two who are shown as often the first one wins
    private final Map<Optional<String>, Integer> votes = new LinkedHashMap<>();
    private final Set<OptionalInt> shots = new HashSet<>();

    void add(OptionalInt shot, Optional<String> who) {
        shots.add(shot);
        votes.merge(who, 1, Integer::sum);
    }

    /** How many boxes are on whoever has the most. */
    int most() {
        return votes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** Whoever has the most; empty when that is nobody who was labelled. */
    Optional<String> winner() {
        return votes.entrySet().stream()
                .filter(e -> e.getValue() == most())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /** How many shots the track was seen in. */
    int shots() {
        return shots.size();
    }
}
