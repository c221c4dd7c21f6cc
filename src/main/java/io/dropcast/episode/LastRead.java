package io.dropcast.episode;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Knows what was made last of the content of some files, until Java collects it: nothing is kept in memory that no caller uses, least of
 * all of people who were erased. The files' digests are taken all the same, and what was made of other bytes is made anew: so it is what
 * they say now. Safe for several threads.
 *
 * @param <T> immutable: all callers share it
 */
public final class LastRead<T> {
    private final EpisodeStore store;
    private volatile Optional<WeakReference<Made<T>>> last = Optional.empty();

    public LastRead(EpisodeStore store) {
        this.store = store;
    }

    /** @param digests of the files; empty for one that is missing */
    private record Made<T>(Object with, List<Optional<String>> digests, T value) {}

    /**
     * @param with what else it is made of, such as what an earlier file said; immutable
     * @param maker reads the files; asked when they are others than before, or what was made of them is no longer there
     */
    public T get(Object with, Supplier<T> maker, Key... files) {
        List<Optional<String>> digests = digests(files);
        return last.map(WeakReference::get)
                .filter(made -> made.digests.equals(digests) && made.with.equals(with))
                .map(Made::value)
                .orElseGet(() -> make(with, digests, maker, files));
    }

    private T make(Object with, List<Optional<String>> digests, Supplier<T> maker, Key... files) {
        T value = maker.get();
        // else another writer changed them meanwhile, and it cannot be told what the value was made of
        if (digests(files).equals(digests)) {
            last = Optional.of(new WeakReference<>(new Made<>(with, digests, value)));
        }
        return value;
    }

    private List<Optional<String>> digests(Key... files) {
        return Stream.of(files).map(key -> Digest.of(store, key)).toList();
    }
}
