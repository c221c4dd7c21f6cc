package io.dropcast.store.s3;

import io.dropcast.episode.Digest;
import io.dropcast.episode.Key;
import io.dropcast.store.folder.FilesBelow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Copies of objects on this machine's disk. A key is a folder, and the file in it has the object's size and ETag as its name: so it says
 * itself what it is a copy of, and only the bucket says whether that is still so. May be deleted at any time. Safe for several processes.
 */
final class S3Cache {
    private static final String PART = ".part-";
    /** Longer ones are no names of files. */
    private static final int LONGEST_NAME = 200;

    private final Path root;

    /** @param folder also for the copies of other places */
    S3Cache(Path folder, S3Place place, String server) {
        // the same name of a bucket may mean another one on another server
        this.root = folder.toAbsolutePath()
                .normalize()
                .resolve(place.bucket() + "-" + Digest.of(server + " " + place).substring(0, 8));
    }

    /** @param etag of the object that it is a copy of */
    record Copy(String etag, Path file) {}

    Path root() {
        return root;
    }

    /** The copy that was made last, whether or not the object is still the same. */
    Optional<Copy> get(Key key) {
        return files(key).stream()
                .flatMap(f -> copy(f).stream())
                .max(Comparator.comparing(c -> c.file().toFile().lastModified()));
    }

    private static Optional<Copy> copy(Path file) {
        String name = file.getFileName().toString();
        int dot = name.indexOf('.');
        if (dot < 1) {
            return Optional.empty();
        }
        try {
            // a crash of the machine may have cut it short
            boolean whole = Files.size(file) == Long.parseLong(name.substring(0, dot));
            String etag = URLDecoder.decode(name.substring(dot + 1), StandardCharsets.UTF_8);
            return whole ? Optional.of(new Copy(etag, file)) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A file that is not there yet, for content on its way up or down. */
    Path part(Key key) {
        Path folder = root.resolve(key.path());
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw trouble(folder, e);
        }
        return folder.resolve(PART + UUID.randomUUID());
    }

    /** From now on the content is the copy of the key. */
    Path keep(Key key, String etag, Path part) {
        try {
            String name = Files.size(part) + "." + URLEncoder.encode(etag, StandardCharsets.UTF_8);
            Path file = part.resolveSibling(name.length() <= LONGEST_NAME ? name : PART + Digest.of(name));
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            for (Path other : files(key)) {
                if (!other.equals(file) && !other.getFileName().toString().startsWith(PART)) {
                    Files.deleteIfExists(other);
                }
            }
            return file;
        } catch (IOException e) {
            throw trouble(part, e);
        }
    }

    void drop(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw trouble(part, e);
        }
    }

    void drop(Key key) {
        files(key).forEach(this::drop);
    }

    private List<Path> files(Key key) {
        Path folder = root.resolve(key.path());
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw trouble(folder, e);
        }
    }

    /**
     * Deletes the copies below a prefix of what is no longer there, or has changed: what was erased from the bucket by any program does
     * not stay here.
     *
     * @param there ETags by path, of all that is below the prefix
     */
    void prune(Key prefix, Map<String, String> there) {
        for (Path file : below(root.resolve(prefix.path()))) {
            String path = root.relativize(file.getParent()).toString().replace('\\', '/');
            Optional<Copy> copy = copy(file);
            boolean part = file.getFileName().toString().startsWith(PART);
            boolean same = copy.map(c -> c.etag().equals(there.get(path))).orElse(false);
            if (!part && !same) {
                drop(file);
            }
        }
    }

    void dropAll(Key prefix) {
        below(root.resolve(prefix.path())).forEach(this::drop);
    }

    /** Deletes what writers that died left below a prefix. */
    void sweep(Key prefix) {
        below(root.resolve(prefix.path())).stream()
                .filter(f -> f.getFileName().toString().startsWith(PART))
                .forEach(this::drop);
    }

    /** Every file of the cache. */
    List<Path> all() {
        return below(root);
    }

    private static List<Path> below(Path folder) {
        List<Path> files = new ArrayList<>();
        try {
            FilesBelow.visit(folder, (file, facts) -> files.add(file));
        } catch (IOException e) {
            throw trouble(folder, e);
        }
        return files;
    }

    static UncheckedIOException trouble(Path file, IOException e) {
        return new UncheckedIOException(
                "the copy " + file + " of an object in S3 failed: " + e.getMessage()
                        + ". Is the disk full, or the folder not yours? dropcast.s3.cache names another one",
                e);
    }
}
