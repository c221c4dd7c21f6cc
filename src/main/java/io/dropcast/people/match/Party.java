package io.dropcast.people.match;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks of the episode that are one person, whoever that is. */
final class Party {
    private final List<Look> looks;
    private final Prototype prototype;

    /** @param looks sorted by name, never empty */
    Party(List<Look> looks) {
        this.looks = List.copyOf(looks);
        this.prototype = Prototype.of(looks);
    }

    List<Look> looks() {
        return looks;
    }

    List<String> clusters() {
        return looks.stream().map(Look::cluster).toList();
    }

    /** The first cluster, which speaks for all. */
    String name() {
        return looks.get(0).cluster();
    }

    Prototype prototype() {
        return prototype;
    }

    boolean hasOneOf(Set<String> clusters) {
        return looks.stream().map(Look::cluster).anyMatch(clusters::contains);
    }

    /** The first of the others that is on screen together with one of these. */
    Optional<Look> onScreenWith(List<Look> others) {
        return others.stream()
                .filter(other -> looks.stream().anyMatch(other::sharesScreenWith))
                .findFirst();
    }
}
