package io.dropcast.pipeline;

import io.dropcast.episode.Digest;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Knows what was made last of the content of some files, until Java collects it: nothing is kept in memory that nobody uses, least of all of
 * people who were erased. The files are read all the same, and what was made of other bytes is made anew: so it is what they say now, and
 * only the making is spared. Safe for several threads.
 *
 * @param <T> immutable: whoever asks shares it
 */
final class LastRead<T> {
    private volatile Optional<WeakReference<Made<T>>> last = Optional.empty();

    /** @param digests of the files */
    private record Made<T>(Object with, List<String> digests, T value) {}

    /**
     * @param with what else it is made of, such as what an earlier file said; immutable
     * @param maker asked when it was made of something else, or is no longer there
     */
    T get(Object with, Supplier<T> maker, byte[]... files) {
        List<String> digests = Stream.of(files).map(Digest::of).toList();
        return last.map(WeakReference::get)
                .filter(made -> made.digests.equals(digests) && made.with.equals(with))
                .map(Made::value)
                .orElseGet(() -> keep(new Made<>(with, digests, maker.get())));
    }

    private T keep(Made<T> made) {
        last = Optional.of(new WeakReference<>(made));
        return made.value;
    }
}
