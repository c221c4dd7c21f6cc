package io.dropcast.episode;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A store that shows what another one has, and keeps in memory what is written: a caller that works on it sees what would come of it, and
 * the other one stays as it is. What is written as it was before takes no memory.
 */
public final class DraftStore implements EpisodeStore {
    private final EpisodeStore under;
    /** Empty where something was deleted. Guarded by itself. */
    private final TreeMap<String, Optional<byte[]>> changed = new TreeMap<>();

    public DraftStore(EpisodeStore under) {
        this.under = under;
    }

    /** What would be written or deleted, sorted. */
    public SortedSet<String> changes() {
        synchronized (changed) {
            return new TreeSet<>(changed.keySet());
        }
    }

    @Override
    public boolean exists(Key key) {
        synchronized (changed) {
            Optional<byte[]> mine = changed.get(key.path());
            return mine == null ? under.exists(key) : mine.isPresent();
        }
    }

    @Override
    public Optional<InputStream> open(Key key) {
        synchronized (changed) {
            Optional<byte[]> mine = changed.get(key.path());
            return mine == null ? under.open(key) : mine.map(ByteArrayInputStream::new);
        }
    }

    @Override
    public Optional<byte[]> read(Key key) {
        synchronized (changed) {
            Optional<byte[]> mine = changed.get(key.path());
            return mine == null ? under.read(key) : mine.map(byte[]::clone);
        }
    }

    @Override
    public void write(Key key, Writer writer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writer.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        put(key, Optional.of(out.toByteArray()));
    }

    @Override
    public void delete(Key key) {
        put(key, Optional.empty());
    }

    private void put(Key key, Optional<byte[]> content) {
        synchronized (changed) {
            Optional<byte[]> there = under.read(key);
            boolean same = content.isPresent()
                    ? there.filter(t -> Arrays.equals(t, content.get())).isPresent()
                    : there.isEmpty();
            if (same) {
                changed.remove(key.path());
            } else {
                changed.put(key.path(), content);
            }
        }
    }

    @Override
    public List<Key> list(Key prefix) {
        String start = prefix.path() + "/";
        SortedSet<String> paths = new TreeSet<>();
        under.list(prefix).forEach(k -> paths.add(k.path()));
        synchronized (changed) {
            changed.forEach((path, content) -> {
                if (content.isEmpty()) {
                    paths.remove(path);
                } else if (path.startsWith(start)) {
                    paths.add(path);
                }
            });
        }
        return paths.stream().map(Key::new).toList();
    }

    @Override
    public void moveAll(Key from, Key to) {
        for (Key key : list(from)) {
            Optional<byte[]> content = read(key);
            put(new Key(to.path() + key.path().substring(from.path().length())), content);
            delete(key);
        }
    }

    @Override
    public void deleteAll(Key prefix) {
        list(prefix).forEach(this::delete);
    }

    @Override
    public void everything(Predicate<String> wanted, Consumer<StoredContent> viewer) {
        under.everything(path -> wanted.test(path) && !isChanged(path), viewer);
        synchronized (changed) {
            changed.forEach((path, content) -> content.filter(c -> wanted.test(path))
                    .ifPresent(c -> viewer.accept(new StoredContent(path, path, c))));
        }
    }

    private boolean isChanged(String path) {
        synchronized (changed) {
            return changed.containsKey(path);
        }
    }
}
