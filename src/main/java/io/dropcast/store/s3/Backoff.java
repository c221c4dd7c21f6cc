package io.dropcast.store.s3;

import java.time.Duration;

/**
 * Pauses that double, up to a longest.
 *
 * @param tries the first one included
 */
public record Backoff(int tries, Duration first, Duration longest) {
    /** What a human waits for without thinking that nothing happens: two minutes in all. */
    public static final Backoff USUAL = new Backoff(8, Duration.ofSeconds(1), Duration.ofSeconds(30));

    /**
     * The pause before the next try.
     *
     * @param failed how many failed so far, from 1
     */
    public Duration pause(int failed) {
        Duration doubled = first.multipliedBy(1L << Math.min(failed - 1, 20));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
