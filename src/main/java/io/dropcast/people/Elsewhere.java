package io.dropcast.people;

import io.dropcast.cluster.ClustersManifest;
import io.dropcast.cluster.Identities;
import io.dropcast.face.EpisodeId;
import io.dropcast.people.match.MatchCluster;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Match clusters of other episodes. Each episode is read once, and only when it is asked for. One thread. */
final class Elsewhere {
    private final ClustersManifest manifest;
    private final Optional<String> model;
    private final Map<EpisodeId, Map<String, MatchCluster>> read = new HashMap<>();

    /** @param model whose vectors can be compared */
    Elsewhere(ClustersManifest manifest, Optional<String> model) {
        this.manifest = manifest;
        this.model = model;
    }

    /** Empty when the episode is gone, or was encoded by another model. */
    Optional<MatchCluster> look(String cluster) {
        EpisodeId ep = People.episodeOf(cluster);
        return Optional.ofNullable(read.computeIfAbsent(ep, this::looks).get(cluster));
    }

    private Map<String, MatchCluster> looks(EpisodeId ep) {
        Map<String, MatchCluster> looks = new HashMap<>();
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
                    looks.put(cluster, new MatchCluster(cluster, c, i.size(), Set.of()));
                }));
        return looks;
    }
}
