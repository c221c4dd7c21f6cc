package io.dropcast.people;

import io.dropcast.cluster.Identities;
import io.dropcast.cluster.Identity;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Gives every identity of an episode an owner among the people of the show. An identity that has an owner keeps it, whoever decided
 * that; one that has none becomes a new person.
 */
public final class MatchPeople {
    /** Raised when the same input would give other output. */
    public static final int VERSION = 1;

    private final Clock clock;

    /** @param clock for {@code created_at} */
    public MatchPeople(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param before the people of the show
     * @param identities of the episode
     */
    public People match(People before, Identities identities) {
        List<Person> people = new ArrayList<>();
        Set<String> alive = new HashSet<>();
        identities.identities().forEach(i -> alive.add(People.clusterId(identities.ep(), i.id())));
        for (Person p : before.people()) {
            forgetVanished(p, identities.ep(), alive).ifPresent(people::add);
        }
        Set<String> owned = new HashSet<>(before.unassigned());
        people.forEach(p -> owned.addAll(p.clusterIds()));
        int next = before.nextPerson();
        for (Identity identity : identities.identities()) {
            String cluster = People.clusterId(identities.ep(), identity.id());
            if (owned.add(cluster)) {
                people.add(newPerson(new PersonId(next++), cluster));
            }
        }
        return before.with(people, next).withoutVanished(identities.ep(), alive);
    }

    /**
     * Takes away what this episode no longer has. A person whom nobody named and who owns nothing any more goes with it: they were
     * only ever this engine's guess. Whoever a human touched stays.
     */
    private static Optional<Person> forgetVanished(Person p, EpisodeId ep, Set<String> alive) {
        List<String> left = p.clusterIds().stream()
                .filter(c -> !c.startsWith(People.clustersOf(ep)) || alive.contains(c))
                .toList();
        if (left.size() == p.clusterIds().size()) {
            return Optional.of(p);
        }
        return left.isEmpty() && !p.touched() ? Optional.empty() : Optional.of(p.owning(left));
    }

    private Person newPerson(PersonId id, String cluster) {
        return Person.fresh(
                id,
                List.of(cluster),
                Instant.now(clock).truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
