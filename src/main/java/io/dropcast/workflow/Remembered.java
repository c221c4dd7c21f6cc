package io.dropcast.workflow;

import io.dropcast.face.EpisodeId;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Keeps what was made of the episodes that were asked for last, up to a total weight; one is kept whatever its weight. Safe for several
 * threads: two threads that ask for the same episode make it once, and do not hold up threads that ask for what is there.
 */
final class Remembered<T> {
    private static final int STRIPES = 16;

    private final long most;
    private final ToLongFunction<T> weight;
    private final Object[] making = Stream.generate(Object::new).limit(STRIPES).toArray();
    /** Guarded by itself; the one that was asked for last is at the end. */
    private final LinkedHashMap<EpisodeId, Entry<T>> entries = new LinkedHashMap<>(16, 0.75f, true);

    /** @param most total weight */
    Remembered(long most, ToLongFunction<T> weight) {
        this.most = most;
        this.weight = weight;
    }

    private record Entry<T>(String version, T value, long weight) {}

    /** @param version what was made of another one is made anew */
    T get(EpisodeId ep, String version, Supplier<T> maker) {
        Optional<T> there = there(ep, version);
        if (there.isPresent()) {
            return there.get();
        }
        synchronized (making[Math.floorMod(ep.hashCode(), STRIPES)]) {
            return there(ep, version).orElseGet(() -> put(ep, version, maker.get()));
        }
    }

    private Optional<T> there(EpisodeId ep, String version) {
        synchronized (entries) {
            return Optional.ofNullable(entries.get(ep))
                    .filter(e -> e.version().equals(version))
                    .map(Entry::value);
        }
    }

    private T put(EpisodeId ep, String version, T value) {
        synchronized (entries) {
            entries.put(ep, new Entry<>(version, value, weight.applyAsLong(value)));
            long sum = entries.values().stream().mapToLong(Entry::weight).sum();
            Iterator<Map.Entry<EpisodeId, Entry<T>>> eldest = entries.entrySet().iterator();
            while (sum > most && entries.size() > 1) {
                sum -= eldest.next().getValue().weight();
                eldest.remove();
            }
            return value;
        }
    }
}
