package io.dropcast.cluster;

import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import java.util.Map;

/**
 * What humans decided about an episode, as far as its grouping keeps to it.
 *
 * @param settled the person of each identity that a human settled
 * @param nextIdentity the lowest number that no identity has which a human put a track into, from 1
 */
public record HumanDecisions(HumanWords words, HumanPlaces places, Map<IdentityId, String> settled, int nextIdentity) {

    /** Knows what humans decided; the grouping does not know how that is kept. */
    public interface Source {
        /** @param video digest of the video that the manifests are made from */
        HumanDecisions of(EpisodeId ep, String video);

        /** The places alone. */
        HumanPlaces places(EpisodeId ep, String video);
    }

    HumanLesson lesson() {
        return new HumanLesson(words, places);
    }
}
