package io.dropcast.store.s3;

import io.dropcast.episode.GuardedStore;
import io.dropcast.episode.Key;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A turn without a lock: what it read it replaces only while that is still there. */
final class S3Turn implements GuardedStore.Turn {
    private final S3Objects objects;
    private final S3Store store;
    private final Map<Key, Optional<Seen>> seen = new HashMap<>();

    S3Turn(S3Objects objects, S3Store store) {
        this.objects = objects;
        this.store = store;
    }

    /** Another writer was first; the message says where. */
    static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Overtaken(String where) {
            super(where);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Seen(String etag, byte[] content) {}

    @Override
    public Optional<byte[]> read(Key key) {
        Optional<Seen> now = store.looked(key, copy -> new Seen(copy.etag(), Files.readAllBytes(copy.file())));
        seen.put(key, now);
        return now.map(Seen::content);
    }

    @Override
    public void write(Key key, byte[] content) {
        Upload upload = seen.containsKey(key)
                ? Upload.ifStill(seen.getOrDefault(key, Optional.empty()).map(Seen::etag))
                : Upload.ALWAYS;
        String etag = objects.put(key.path(), content, upload.contentType(MediaTypes.of(key.path())))
                .orElseThrow(() -> new Overtaken(objects.place().uri(key.path())));
        seen.put(key, Optional.of(new Seen(etag, content)));
        store.keep(key, etag, content);
    }

    @Override
    public void append(Key key, int at, byte[] more) {
        byte[] before =
                seen.getOrDefault(key, Optional.empty()).map(Seen::content).orElse(new byte[0]);
        byte[] both = Arrays.copyOf(before, at + more.length);
        System.arraycopy(more, 0, both, at, more.length);
        write(key, both);
    }

    @Override
    public void delete(Key key) {
        store.delete(key);
        seen.put(key, Optional.empty());
    }

    @Override
    public void sweep(Key prefix) {
        // others may be writing at this moment; what the guarded content is written with leaves nothing behind
    }
}
