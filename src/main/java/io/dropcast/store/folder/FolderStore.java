package io.dropcast.store.folder;

import io.dropcast.episode.GuardedStore;
import io.dropcast.episode.Key;
import io.dropcast.episode.StoredContent;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** The store as a folder. Content is written beside its place under a {@code .part-} name, flushed, then renamed. */
public final class FolderStore implements GuardedStore {
    private static final String PART = ".part-";

    /** A lock file is the process's, so writers of one process wait here, whichever store they write in. */
    private static final Object TURNS = new Object();

    private final Path root;

    public FolderStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** Where a key is on the disk. */
    public Path path(Key key) {
        return root.resolve(key.path());
    }

    @Override
    public boolean exists(Key key) {
        return Files.isRegularFile(path(key));
    }

    @Override
    public Optional<InputStream> open(Key key) {
        try {
            return Optional.of(Files.newInputStream(path(key)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw trouble("reading", key, e);
        }
    }

    @Override
    public Optional<byte[]> read(Key key) {
        try {
            return Optional.of(Files.readAllBytes(path(key)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw trouble("reading", key, e);
        }
    }

    @Override
    public void write(Key key, Writer writer) {
        Path target = path(key);
        try {
            replace(target, writer);
        } catch (IOException e) {
            throw trouble("writing", key, e);
        }
    }

    /** Writes a file so that it is there whole or not at all. */
    static void replace(Path target, Writer writer) throws IOException {
        Files.createDirectories(target.getParent());
        Path part = target.resolveSibling(PART + UUID.randomUUID());
        try {
            try (FileOutputStream file = new FileOutputStream(part.toFile());
                    OutputStream out = new BufferedOutputStream(file, 1 << 16)) {
                writer.writeTo(out);
                out.flush();
                file.getFD().sync();
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    @Override
    public void delete(Key key) {
        try {
            Files.deleteIfExists(path(key));
        } catch (IOException e) {
            throw trouble("deleting", key, e);
        }
    }

    @Override
    public List<Key> list(Key prefix) {
        List<Key> keys = new ArrayList<>();
        try {
            FilesBelow.visit(path(prefix), (file, facts) -> {
                String path = below(file);
                if (Key.isKey(path)) {
                    keys.add(new Key(path));
                }
            });
        } catch (IOException e) {
            throw trouble("listing", prefix, e);
        }
        keys.sort(Comparator.comparing(Key::path));
        return Collections.unmodifiableList(keys);
    }

    @Override
    public void moveAll(Key from, Key to) {
        Path source = path(from);
        if (!Files.exists(source)) {
            return;
        }
        try {
            Files.createDirectories(path(to).getParent());
            Files.move(source, path(to), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw trouble("moving", from, e);
        }
    }

    @Override
    public void deleteAll(Key prefix) {
        Path folder = path(prefix);
        if (!Files.exists(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attrs) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path dir, @org.jspecify.annotations.Nullable IOException e)
                        throws IOException {
                    Files.delete(dir);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw trouble("deleting", prefix, e);
        }
    }

    @Override
    public void sweep(Key prefix) {
        try {
            FilesBelow.visit(path(prefix), (file, facts) -> {
                if (file.getFileName().toString().startsWith(PART)) {
                    Files.deleteIfExists(file);
                }
            });
        } catch (IOException e) {
            throw trouble("sweeping", prefix, e);
        }
    }

    @Override
    public <T> T inTurn(Key guard, Function<Turn, T> work) {
        synchronized (TURNS) {
            Path lockFile = path(guard);
            FileLock lock;
            try {
                Files.createDirectories(lockFile.getParent());
                lock = FolderTurn.lock(lockFile);
            } catch (IOException e) {
                throw new UncheckedIOException(lockFile + " cannot be locked: " + Reason.of(e), e);
            }
            try (FolderTurn turn = new FolderTurn(this, lock)) {
                return work.apply(turn);
            }
        }
    }

    @Override
    public void everything(Predicate<String> wanted, Consumer<StoredContent> viewer) {
        SortedMap<String, Path> files = new TreeMap<>();
        try {
            FilesBelow.visit(root, (file, facts) -> {
                String path = below(file);
                if (facts.isRegularFile() && wanted.test(path)) {
                    files.put(path, file);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("searching " + root + " failed: " + Reason.of(e), e);
        }
        files.forEach((path, file) -> StoredContent.read(path, file).ifPresent(viewer));
    }

    private String below(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    private UncheckedIOException trouble(String verb, Key key, IOException e) {
        return new UncheckedIOException(
                verb + " " + path(key) + " failed: " + Reason.of(e) + ". Is the disk full, or the folder not yours?",
                e);
    }
}
