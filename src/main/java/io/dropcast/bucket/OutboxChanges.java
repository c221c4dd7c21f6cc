package io.dropcast.bucket;

import io.dropcast.store.s3.Backoff;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
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
    private final Map<String, Look> brought = new ConcurrentHashMap<>();
    private final Map<String, Failed> failed = new ConcurrentHashMap<>();

    /** @param backoff between tries of a folder that could not be delivered */
    public OutboxChanges(Path outbox, Backoff backoff, Clock clock) {
        this.outbox = outbox;
        this.backoff = backoff;
        this.clock = clock;
    }

    /** What a folder looked like: size, time and number of each file. */
    record Look(Map<String, String> files) {}

    private record Failed(int times, Instant notBefore) {}

    List<String> behind() {
        try (Stream<Path> all = Files.list(outbox)) {
            return all.filter(Files::isDirectory)
                    .map(p -> p.getFileName().toString())
                    .filter(S3Results::isFolder)
                    .filter(this::isDue)
                    .filter(folder -> !isBrought(folder, look(folder)))
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

    /** To be taken before what is there is read. */
    Look look(String folder) {
        Map<String, String> files = new TreeMap<>();
        try {
            Files.walkFileTree(outbox.resolve(folder), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes now) {
                    files.put(file.toString(), now.size() + " " + now.lastModifiedTime() + " " + now.fileKey());
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                    // somebody renamed it since the folder was read
                    if (e instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw e;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(outbox.resolve(folder) + " cannot be read: " + e.getMessage(), e);
        }
        return new Look(files);
    }

    boolean isBrought(String folder, Look look) {
        return look.equals(brought.get(folder));
    }

    void brought(String folder, Look look) {
        brought.put(folder, look);
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
