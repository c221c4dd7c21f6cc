package io.dropcast.inbox;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows which files have stopped changing: size, time and number were the same for a while, seen over several polls. So it does not
 * believe a copy that sets an old time. Safe for several threads.
 */
public final class FileStability {
    private final Duration quiet;
    private final Clock clock;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();
    private final GoneFiles gone = new GoneFiles(p -> Files.notExists(Path.of(p), LinkOption.NOFOLLOW_LINKS));

    /** @param number of the file on its disk: a new file under an old name is another file, even with the same size and time */
    public record Version(long size, long modified, String number) {
        private static Version of(BasicFileAttributes file) {
            return new Version(file.size(), file.lastModifiedTime().toMillis(), String.valueOf(file.fileKey()));
        }
    }

    private record Seen(Version version, Instant since) {}

    /** @param quiet how long a file must not have changed */
    FileStability(Duration quiet, Clock clock) {
        this.quiet = quiet;
        this.clock = clock;
    }

    /** The version in which the file has settled; empty while it may still be changing. */
    Optional<Version> settled(Path path, BasicFileAttributes file) {
        Version now = Version.of(file);
        Instant time = clock.instant();
        Seen before = seen.get(path.toString());
        // a clock that was set back would hold the file up for as long
        if (before == null || !before.version.equals(now) || time.isBefore(before.since)) {
            seen.put(path.toString(), new Seen(now, time));
            gone.forget(seen.keySet());
            return quiet.isZero() ? Optional.of(now) : Optional.empty();
        }
        // remembered also when it has settled: a caller that takes one file a poll need not wait for each anew
        return Duration.between(before.since, time).compareTo(quiet) >= 0 ? Optional.of(now) : Optional.empty();
    }

    void forget(Path path) {
        seen.remove(path.toString());
    }
}
