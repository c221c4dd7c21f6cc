package io.dropcast.people;

import io.dropcast.cluster.HumanWords;
import io.dropcast.cluster.IdentityPair;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads from the journal what humans said of pairs of an episode's identities. Stateless. */
public final class WordsInJournal {
    private WordsInJournal() {}

    /** @param log the journal, the oldest first, of which the people are what came out */
    public static HumanWords of(List<JournalEntry> log, People people, EpisodeId ep) {
        return of(log, Decisions.of(log), people, ep);
    }

    /** The same for a caller that asks for several episodes. */
    public static HumanWords of(List<JournalEntry> log, Decisions decisions, People people, EpisodeId ep) {
        Fold fold = new Fold(People.clustersOf(ep));
        log.forEach(fold::take);
        SortedSet<IdentityPair> refused = new TreeSet<>(fold.parted);
        people.dismissed().forEach(key -> refused.addAll(fold.dismissed(key)));
        people.people().forEach(p -> p.notClusterIds().forEach(c -> refused.addAll(fold.ofPerson(c, p.id().text()))));
        refused.removeAll(fold.joined);
        Map<String, String> said = fold.said(decisions);
        SortedSet<IdentityPair> two = Fold.ofTwo(said);
        two.addAll(refused);
        SortedSet<IdentityId> ids =
                said.keySet().stream().map(People::identityOf).collect(Collectors.toCollection(TreeSet::new));
        return new HumanWords(fold.joined, refused, two, ids, fold.owners());
    }

    /** Does the journal again, as far as it says which owners the identities of the episode have. */
    private static final class Fold {
        private final String prefix;
        private final Map<String, String> owners = new TreeMap<>();
        private final Map<String, String> returning = new TreeMap<>();
        private final SortedSet<IdentityPair> joined = new TreeSet<>();
        private final SortedSet<IdentityPair> parted = new TreeSet<>();

        Fold(String prefix) {
            this.prefix = prefix;
        }

        void take(JournalEntry entry) {
            Set<String> touched = entry.changes().stream()
                    .filter(c -> kept(c.fact()).isPresent())
                    .map(c -> c.fact().of())
                    .filter(this::isHere)
                    .collect(Collectors.toCollection(TreeSet::new));
            if (touched.isEmpty()) {
                return;
            }
            Map<String, String> before = ownersNow();
            entry.changes().stream()
                    .filter(c -> touched.contains(c.fact().of()))
                    .forEach(c -> kept(c.fact())
                            .ifPresent(map -> c.after()
                                    .ifPresentOrElse(
                                            v -> map.put(c.fact().of(), v),
                                            () -> map.remove(c.fact().of()))));
            if (entry.who().human()) {
                compare(before, ownersNow(), touched, entry.undoes().isPresent());
            }
        }

        private Optional<Map<String, String>> kept(Fact fact) {
            return switch (fact.kind()) {
                case OWNER -> Optional.of(owners);
                case RETURNING -> Optional.of(returning);
                default -> Optional.empty();
            };
        }

        private boolean isHere(String cluster) {
            return cluster.startsWith(prefix);
        }

        /** Without those that have no owner. */
        private Map<String, String> ownersNow() {
            Map<String, String> all = new TreeMap<>(returning);
            all.putAll(owners);
            all.values().removeIf(String::isEmpty);
            return all;
        }

        /** @param back whether a word is taken back: that is no word to the contrary */
        private void compare(Map<String, String> before, Map<String, String> after, Set<String> touched, boolean back) {
            Set<String> all = new TreeSet<>(before.keySet());
            all.addAll(after.keySet());
            for (String cluster : touched) {
                for (String other : all) {
                    boolean were = areOne(before, cluster, other);
                    boolean are = areOne(after, cluster, other);
                    if (were != are && !cluster.equals(other)) {
                        // deleting a person says nothing of the parts
                        boolean says = !back && (after.containsKey(cluster) || after.containsKey(other));
                        IdentityPair pair = pair(cluster, other);
                        (are ? parted : joined).remove(pair);
                        if (says) {
                            (are ? joined : parted).add(pair);
                        }
                    }
                }
            }
        }

        private static boolean areOne(Map<String, String> owners, String cluster, String other) {
            return Optional.ofNullable(owners.get(cluster))
                    .filter(p -> p.equals(owners.get(other)))
                    .isPresent();
        }

        private static IdentityPair pair(String cluster, String other) {
            return IdentityPair.of(People.identityOf(cluster), People.identityOf(other));
        }

        private SortedSet<IdentityPair> dismissed(String key) {
            int bar = key.indexOf('|');
            if (bar < 0 || !isHere(key)) {
                return new TreeSet<>();
            }
            String cluster = key.substring(0, bar);
            String other = key.substring(bar + 1);
            if (isHere(other)) {
                return new TreeSet<>(Set.of(pair(cluster, other)));
            }
            return ofPerson(cluster, other);
        }

        /** The cluster with all that are that person's. */
        private SortedSet<IdentityPair> ofPerson(String cluster, String person) {
            SortedSet<IdentityPair> pairs = new TreeSet<>();
            if (isHere(cluster)) {
                ownersNow().forEach((other, owner) -> {
                    if (owner.equals(person) && !other.equals(cluster)) {
                        pairs.add(pair(cluster, other));
                    }
                });
            }
            return pairs;
        }

        private Map<String, String> said(Decisions decisions) {
            Map<String, String> said = ownersNow();
            said.keySet().removeIf(c -> !decisions.heard(c));
            return said;
        }

        private static SortedSet<IdentityPair> ofTwo(Map<String, String> said) {
            List<String> clusters = List.copyOf(said.keySet());
            SortedSet<IdentityPair> two = new TreeSet<>();
            for (int a = 0; a < clusters.size(); a++) {
                for (int b = a + 1; b < clusters.size(); b++) {
                    if (!areOne(said, clusters.get(a), clusters.get(b))) {
                        two.add(pair(clusters.get(a), clusters.get(b)));
                    }
                }
            }
            return two;
        }

        private Map<IdentityId, String> owners() {
            Map<IdentityId, String> out = new TreeMap<>();
            ownersNow().forEach((cluster, person) -> out.put(People.identityOf(cluster), person));
            return out;
        }
    }
}
