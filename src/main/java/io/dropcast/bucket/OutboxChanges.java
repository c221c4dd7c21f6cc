package io.dropcast.bucket;

import io.dropcast.store.folder.FilesBelow;
import io.dropcast.store.s3.Backoff;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Knows which folders of the outbox changed since they were delivered. After a start that is all of them: what was done meanwhile by other
 * programs is found so. Safe for several threads.
 */
public final class OutboxChanges {
    private final Path outbox;
    private final Backoff backoff;
    private final Clock clock;
    private final Map<String, Snapshot> brought = new ConcurrentHashMap<>();
    private final Map<String, Failed> failed = new ConcurrentHashMap<>();

    /** @param backoff between tries of a folder that could not be delivered */
    public OutboxChanges(Path outbox, Backoff backoff, Clock clock) {
        this.outbox = outbox;
        this.backoff = backoff;
        this.clock = clock;
    }

    /** What a folder looked like: size, time and number of each file. */
    record Snapshot(Map<String, String> files) {}

    private record Failed(int times, Instant notBefore) {}

    List<String> behind() {
        try (Stream<Path> all = Files.list(outbox)) {
            return all.filter(Files::isDirectory)
                    .map(p -> p.getFileName().toString())
                    .filter(S3Results::isFolder)
                    .filter(this::isDue)
                    .filter(folder -> !isBrought(folder, snapshot(folder)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the outbox " + outbox + " cannot be read: " + e.getMessage(), e);
        }
    }

    private boolean isDue(String folder) {
        Failed last = failed.get(folder);
        return last == null || !clock.instant().isBefore(last.notBefore());
    }

    /** To be taken before the files are read. */
    Snapshot snapshot(String folder) {
        Map<String, String> files = new TreeMap<>();
        try {
            FilesBelow.visit(
                    outbox.resolve(folder),
                    (file, facts) -> files.put(
                            file.toString(), facts.size() + " " + facts.lastModifiedTime() + " " + facts.fileKey()));
        } catch (IOException e) {
            throw new UncheckedIOException(outbox.resolve(folder) + " cannot be read: " + e.getMessage(), e);
        }
        return new Snapshot(files);
    }

    boolean isBrought(String folder, Snapshot now) {
        return now.equals(brought.get(folder));
    }

    void brought(String folder, Snapshot now) {
        brought.put(folder, now);
        failed.remove(folder);
    }

    /** It is to be delivered once more, even when nothing changes. */
    void again(String folder) {
        brought.remove(folder);
    }

    /** Each time it is left alone for longer. */
    void failed(String folder) {
        brought.remove(folder);
        failed.compute(folder, (f, last) -> {
            int times = last == null ? 1 : last.times() + 1;
            return new Failed(times, clock.instant().plus(backoff.pause(times)));
        });
    }
}
