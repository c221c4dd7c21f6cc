package io.dropcast.people;

import io.dropcast.face.Range;

/**
 * How alike two must be. All are cosine similarities.
 *
 * @param joinSim from here on a group of an episode is given to a person of other episodes, 0..0.99
 * @param sameEpisodeSim from here on two clusters of one episode become one person, joinSim..0.99
 * @param suggestSim from here on what was not joined is suggested, 0..joinSim
 * @param margin by how much the best person must beat the second best, 0..0.5; otherwise both are suggested
 */
public record MatchSettings(double joinSim, double sameEpisodeSim, double suggestSim, double margin) {
    public static final MatchSettings DEFAULT = new MatchSettings(0.55, 0.70, 0.40, 0.05);

    /** @throws IllegalArgumentException naming the value and its range */
    public MatchSettings {
        Range.check("dropcast.people.join-sim", joinSim, 0, 0.99);
        Range.check("dropcast.people.same-episode-sim", sameEpisodeSim, joinSim, 0.99);
        Range.check("dropcast.people.suggest-sim", suggestSim, 0, joinSim);
        Range.check("dropcast.people.margin", margin, 0, 0.5);
    }
}
