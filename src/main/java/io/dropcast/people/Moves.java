package io.dropcast.people;

import io.dropcast.face.FacePath;
import io.dropcast.face.PersonId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What a person may want to have changed. Each move may be made twice; the second time nothing changes. All throw {@link Refused} when
 * they are about a person or a thing that is not there.
 */
public final class Moves {
    private final Set<String> known;
    private final String now;

    /**
     * @param known every cluster of the show's episodes
     * @param now ISO-8601, for {@code created_at}
     */
    public Moves(Set<String> known, String now) {
        this.known = Set.copyOf(known);
        this.now = now;
    }

    /** @param name empty takes the name away */
    public People rename(People people, PersonId id, Optional<String> name) {
        Optional<String> checked = name.map(Names::checked).filter(n -> !n.isEmpty());
        return change(people, id, p -> named(p, checked, p.aliases()));
    }

    /** What a person is also called; all that was there before goes. What they are called is not repeated. */
    public People alsoCalled(People people, PersonId id, List<String> aliases) {
        List<String> checked = aliases.stream()
                .map(Names::checked)
                .filter(a -> !a.isEmpty())
                .distinct()
                .toList();
        return change(
                people,
                id,
                p -> named(
                        p,
                        p.name(),
                        checked.stream()
                                .filter(a -> !p.name().equals(Optional.of(a)))
                                .toList()));
    }

    /** The cluster gets another owner; a word that it is never that person no longer counts. */
    public People give(People people, String cluster, PersonId to) {
        existing(people, to);
        People unowned = withoutOwner(people, checked(people, cluster));
        return change(unowned, to, p -> {
            List<String> nevers = new ArrayList<>(p.notClusterIds());
            nevers.remove(cluster);
            return owning(p, plus(p.clusterIds(), cluster), nevers);
        });
    }

    /** The cluster gets an owner who is made for it; one that is all that is known of its owner keeps that owner. */
    public People giveToNew(People people, String cluster) {
        boolean alone = people.owner(checked(people, cluster))
                .filter(p -> p.clusterIds().size() == 1
                        && !p.touched()
                        && p.repCrop().isEmpty())
                .isPresent();
        if (alone) {
            return people;
        }
        People unowned = withoutOwner(people, cluster);
        List<Person> all = new ArrayList<>(unowned.people());
        all.add(Person.fresh(new PersonId(people.nextPerson()), List.of(cluster), now));
        return unowned.with(all, people.nextPerson() + 1);
    }

    /** The cluster has no owner, and no machine gives it one. */
    public People takeAway(People people, String cluster) {
        People unowned = withoutOwner(people, checked(people, cluster));
        SortedSet<String> unassigned = new TreeSet<>(unowned.unassigned());
        unassigned.add(cluster);
        return unowned.unassigning(unassigned);
    }

    /**
     * Two people are one: the second's clusters and names go to the first. What the first is called stays; the second's name becomes
     * another name of theirs, or their name when they have none.
     */
    public People merge(People people, PersonId into, PersonId from) {
        if (into.equals(from)) {
            throw new Refused(into + " cannot be merged with themselves");
        }
        Person gone = existing(people, from);
        People one = change(people, into, p -> merged(p, gone));
        SortedMap<String, String> returning = new TreeMap<>(one.standing().returning());
        returning.replaceAll((cluster, owner) -> owner.equals(from.text()) ? into.text() : owner);
        return one.with(one.standing().returning(returning))
                .with(one.people().stream().filter(p -> !p.id().equals(from)).toList(), people.nextPerson());
    }

    private static Person merged(Person p, Person gone) {
        Optional<String> name = p.name().or(gone::name);
        List<String> aliases = Stream.of(p.aliases().stream(), gone.name().stream(), gone.aliases().stream())
                .flatMap(s -> s)
                .filter(a -> !name.equals(Optional.of(a)))
                .distinct()
                .toList();
        List<String> owned = new ArrayList<>(p.clusterIds());
        owned.addAll(gone.clusterIds());
        List<String> nevers = new ArrayList<>(p.notClusterIds());
        nevers.addAll(gone.notClusterIds());
        nevers.removeAll(owned);
        return owning(named(p, name, aliases), owned, nevers);
    }

    /** The cluster is never that person; when it was theirs it has no owner then. */
    public People never(People people, PersonId id, String cluster) {
        Person person = existing(people, id);
        checked(people, cluster);
        People loose = person.clusterIds().contains(cluster) ? takeAway(people, cluster) : people;
        return change(loose, id, p -> owning(p, p.clusterIds(), plus(p.notClusterIds(), cluster)));
    }

    /** Whether the person is left out of the lists. */
    public People ignore(People people, PersonId id, boolean ignored) {
        return change(
                people,
                id,
                p -> new Person(
                        p.id(),
                        p.name(),
                        p.aliases(),
                        p.clusterIds(),
                        p.notClusterIds(),
                        ignored,
                        p.repCrop(),
                        p.createdAt(),
                        p.fields()));
    }

    /** The person goes; what they owned has no owner then. */
    public People delete(People people, PersonId id) {
        existing(people, id);
        return People.of(people.show(), people.facts().without(id), people.nextPerson());
    }

    /** The suggestion is not shown again. */
    public People dismiss(People people, String suggestion) {
        SortedSet<String> dismissed = new TreeSet<>(people.dismissed());
        dismissed.add(suggestion);
        return new People(
                people.show(),
                people.people(),
                people.unassigned(),
                dismissed,
                people.fields(),
                people.standing(),
                people.nextPerson());
    }

    /**
     * The track belongs to that identity, or to none. What was said before of the same face no longer counts, also when its track had another
     * number then.
     *
     * @param tracks the paths of the episode's tracks as they are: what was said of another one of them stays
     */
    public People place(People people, PinnedTrack placed, Collection<FacePath> tracks) {
        List<PinnedTrack> all = new ArrayList<>(people.standing().placed());
        all.removeIf(p -> p.fact().equals(placed.fact()) || (p.sameFace(placed) && !tracks.contains(p.where())));
        all.add(placed);
        return people.with(people.standing().placed(all));
    }

    private String checked(People people, String cluster) {
        boolean there = known.contains(cluster)
                || people.owner(cluster).isPresent()
                || people.unassigned().contains(cluster);
        if (!there) {
            throw new Refused("there is no cluster '" + cluster + "' in " + people.show()
                    + ": clusters are named like my-show-s01e02:id_0003, see identities.json of the episode");
        }
        return cluster;
    }

    private static Person existing(People people, PersonId id) {
        return people.person(id)
                .orElseThrow(() -> new Refused("there is no " + id + " in " + people.show()
                        + ": 'dropcast people list --show " + people.show() + "' shows all people"));
    }

    private static People change(People people, PersonId id, UnaryOperator<Person> change) {
        existing(people, id);
        return people.with(
                people.people().stream()
                        .map(p -> p.id().equals(id) ? change.apply(p) : p)
                        .toList(),
                people.nextPerson());
    }

    private static People withoutOwner(People people, String cluster) {
        List<Person> left = people.people().stream()
                .map(p -> p.clusterIds().contains(cluster)
                        ? p.owning(p.clusterIds().stream()
                                .filter(c -> !c.equals(cluster))
                                .toList())
                        : p)
                .toList();
        SortedSet<String> unassigned = new TreeSet<>(people.unassigned());
        unassigned.remove(cluster);
        return people.with(left, people.nextPerson()).unassigning(unassigned);
    }

    private static List<String> plus(List<String> list, String more) {
        List<String> out = new ArrayList<>(list);
        out.add(more);
        return out;
    }

    private static Person owning(Person p, List<String> owned, List<String> nevers) {
        return new Person(
                p.id(), p.name(), p.aliases(), owned, nevers, p.ignored(), p.repCrop(), p.createdAt(), p.fields());
    }

    private static Person named(Person p, Optional<String> name, List<String> aliases) {
        return new Person(
                p.id(),
                name,
                aliases,
                p.clusterIds(),
                p.notClusterIds(),
                p.ignored(),
                p.repCrop(),
                p.createdAt(),
                p.fields());
    }
}
