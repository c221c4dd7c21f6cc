package io.dropcast.people;

import io.dropcast.cluster.Identities;
import io.dropcast.cluster.Identity;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import io.dropcast.face.PersonId;
import io.dropcast.people.match.KnownPerson;
import io.dropcast.people.match.MatchCluster;
import io.dropcast.people.match.MatchClusters;
import io.dropcast.people.match.MatchSettings;
import io.dropcast.people.match.Matching;
import io.dropcast.people.match.PersonClusters;
import io.dropcast.people.match.Suggestion;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Gives every identity of an episode an owner among the people of the show. An identity that has an owner keeps it, no matter
 * whether a human or the machine chose it, and one that a human took away from all people stays without an owner; the same holds for one
 * that was gone for a while. The others go to the person they look like in other episodes; an identity that looks like no person becomes a
 * new person, and so does an identity that a human made.
 */
public final class MatchPeople {
    /** Raised when the same input would give other output. */
    public static final int VERSION = 3;

    private final Clock clock;
    private final MatchClusters matcher;

    /** @param clock for {@code created_at} */
    public MatchPeople(Clock clock, MatchSettings settings) {
        this.clock = clock;
        this.matcher = new MatchClusters(settings);
    }

    /**
     * What is known of an episode.
     *
     * @param together for each identity those that are on screen at the same time
     */
    public record Episode(Identities identities, Map<IdentityId, Set<IdentityId>> together) {
        private String cluster(Identity identity) {
            return People.clusterId(identities.ep(), identity.id());
        }

        /** Identities that a human put together, every track of them. */
        private Set<String> byHand() {
            return identities.identities().stream()
                    .filter(i -> i.placed().equals(i.tracks()))
                    .map(this::cluster)
                    .collect(Collectors.toSet());
        }

        private Optional<MatchCluster> look(Identity identity) {
            Set<String> others = together.getOrDefault(identity.id(), Set.of()).stream()
                    .map(id -> People.clusterId(identities.ep(), id))
                    .collect(Collectors.toSet());
            return identity.centroid().map(c -> new MatchCluster(cluster(identity), c, identity.size(), others));
        }
    }

    /**
     * The owners from now on, and the suggestions.
     *
     * @param before the people of the show
     * @param elsewhere the match cluster of another episode; empty when it is not known
     */
    public Matched match(People before, Episode episode, Function<String, Optional<MatchCluster>> elsewhere) {
        return matched(withoutVanished(before, episode), episode, elsewhere, ReleasedClusters.nothing());
    }

    /**
     * The same anew for all that no human decided. An identity that looks like no person keeps its owner, so that doing it twice changes
     * nothing.
     */
    public Matched again(
            People before, Episode episode, Function<String, Optional<MatchCluster>> elsewhere, Decisions decisions) {
        People people = withoutVanished(before, episode);
        ReleasedClusters loose = ReleasedClusters.of(
                people,
                episode.identities().identities().stream()
                        .map(episode::cluster)
                        .filter(c -> !decisions.settled(c))
                        .toList());
        Matched matched = matched(loose.people(people), episode, elsewhere, loose);
        return new Matched(loose.withoutGuesses(matched.people()), matched.suggestions());
    }

    private Matched matched(
            People people,
            Episode episode,
            Function<String, Optional<MatchCluster>> elsewhere,
            ReleasedClusters loose) {
        Map<String, MatchCluster> looks = new LinkedHashMap<>();
        List<String> newcomers = newcomers(people, episode);
        Set<String> byHand = episode.byHand();
        episode.identities().identities().forEach(i -> episode.look(i).ifPresent(l -> looks.put(l.cluster(), l)));
        Function<String, Optional<MatchCluster>> any =
                c -> Optional.ofNullable(looks.get(c)).or(() -> elsewhere.apply(c));
        Matching matching = matcher.match(
                newcomers.stream()
                        .filter(c -> !byHand.contains(c))
                        .flatMap(c -> Optional.ofNullable(looks.get(c)).stream())
                        .toList(),
                people.people().stream().map(p -> known(p, any)).toList());
        People after = given(people, matching.groups(), loose);
        for (String alone : newcomers) {
            // an identity without vectors can be compared with nothing; and what a human took apart is not put together
            // again
            after = looks.containsKey(alone) && !byHand.contains(alone)
                    ? after
                    : given(after, List.of(new PersonClusters(List.of(alone), Optional.empty())), loose);
        }
        return new Matched(after, matching.suggestions());
    }

    /** @param suggestions of this match alone, dismissed ones too */
    public record Matched(People people, List<Suggestion> suggestions) {}

    private static List<String> newcomers(People people, Episode episode) {
        Set<String> settled = new HashSet<>(people.owners().keySet());
        settled.addAll(people.unassigned());
        return episode.identities().identities().stream()
                .map(episode::cluster)
                .filter(c -> !settled.contains(c))
                .toList();
    }

    private static KnownPerson known(Person p, Function<String, Optional<MatchCluster>> look) {
        return new KnownPerson(
                p.id(),
                p.clusterIds().stream().flatMap(c -> look.apply(c).stream()).toList(),
                Set.copyOf(p.notClusterIds()));
    }

    private People given(People people, List<PersonClusters> groups, ReleasedClusters loose) {
        List<Person> all = new ArrayList<>(people.people());
        Set<PersonId> taken = groups.stream().flatMap(g -> g.person().stream()).collect(Collectors.toSet());
        int next = people.nextPerson();
        for (PersonClusters g : groups) {
            Optional<PersonId> owner = g.person().or(() -> loose.whoTheyWere(g.clusters(), all, taken));
            if (owner.isEmpty()) {
                all.add(Person.fresh(new PersonId(next++), g.clusters(), now()));
                continue;
            }
            all.replaceAll(p -> owner.equals(Optional.of(p.id())) ? plus(p, g.clusters()) : p);
        }
        return people.with(all, next);
    }

    static Person plus(Person p, List<String> clusters) {
        List<String> owned = new ArrayList<>(p.clusterIds());
        owned.addAll(clusters);
        return p.owning(owned);
    }

    private String now() {
        return Instant.now(clock).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** The owner of what is gone is remembered: the identity may come back, by another threshold or when a move is taken back. */
    private static People withoutVanished(People before, Episode episode) {
        EpisodeId ep = episode.identities().ep();
        Set<String> alive =
                episode.identities().identities().stream().map(episode::cluster).collect(Collectors.toSet());
        List<Person> left = before.people().stream()
                .flatMap(p -> forgetVanished(p, ep, alive).stream())
                .toList();
        return ReturningClusters.settled(before, left, ep, alive);
    }

    /**
     * Takes away what this episode no longer has. A person whom no human named and who owns nothing any more goes with it: they
     * were only ever this engine's guess. A person whom a human changed stays.
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
}
