package io.dropcast.people.match;

import io.dropcast.settings.Settings;

/**
 * How alike two must be. All are cosine similarities, and the defaults are for the default model.
 *
 * <p>Where the defaults come from: three test episodes, 23 people, 40 clusters, and the tracks of two of them shared out over two halves.
 * Two different people were never more alike than 0.39 (one face only 24 pixels wide); across shows 0.29 (99 %: 0.26). A cluster was
 * 0.44 or more like the prototype of its person in the other half, 0.72 in the mean where looks differ widely (stills of a series) and 0.97
 * where they do not; only that same tiny face was as little as 0.18 like its close-up in profile, and no threshold finds that one.
 *
 * <p>Within an episode more is asked for than across episodes. Two clusters of one episode were compared by the clustering already, track
 * by track and with all that the tracks say, and it kept them apart; that counts against them, and a centroid, being a mean, is nearer to
 * every person than a track is. Of the pairs of clusters that were one person all the same, three quarters reach 0.60, and no strangers
 * come near it. The series' 23 clusters of 8 people become 12 people with 0.60, 15 with 0.65 and 17 with 0.70, each time with no two people
 * mixed up.
 *
 * @param joinSim from here on a group of an episode is given to a person of other episodes, 0..0.99
 * @param sameEpisodeSim from here on two clusters of one episode become one person, joinSim..0.99
 * @param suggestSim from here on what was not joined is suggested, 0..joinSim
 * @param margin by how much the best person must beat the second best, 0..0.5; otherwise both are suggested
 */
public record MatchSettings(double joinSim, double sameEpisodeSim, double suggestSim, double margin) {
    /** @throws IllegalArgumentException when they do not fit together */
    public MatchSettings {
        if (sameEpisodeSim < joinSim) {
            throw new IllegalArgumentException("dropcast.people.same-episode-sim (" + sameEpisodeSim
                    + ") is below dropcast.people.join-sim (" + joinSim
                    + "): within an episode more is asked for than across episodes");
        }
        if (suggestSim > joinSim) {
            throw new IllegalArgumentException("dropcast.people.suggest-sim (" + suggestSim
                    + ") is above dropcast.people.join-sim (" + joinSim + "): nothing would be suggested");
        }
    }

    /** @throws IllegalArgumentException naming the key, the value and what it should be */
    public static MatchSettings of(Settings s) {
        return new MatchSettings(
                s.number("dropcast.people.join-sim"),
                s.number("dropcast.people.same-episode-sim"),
                s.number("dropcast.people.suggest-sim"),
                s.number("dropcast.people.margin"));
    }
}
