package io.dropcast.cluster;

import io.dropcast.face.EpisodeId;
import io.dropcast.people.People;
import io.dropcast.people.match.Look;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How clusters of other episodes look. Each episode is read once, and only when somebody asks. One thread. */
public final class Elsewhere {
    private final IdentitiesManifest manifest;
    private final Optional<String> model;
    private final Map<EpisodeId, Map<String, Look>> read = new HashMap<>();

    /** @param model whose vectors can be compared */
    public Elsewhere(IdentitiesManifest manifest, Optional<String> model) {
        this.manifest = manifest;
        this.model = model;
    }

    /** Empty when the episode is gone, or was encoded by another model. */
    public Optional<Look> look(String cluster) {
        EpisodeId ep = People.episodeOf(cluster);
        return Optional.ofNullable(read.computeIfAbsent(ep, this::looks).get(cluster));
    }

    private Map<String, Look> looks(EpisodeId ep) {
        Map<String, Look> looks = new HashMap<>();
        if (!manifest.exists(ep)) {
            return looks;
        }
        Identities identities = manifest.read(ep);
        if (!identities.model().equals(model)) {
            return looks;
        }
        identities
                .identities()
                .forEach(i -> i.centroid().ifPresent(c -> {
                    String cluster = People.clusterId(ep, i.id());
                    looks.put(cluster, new Look(cluster, c, i.size(), Set.of()));
                }));
        return looks;
    }
}
