package io.dropcast.people;

import io.dropcast.face.Range;

/**
 * How alike two must be. All are cosine similarities, and the defaults are for the default model.
 *
 * <p>Where the defaults come from: three test episodes, 23 people, 40 clusters, and the same with the tracks shared out over two halves.
 * Two different people were never more alike than 0.39 (two small faces in profile), and than 0.29 (99 %: 0.21) where faces are larger.
 * One person was never less like themselves than 0.40; a cluster was 0.44 or more like the prototype of its person in the other half, in
 * 95 of 100 cases about 0.50 or more, 0.72 in the mean.
 *
 * <p>Within an episode more is asked for than across episodes. Two clusters of one episode were compared by the clustering already, track
 * by track and with all that the tracks say, and it kept them apart; that counts against them, and a centroid, being a mean, is nearer to
 * everybody than a track is. Of the pairs of clusters that were one person all the same, two thirds reach 0.60.
 *
 * @param joinSim from here on a group of an episode is given to a person of other episodes, 0..0.99
 * @param sameEpisodeSim from here on two clusters of one episode become one person, joinSim..0.99
 * @param suggestSim from here on what was not joined is suggested, 0..joinSim
 * @param margin by how much the best person must beat the second best, 0..0.5; otherwise both are suggested
 */
public record MatchSettings(double joinSim, double sameEpisodeSim, double suggestSim, double margin) {
    public static final MatchSettings DEFAULT = new MatchSettings(0.50, 0.60, 0.40, 0.05);

    /** @throws IllegalArgumentException naming the value and its range */
    public MatchSettings {
        Range.check("dropcast.people.join-sim", joinSim, 0, 0.99);
        Range.check("dropcast.people.same-episode-sim", sameEpisodeSim, joinSim, 0.99);
        Range.check("dropcast.people.suggest-sim", suggestSim, 0, joinSim);
        Range.check("dropcast.people.margin", margin, 0, 0.5);
    }
}
