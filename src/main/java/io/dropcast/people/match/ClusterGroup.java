package io.dropcast.people.match;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Match clusters of the episode that are one person, known or new. */
final class ClusterGroup {
    private final List<MatchCluster> looks;
    private final Prototype prototype;

    /** @param looks match clusters sorted by name, never empty */
    ClusterGroup(List<MatchCluster> looks) {
        this.looks = List.copyOf(looks);
        this.prototype = Prototype.of(looks);
    }

    List<MatchCluster> looks() {
        return looks;
    }

    List<String> clusters() {
        return looks.stream().map(MatchCluster::cluster).toList();
    }

    /** The first cluster, which speaks for all. */
    String name() {
        return looks.get(0).cluster();
    }

    Prototype prototype() {
        return prototype;
    }

    boolean hasOneOf(Set<String> clusters) {
        return looks.stream().map(MatchCluster::cluster).anyMatch(clusters::contains);
    }

    /** The first of the others that is on screen together with one of these. */
    Optional<MatchCluster> onScreenWith(List<MatchCluster> others) {
        return others.stream()
                .filter(other -> looks.stream().anyMatch(other::sharesScreenWith))
                .findFirst();
    }
}
