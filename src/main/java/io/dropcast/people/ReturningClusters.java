package io.dropcast.people;

import io.dropcast.face.EpisodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Clusters that come and go. An identity keeps its id when it comes back, so it must come back to the person it belonged to: otherwise a
 * named person would lose it to a move that was taken back.
 */
final class ReturningClusters {
    private ReturningClusters() {}

    /**
     * @param left the people without the clusters that the episode has no longer
     * @param alive clusters of the episode
     * @return the same with clusters that are back, and a memory of those that are gone
     */
    static People settled(People before, List<Person> left, EpisodeId ep, Set<String> alive) {
        SortedMap<String, String> kept = new TreeMap<>(before.standing().returning());
        Set<String> stay = left.stream().map(p -> p.id().text()).collect(Collectors.toSet());
        gone(before, ep, alive).forEach((cluster, owner) -> {
            if (owner.isEmpty() || stay.contains(owner)) {
                kept.put(cluster, owner);
            }
        });
        kept.values().removeIf(owner -> !owner.isEmpty() && !stay.contains(owner));
        Set<String> settled = new TreeSet<>(before.owners().keySet());
        settled.addAll(before.unassigned());
        TreeSet<String> unassigned = new TreeSet<>(before.unassigned());
        unassigned.removeIf(c -> isOf(ep, c) && !alive.contains(c));
        Map<String, List<String>> back = new TreeMap<>();
        for (String cluster : alive) {
            Optional<String> owner = Optional.ofNullable(kept.remove(cluster)).filter(w -> !settled.contains(cluster));
            owner.filter(String::isEmpty).ifPresent(none -> unassigned.add(cluster));
            owner.ifPresent(w -> back.computeIfAbsent(w, k -> new ArrayList<>()).add(cluster));
        }
        List<Person> people = left.stream()
                .map(p -> MatchPeople.plus(p, back.getOrDefault(p.id().text(), List.of())))
                .toList();
        return before.with(people, before.nextPerson())
                .unassigning(unassigned)
                .with(before.standing().returning(kept));
    }

    private static Map<String, String> gone(People before, EpisodeId ep, Set<String> alive) {
        Map<String, String> gone = new TreeMap<>();
        before.owners().forEach((cluster, owner) -> gone.put(cluster, owner.id().text()));
        before.unassigned().forEach(cluster -> gone.put(cluster, ""));
        gone.keySet().removeIf(c -> !isOf(ep, c) || alive.contains(c));
        return gone;
    }

    private static boolean isOf(EpisodeId ep, String cluster) {
        return cluster.startsWith(People.clustersOf(ep));
    }
}
