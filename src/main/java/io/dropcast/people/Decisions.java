package io.dropcast.people;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What humans decided about clusters, as the journal has it. A cluster is settled when a human chose its owner, and also when it
 * belonged to a person of whom a human said something: a user who names a person has seen that person. Immutable.
 */
public final class Decisions {
    private final Set<String> settled;
    private final Set<String> heard;

    private Decisions(Set<String> settled, Set<String> heard) {
        this.settled = Set.copyOf(settled);
        this.heard = Set.copyOf(heard);
    }

    /** @param entries the journal, the oldest first */
    public static Decisions of(List<JournalEntry> entries) {
        Map<String, String> owners = new HashMap<>();
        // the owner of a cluster by a human's word; it outlives the cluster, which may come back
        Map<String, String> said = new HashMap<>();
        for (JournalEntry e : entries) {
            for (FactChange c : e.changes()) {
                if (c.fact().kind() == Fact.Kind.OWNER) {
                    put(owners, c.fact().of(), c.after());
                    if (e.who().human()) {
                        put(said, c.fact().of(), c.after());
                    }
                }
            }
            if (e.who().human()) {
                Set<String> touched = touched(e);
                owners.forEach((cluster, owner) -> {
                    if (touched.contains(owner)) {
                        said.put(cluster, owner);
                    }
                });
            }
        }
        owners.keySet().removeIf(c -> !owners.getOrDefault(c, "").equals(said.get(c)));
        return new Decisions(owners.keySet(), said.keySet());
    }

    private static void put(Map<String, String> map, String key, Optional<String> value) {
        value.ifPresentOrElse(v -> map.put(key, v), () -> map.remove(key));
    }

    private static Set<String> touched(JournalEntry entry) {
        return entry.changes().stream()
                .flatMap(c -> Stream.of(c.before(), c.after())
                        .flatMap(Optional::stream)
                        .flatMap(v -> Facts.personOf(c.fact(), v).stream()))
                .collect(Collectors.toSet());
    }

    /** Whether no machine may give the cluster to another person. */
    public boolean settled(String cluster) {
        return settled.contains(cluster);
    }

    /** Whether a human ever chose the owner of the cluster, also when its episode has it no longer. */
    boolean heard(String cluster) {
        return heard.contains(cluster);
    }
}
