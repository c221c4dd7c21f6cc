package io.dropcast.store.s3;

import io.dropcast.episode.GuardedStore;
import io.dropcast.episode.Key;
import io.dropcast.episode.StoredContent;
import io.dropcast.store.s3.S3Objects.Fetched;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The store in a bucket, with the keys below the place's prefix. Content goes to the disk first and up when it is complete, in one
 * request or in parts of which the last step makes an object. What is read is kept on the disk, and believed when the bucket says that
 * it is still the same.
 */
public final class S3Store implements GuardedStore {
    /** How often a turn is tried while other writers are first. */
    private static final int TURNS = 60;
    /** A file that is gone between two steps was replaced by another process that has the same cache. */
    private static final int LOOKS = 10;
    /** Writers of this process take turns in memory; only those of other processes are met at the bucket. */
    private static final Object TURN = new Object();

    private final S3Objects objects;
    private final S3Cache cache;

    /** @param cacheFolder for copies on this machine */
    public S3Store(S3Objects objects, Path cacheFolder) {
        this.objects = objects;
        this.cache = new S3Cache(cacheFolder, objects.place(), objects.server());
    }

    /**
     * Does once all that the store does, with an object of its own: a missing permission, or a server that does not know
     * conditions, is told of before hours of work.
     *
     * @throws S3Trouble naming the permission that is missing
     * @throws IllegalStateException when the server does not look at conditions
     */
    public void check() {
        String probe = "locks/probe-" + UUID.randomUUID();
        byte[] nothing = {};
        objects.list(probe);
        objects.abortUploads(probe);
        boolean written = objects.put(probe, nothing, Upload.ifAbsent()).isPresent();
        boolean twice = objects.put(probe, nothing, Upload.ifAbsent()).isPresent();
        boolean over = objects.put(probe, nothing, Upload.ifMatch("\"0\"")).isPresent();
        boolean there = objects.read(probe).isPresent();
        objects.delete(probe);
        if (!written || twice || over || !there) {
            throw new IllegalStateException("the server of " + objects.place()
                    + " does not look at If-Match and If-None-Match when it writes: edits of people would be lost there."
                    + " Use one that does");
        }
    }

    @Override
    public boolean exists(Key key) {
        return objects.head(key.path()).isPresent();
    }

    /** Asks for each folder of an episode as a whole: it takes a request for each thousand of keys, not for each one. */
    @Override
    public boolean allExist(Collection<Key> keys) {
        if (keys.size() < 3) {
            return GuardedStore.super.allExist(keys);
        }
        Set<String> folders = new TreeSet<>();
        keys.forEach(k -> folders.add(folderOf(k)));
        Set<String> there = new HashSet<>();
        folders.forEach(f -> objects.list(f, o -> there.add(o.name())));
        return keys.stream().allMatch(k -> there.contains(k.path()));
    }

    private static String folderOf(Key key) {
        String[] parts = key.path().split("/", 3);
        return parts.length < 3 ? key.path() : parts[0] + "/" + parts[1] + "/";
    }

    @Override
    public Optional<InputStream> open(Key key) {
        return looked(key, copy -> Files.newInputStream(copy.file()));
    }

    @Override
    public Optional<byte[]> read(Key key) {
        return looked(key, copy -> Files.readAllBytes(copy.file()));
    }

    /** Does something with a copy on the disk that is the same as the object. */
    <T> Optional<T> looked(Key key, Look<T> look) {
        for (int n = 1; ; n++) {
            Optional<S3Cache.Copy> copy = copy(key);
            if (copy.isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(look.at(copy.get()));
            } catch (NoSuchFileException e) {
                if (n >= LOOKS) {
                    throw S3Cache.trouble(copy.get().file(), e);
                }
            } catch (IOException e) {
                throw S3Cache.trouble(copy.get().file(), e);
            }
        }
    }

    /** Looks at a copy. */
    interface Look<T> {
        T at(S3Cache.Copy copy) throws IOException;
    }

    private Optional<S3Cache.Copy> copy(Key key) {
        Optional<S3Cache.Copy> known = cache.get(key);
        Path part = cache.part(key);
        try {
            Fetched fetched = objects.fetch(key.path(), known.map(S3Cache.Copy::etag), part);
            if (fetched instanceof Fetched.New got) {
                String etag = got.object().etag();
                return Optional.of(new S3Cache.Copy(etag, cache.keep(key, etag, part)));
            }
            if (fetched instanceof Fetched.Same) {
                return known;
            }
            cache.drop(key);
            return Optional.empty();
        } finally {
            cache.drop(part);
        }
    }

    @Override
    public void write(Key key, Writer writer) {
        Path part = cache.part(key);
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
                writer.writeTo(out);
            }
            upload(key, part);
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + uri(key) + " failed: " + e.getMessage(), e);
        } finally {
            cache.drop(part);
        }
    }

    /** A file of this machine becomes the content; it is moved into the cache. */
    void upload(Key key, Path file) {
        String etag = objects.put(key.path(), file, Upload.ALWAYS.contentType(MediaTypes.of(key.path())))
                .orElseThrow(() -> new IllegalStateException("a write without a condition was refused"));
        cache.keep(key, etag, file);
    }

    /** A file in which content for a key can be made. */
    Path part(Key key) {
        return cache.part(key);
    }

    void drop(Path part) {
        cache.drop(part);
    }

    @Override
    public void delete(Key key) {
        objects.delete(key.path());
        cache.drop(key);
    }

    @Override
    public List<Key> list(Key prefix) {
        Map<String, String> there = new HashMap<>();
        objects.list(prefix.path() + "/", o -> there.put(o.name(), o.etag()));
        cache.prune(prefix, there);
        return there.keySet().stream().filter(Key::isKey).sorted().map(Key::new).toList();
    }

    /** Everything is copied before anything is deleted: the same call finishes what one that died began. */
    @Override
    public void moveAll(Key from, Key to) {
        List<S3Object> all = objects.list(from.path() + "/");
        for (S3Object object : all) {
            objects.copy(
                    objects.state(object),
                    to.path() + object.name().substring(from.path().length()));
        }
        objects.deleteAll(all.stream().map(S3Object::name).toList());
        cache.dropAll(from);
    }

    @Override
    public void deleteAll(Key prefix) {
        objects.deleteAll(
                objects.list(prefix.path() + "/").stream().map(S3Object::name).toList());
        cache.dropAll(prefix);
    }

    @Override
    public void sweep(Key prefix) {
        objects.abortUploads(prefix.path() + "/");
        cache.sweep(prefix);
    }

    /** The bucket itself, not the copies; then the copies, which are on a disk, too. */
    @Override
    public void everything(Predicate<String> wanted, Consumer<StoredContent> viewer) {
        for (S3Object object : objects.list("")) {
            if (wanted.test(object.name())) {
                objects.read(object.name())
                        .ifPresent(read -> viewer.accept(
                                new StoredContent(object.name(), objects.place().uri(object.name()), read.content())));
            }
        }
        for (Path file : cache.all()) {
            String path = cache.root().relativize(file.getParent()).toString().replace('\\', '/');
            if (wanted.test(path)) {
                StoredContent.read(path, file).ifPresent(viewer);
            }
        }
    }

    @Override
    public <T> T inTurn(Key guard, Function<Turn, T> work) {
        for (int n = 1; ; n++) {
            try {
                synchronized (TURN) {
                    return work.apply(new S3Turn(objects, this));
                }
            } catch (S3Turn.Overtaken e) {
                if (n >= TURNS) {
                    throw new UncheckedIOException(
                            "writing " + e.getMessage() + " failed",
                            new IOException("others wrote there first " + TURNS + " times: try again", e));
                }
                S3Objects.pause(n);
            }
        }
    }

    /** Keeps what a turn wrote. */
    void keep(Key key, String etag, byte[] content) {
        Path part = cache.part(key);
        try {
            Files.write(part, content);
            cache.keep(key, etag, part);
        } catch (IOException e) {
            throw S3Cache.trouble(part, e);
        } finally {
            cache.drop(part);
        }
    }

    private String uri(Key key) {
        return objects.place().uri(key.path());
    }
}
