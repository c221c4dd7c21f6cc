package io.dropcast.cluster.linkage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Items that hang together, through however many others. A forest in which each item knows a lower one of its set, or itself; it may be
 * joined by several threads at once, and the sets are the same in any order.
 */
final class Components {
    private final AtomicIntegerArray lower;

    /** Each item alone. */
    Components(int size) {
        this.lower = new AtomicIntegerArray(size);
        for (int i = 0; i < size; i++) {
            lower.setRelease(i, i);
        }
    }

    void join(int one, int other) {
        int a = lowest(one);
        int b = lowest(other);
        // fails when another thread hung the higher one elsewhere meanwhile
        while (a != b && !lower.compareAndSet(Math.max(a, b), Math.max(a, b), Math.min(a, b))) {
            a = lowest(a);
            b = lowest(b);
        }
    }

    /** The lowest item of the set. Halves the way for those who come after. */
    int lowest(int item) {
        int at = item;
        int next = lower.get(at);
        while (next != at) {
            int beyond = lower.get(next);
            lower.compareAndSet(at, next, beyond);
            at = next;
            next = beyond;
        }
        return at;
    }

    /** The items of each set, rising; the sets by their lowest item. */
    List<int[]> sets() {
        Map<Integer, List<Integer>> sets = new TreeMap<>();
        for (int i = 0; i < lower.length(); i++) {
            sets.computeIfAbsent(lowest(i), k -> new ArrayList<>()).add(i);
        }
        return sets.values().stream()
                .map(set -> set.stream().mapToInt(i -> i).toArray())
                .toList();
    }

    /** The sets of two items or more, the largest first; equal ones by their lowest item. */
    List<int[]> ofSeveral() {
        return sets().stream()
                .filter(set -> set.length > 1)
                .sorted(Comparator.comparingInt(set -> -set.length))
                .toList();
    }
}
