package io.dropcast.inbox;

import java.util.Set;
import java.util.function.Predicate;

/**
 * Lets a growing set of paths forget the files that are gone. To look for them costs a question to the disk for each path, so it is done
 * only when the set has doubled since: of a hundred thousand files each is asked for once or twice, not a hundred thousand times. Safe for
 * several threads, when the set is.
 */
final class GoneFiles {
    private static final int FEW = 10_000;

    private final Predicate<String> gone;
    private int most = FEW;

    /** @param gone whether there is no such file */
    GoneFiles(Predicate<String> gone) {
        this.gone = gone;
    }

    /** To be called when something was added. */
    synchronized void forget(Set<String> paths) {
        if (paths.size() > most) {
            paths.removeIf(gone);
            most = Math.max(FEW, 2 * paths.size());
        }
    }
}
