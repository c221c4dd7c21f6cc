package io.dropcast.people;

import java.util.List;
import java.util.Optional;

/**
 * What a label on a cluster means: the name of its person. A person of that name gets the cluster; where there is none, its owner gets
 * the name when they own nothing else or have no name yet, and a new person otherwise.
 */
public final class Labels {
    private final Moves moves;

    /** @param moves by which everything is done */
    public Labels(Moves moves) {
        this.moves = moves;
    }

    /**
     * The people after the cluster got that label; doing it twice changes nothing.
     *
     * @param label empty when it was taken away
     * @throws Refused when it cannot be told which person is meant
     */
    public People label(People people, String cluster, Optional<String> label) {
        Optional<String> name = label.map(Names::checked).filter(n -> !n.isEmpty());
        Optional<Person> owner = people.owner(cluster);
        if (name.isEmpty()) {
            return owner.map(p -> nameless(people, cluster, p)).orElse(people);
        }
        if (owner.flatMap(Person::name).equals(name)) {
            return people;
        }
        return called(people, name.get())
                .map(p -> moves.give(people, cluster, p.id()))
                .orElseGet(() -> withNewName(people, cluster, owner, name));
    }

    private People withNewName(People people, String cluster, Optional<Person> owner, Optional<String> name) {
        Optional<Person> renamed =
                owner.filter(p -> p.name().isEmpty() || p.clusterIds().size() == 1);
        People owned = renamed.isPresent() ? people : moves.giveToNew(people, cluster);
        return moves.rename(owned, owned.owner(cluster).orElseThrow().id(), name);
    }

    private People nameless(People people, String cluster, Person owner) {
        if (owner.name().isEmpty()) {
            return people;
        }
        if (owner.clusterIds().size() > 1) {
            throw new Refused("the label of " + cluster + " cannot be taken away alone, because " + owner.id()
                    + ", who is called '" + owner.name().get() + "', owns "
                    + owner.clusterIds().size()
                    + " clusters: give this one to another person, with person_id or another label, or take the name away"
                    + " in people.json");
        }
        return moves.rename(people, owner.id(), Optional.empty());
    }

    /** The person with the name; where there is none, the person with the alias. */
    private static Optional<Person> called(People people, String name) {
        List<Person> named = people.people().stream()
                .filter(p -> p.name().equals(Optional.of(name)))
                .toList();
        List<Person> meant = named.isEmpty()
                ? people.people().stream()
                        .filter(p -> p.aliases().contains(name))
                        .toList()
                : named;
        if (meant.size() > 1) {
            throw new Refused("'" + name + "' may be "
                    + String.join(" or ", meant.stream().map(p -> p.id().text()).toList())
                    + ": leave the label as it was and write the person_id");
        }
        return meant.stream().findFirst();
    }
}
