package io.dropcast.camel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a file through once its size and time have not changed for a while, seen over several polls. It holds up nobody else, leaves
 * nothing in the user's folder, and does not believe a copy that sets an old time. Links and special files never pass: a link would
 * make the engine read, and then move, a file outside the inbox. It never throws, because a filter that throws loses files.
 */
final class StableFileFilter implements GenericFileFilter<Object> {
    private static final Logger LOG = LoggerFactory.getLogger(StableFileFilter.class);
    /** Files that went away are forgotten when there are more than this. */
    private static final int MOST_REMEMBERED = 10_000;

    private final Duration quiet;
    private final Clock clock;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    private record Seen(long size, long modified, Instant since) {}

    StableFileFilter(Duration quiet, Clock clock) {
        this.quiet = quiet;
        this.clock = clock;
    }

    @Override
    public boolean accept(GenericFile<Object> file) {
        return file.isDirectory() || accept(Path.of(file.getAbsoluteFilePath()));
    }

    boolean accept(Path path) {
        try {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!now.isRegularFile()) {
                refuseOnce(path);
                return false;
            }
            return settled(path, now);
        } catch (IOException | RuntimeException e) {
            seen.remove(path.toString());
            return false;
        }
    }

    private boolean settled(Path path, BasicFileAttributes now) {
        forgetIfMany();
        Instant time = clock.instant();
        Seen fresh = new Seen(now.size(), now.lastModifiedTime().toMillis(), time);
        Seen before = seen.get(path.toString());
        if (before == null || before.size != fresh.size || before.modified != fresh.modified) {
            seen.put(path.toString(), fresh);
            return false;
        }
        if (Duration.between(before.since, time).compareTo(quiet) < 0) {
            return false;
        }
        seen.remove(path.toString());
        return true;
    }

    private void refuseOnce(Path path) {
        boolean first = seen.put(path.toString(), new Seen(-1, -1, clock.instant())) == null;
        if (first) {
            LOG.warn(
                    "{} is a link or a special file: it stays where it is. Copy the file itself into the inbox.", path);
        }
    }

    private void forgetIfMany() {
        if (seen.size() > MOST_REMEMBERED) {
            seen.keySet().removeIf(p -> !Files.exists(Path.of(p), LinkOption.NOFOLLOW_LINKS));
        }
    }
}
