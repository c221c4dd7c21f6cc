package io.dropcast.people.match;

import io.dropcast.face.PersonId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A person whom groups of the episode may be given to. What is given counts when the next group asks whether it may be in the same
 * episode, but does not move the prototype: otherwise one wrong group would draw others after it.
 */
final class CandidatePerson {
    /** More than similarities lose when they are rounded. */
    private static final double ROUNDING = 1e-5;

    private final KnownPerson known;
    private final Prototype prototype;
    private final List<MatchCluster> here;

    /** @param looks of theirs that can be compared with those of the episode, one or more */
    CandidatePerson(KnownPerson known, List<MatchCluster> looks, String episode) {
        this.known = known;
        this.prototype = Prototype.of(looks);
        this.here = new ArrayList<>(
                looks.stream().filter(l -> l.episode().equals(episode)).toList());
    }

    PersonId id() {
        return known.id();
    }

    /** What they have of the episode, sorted by name. */
    List<MatchCluster> here() {
        return here;
    }

    double similarity(ClusterGroup party) {
        return prototype.similarity(party.prototype());
    }

    /** Whether the group may be as like them as that. It says no only when it is sure; most people it rules out with little work. */
    boolean mayReach(double similarity, ClusterGroup party) {
        return prototype.roughly(party.prototype()) >= similarity - ROUNDING;
    }

    /** Whether a human said that it is not them. */
    boolean isNever(ClusterGroup party) {
        return party.hasOneOf(known.never());
    }

    /** Whether it is certain that it is not them. */
    boolean isRuledOut(ClusterGroup party) {
        return isNever(party) || party.onScreenWith(here).isPresent();
    }

    void take(ClusterGroup party) {
        here.addAll(party.looks());
        here.sort(Comparator.comparing(MatchCluster::cluster));
    }
}
