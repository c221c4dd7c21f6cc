package io.dropcast.cluster.linkage;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A cut at which neither the components, by themselves, nor what is left of all when each is one, are many: the squares of the
 * components' sizes, and the square of how many there are, add up to the least. Only the nearest pairs are looked at, shortest first: J.
 * Kruskal, "On the shortest spanning subtree of a graph and the traveling salesman problem", 1956.
 *
 * @param distance of no pair; who hangs together through pairs that are nearer is a component
 * @param components of two items or more, rising each; the largest first
 */
record EvenCut(double distance, List<int[]> components) {
    /** Looks at about so many pairs an item. If all of them are of one component, it is still small beside all. */
    private static final int PAIRS = 32;

    /** Items whose distances stand for those of all. */
    private static final int SAMPLE = 64;

    /** Steps in a cosine distance, for finding the limit of the nearest pairs. */
    private static final int BINS = 1 << 13;

    EvenCut {
        components = List.copyOf(components);
    }

    static EvenCut of(DistanceMatrix distances) {
        int n = distances.size();
        double limit = limit(distances);
        long[] pairs = nearer(distances, limit);
        int held = evenly(n, pairs);
        Components components = new Components(n);
        for (int p = 0; p < held; p++) {
            components.join(one(pairs[p]), other(pairs[p]));
        }
        double last = held == 0 ? 0 : distance(pairs[held - 1]);
        double next = held == pairs.length ? limit : distance(pairs[held]);
        return new EvenCut((last + next) / 2, components.ofSeveral());
    }

    /** A distance that about {@link #PAIRS} pairs an item are below. */
    private static double limit(DistanceMatrix distances) {
        int n = distances.size();
        int step = Math.max(1, n / SAMPLE);
        int[] count = new int[2 * BINS];
        int wanted = 0;
        for (int i = 0; i < n; i += step) {
            wanted += 2 * PAIRS;
            for (int j = 0; j < n; j++) {
                if (i != j) {
                    count[(int) Math.min(count.length - 1, distances.at(i, j) * BINS)]++;
                }
            }
        }
        int bin = 0;
        for (int below = count[0]; below < wanted && bin < count.length - 1; below += count[bin]) {
            bin++;
        }
        return (double) bin / BINS;
    }

    /** The pairs below a limit, shortest first, as {@link #pair}. */
    private static long[] nearer(DistanceMatrix distances, double limit) {
        return distances
                .parts()
                .mapToObj(part -> nearer(distances, limit, part))
                .flatMapToLong(Arrays::stream)
                .sorted()
                .toArray();
    }

    private static long[] nearer(DistanceMatrix distances, double limit, int part) {
        LongStream.Builder found = LongStream.builder();
        distances.eachWithin(
                Math.nextDown(limit), part, (one, other, distance) -> found.add(pair(one, other, distance)));
        return found.build().toArray();
    }

    /** How many of the shortest pairs to hold on to. The last of them is shorter than the next. */
    private static int evenly(int size, long... pairs) {
        Components components = new Components(size);
        int[] sizes = new int[size];
        Arrays.fill(sizes, 1);
        long squares = size;
        long count = size;
        long least = squares + count * count;
        int evenly = 0;
        for (int p = 0; p < pairs.length; p++) {
            int one = components.lowest(one(pairs[p]));
            int other = components.lowest(other(pairs[p]));
            if (one != other) {
                components.join(one, other);
                squares += 2L * sizes[one] * sizes[other];
                sizes[Math.min(one, other)] += sizes[Math.max(one, other)];
                count--;
            }
            boolean nextIsLonger = p + 1 == pairs.length || distance(pairs[p + 1]) > distance(pairs[p]);
            if (nextIsLonger && squares + count * count < least) {
                least = squares + count * count;
                evenly = p + 1;
            }
        }
        return evenly;
    }

    /** Bits of floats that are not negative rise as the floats do; there are never as many items as 16 bits can count. */
    private static long pair(int one, int other, float distance) {
        return ((long) Float.floatToRawIntBits(distance) << 32) | ((long) one << 16) | other;
    }

    private static float distance(long pair) {
        return Float.intBitsToFloat((int) (pair >>> 32));
    }

    private static int one(long pair) {
        return (int) (pair >>> 16) & 0xffff;
    }

    private static int other(long pair) {
        return (int) pair & 0xffff;
    }
}
