package io.dropcast.people.match;

import io.dropcast.face.PersonId;

/**
 * A maybe, for a human to take or to dismiss.
 *
 * @param cluster the one that is asked about; of a group, its first cluster, or the one that is nearest to another cluster
 * @param maybe the person or the cluster that it may be
 * @param similarity cosine similarity, rounded to 4 decimals
 * @param reason why it was not joined, in plain words
 */
public record Suggestion(String cluster, Maybe maybe, double similarity, String reason) {

    /** The person or the other cluster that a cluster may be. */
    public sealed interface Maybe {
        /** The id. */
        String text();
    }

    /** A person of the show. */
    public record OfPerson(PersonId id) implements Maybe {
        @Override
        public String text() {
            return id.text();
        }
    }

    /** The same as another cluster of the episode. */
    public record OfCluster(String cluster) implements Maybe {
        @Override
        public String text() {
            return cluster;
        }
    }

    /**
     * What a human dismisses: {@code ep:id_0004|p_0003}, or {@code ep:id_0004|ep:id_0007} with the lower name first, whichever of the two
     * is asked about.
     */
    public String key() {
        boolean turned = maybe instanceof OfCluster other && other.cluster().compareTo(cluster) < 0;
        return turned ? maybe.text() + "|" + cluster : cluster + "|" + maybe.text();
    }
}
