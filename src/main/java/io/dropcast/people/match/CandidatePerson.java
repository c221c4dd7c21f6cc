package io.dropcast.people.match;

import io.dropcast.face.PersonId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A person to whom groups of the episode may be given. What is given counts when the next group asks whether it may be in the same
 * episode, but does not move the prototype: otherwise one wrong group would draw others after it.
 */
final class CandidatePerson {
    /** More than similarities lose when they are rounded. */
    private static final double ROUNDING = 1e-5;

    private final KnownPerson known;
    private final Prototype prototype;
    private final List<MatchCluster> here;

    /** @param looks the person's clusters that can be compared with those of the episode, one or more */
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

    double similarity(ClusterGroup group) {
        return prototype.similarity(group.prototype());
    }

    /** Whether the group may be as like them as that. It says no only when it is sure; most people it rules out with little work. */
    boolean mayReach(double similarity, ClusterGroup group) {
        return prototype.roughly(group.prototype()) >= similarity - ROUNDING;
    }

    /** Whether a human said that it is not them. */
    boolean isNever(ClusterGroup group) {
        return group.hasOneOf(known.never());
    }

    /** Whether it is certain that it is not them. */
    boolean isRuledOut(ClusterGroup group) {
        return isNever(group) || group.onScreenWith(here).isPresent();
    }

    void take(ClusterGroup group) {
        here.addAll(group.looks());
        here.sort(Comparator.comparing(MatchCluster::cluster));
    }
}
