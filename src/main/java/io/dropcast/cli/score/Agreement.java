package io.dropcast.cli.score;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How well identities and people agree, each track weighted by its frames: purity, BCubed and mutual information. Without a track all
 * measures are 0, but for the mutual information: of nothing, nothing is unknown.
 */
final class Agreement {
    private final List<Row> rows;
    private final Map<String, Long> byIdentity;
    private final Map<String, Long> byPerson;
    private final Map<Pair, Long> joint;
    private final double total;

    Agreement(List<Row> rows) {
        this.rows = List.copyOf(rows);
        this.byIdentity = sums(Row::identity);
        this.byPerson = sums(Row::who);
        this.joint = sums(Row::pair);
        this.total = Math.max(1, rows.stream().mapToLong(Row::weight).sum());
    }

    /** A track: who it shows, and which identity it was put into. */
    record Row(String who, String identity, long weight) {
        private Pair pair() {
            return new Pair(identity, who);
        }
    }

    private record Pair(String identity, String who) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            int byIdentity = identity.compareTo(other.identity);
            return byIdentity != 0 ? byIdentity : who.compareTo(other.who);
        }
    }

    private <K extends Comparable<K>> Map<K, Long> sums(Function<Row, K> key) {
        Map<K, Long> sums = new TreeMap<>();
        rows.forEach(r -> sums.merge(key.apply(r), r.weight(), Long::sum));
        return sums;
    }

    int clusters() {
        return byIdentity.size();
    }

    double purity() {
        Map<String, Long> most = new TreeMap<>();
        joint.forEach((pair, n) -> most.merge(pair.identity(), n, Math::max));
        return most.values().stream().mapToLong(Long::longValue).sum() / total;
    }

    double precision() {
        return rows.stream()
                        .mapToDouble(r -> (double) r.weight() * of(joint, r.pair()) / of(byIdentity, r.identity()))
                        .sum()
                / total;
    }

    double recall() {
        return rows.stream()
                        .mapToDouble(r -> (double) r.weight() * of(joint, r.pair()) / of(byPerson, r.who()))
                        .sum()
                / total;
    }

    double f() {
        double p = precision();
        double r = recall();
        return p + r == 0 ? 0 : 2 * p * r / (p + r);
    }

    double nmi() {
        double entropies = entropy(byIdentity.values()) + entropy(byPerson.values());
        return entropies == 0 ? 1 : 2 * information() / entropies;
    }

    private double information() {
        double sum = 0;
        for (Map.Entry<Pair, Long> e : joint.entrySet()) {
            double expected = (double) of(byIdentity, e.getKey().identity())
                    * of(byPerson, e.getKey().who());
            sum += e.getValue() / total * Math.log(e.getValue() * total / expected);
        }
        return sum;
    }

    private double entropy(Collection<Long> sizes) {
        return -sizes.stream().mapToDouble(n -> n / total * Math.log(n / total)).sum();
    }

    private static <K> long of(Map<K, Long> sums, K key) {
        return sums.getOrDefault(key, 0L);
    }
}
