package io.dropcast.reps;

import io.dropcast.cluster.ClustersManifest;
import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Key;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The picture of each identity, a copy of a crop. Stateless. */
final class IdentityPictures {
    private IdentityPictures() {}

    /**
     * Puts the pictures in place of those that are there. A picture that stays is never away: a reader may have the report open. Also
     * takes away what a run that died left of one. The caller must hold the episode.
     *
     * @param crops what to copy; one that is not there leaves its identity without a picture
     */
    static void replace(EpisodeStore store, EpisodeId ep, Map<IdentityId, Key> crops) {
        Key pictures = Key.frames(ep, "identities");
        store.sweep(pictures);
        Set<Key> written = new HashSet<>();
        crops.forEach((identity, crop) -> store.read(crop).ifPresent(jpeg -> {
            Key picture = Key.frames(ep, ClustersManifest.picture(identity));
            store.write(picture, jpeg);
            written.add(picture);
        }));
        for (Key there : store.list(pictures)) {
            if (!written.contains(there)) {
                store.delete(there);
            }
        }
    }
}
