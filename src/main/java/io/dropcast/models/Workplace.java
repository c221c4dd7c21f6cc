package io.dropcast.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A private folder below the models' own, so that a file moves to its final name without leaving the disk. Used under {@link FetchLock}. */
final class Workplace implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workplace.class);
    private static final String PREFIX = ".fetch-";

    private final Path root;

    private Workplace(Path root) {
        this.root = root;
    }

    /** Also clears away what killed processes left; while the lock is held there can be no living one. */
    static Workplace in(Path models) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(models, PREFIX + "*")) {
            for (Path leftover : left) {
                delete(leftover);
            }
        }
        return new Workplace(Files.createTempDirectory(models, PREFIX));
    }

    /** A new folder in it. */
    Path folder(String name) throws IOException {
        return Files.createDirectory(root.resolve(name));
    }

    @Override
    public void close() {
        delete(root);
    }

    /** As far as it can be: what stays behind does no harm, and the next fetch tries again. */
    private static void delete(Path tree) {
        try (Stream<Path> paths = Files.walk(tree)) {
            List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("Could not delete {}: {}", tree, e.toString());
        }
    }
}
