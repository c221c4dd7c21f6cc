package io.dropcast.bucket;

import io.dropcast.bucket.DeliveryList.Entry;
import io.dropcast.episode.Digest;
import io.dropcast.store.s3.DeliveryItem;
import io.dropcast.store.s3.MediaTypes;
import io.dropcast.store.s3.S3Objects;
import io.dropcast.store.s3.S3Trouble;
import io.dropcast.store.s3.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Delivers batches below a place. What is there already is not sent again; the list of what was delivered goes last; what a human wrote there is
 * left alone and told of. One caller at a time for the same batch.
 */
public final class Delivery {
    /** What is larger goes over a file of its own, so that what is sent is what was digested. */
    private static final int IN_MEMORY = 8 << 20;

    private final S3Objects objects;
    private final Clock clock;

    public Delivery(S3Objects objects, Clock clock) {
        this.objects = objects;
        this.clock = clock;
    }

    /**
     * What was done for a batch.
     *
     * @param sent names of files that were put there
     * @param removed names of files that were taken away
     * @param edited names of files that were edited since; they were left alone
     */
    public record Receipt(List<String> sent, List<String> removed, List<String> edited) {
        public Receipt {
            sent = List.copyOf(sent);
            removed = List.copyOf(removed);
            edited = List.copyOf(edited);
        }
    }

    public S3Objects objects() {
        return objects;
    }

    /**
     * Delivers what has changed.
     *
     * @param taken ETags of edits that were read: these are overwritten
     * @param left ETags of edits that are to stay: these are not told of
     * @throws S3Trouble when S3 does not do it; what is there already stays, and the same call goes on from there
     */
    public Receipt deliver(DeliveryBatch batch, Set<String> taken, Set<String> left) {
        return new Run(batch, taken, left).run();
    }

    /** The ETag that a file had when it was delivered last; empty when it never was. */
    public Optional<String> delivered(String manifest, String name) {
        return Optional.ofNullable(listed(manifest).get(name)).map(Entry::etag);
    }

    private SortedMap<String, Entry> listed(String manifest) {
        return objects.read(manifest)
                .map(f -> DeliveryList.read(f.content()).entries())
                .orElseGet(DeliveryList.NONE::entries);
    }

    private final class Run {
        private final DeliveryBatch batch;
        private final Set<String> taken;
        private final Set<String> left;
        private final SortedMap<String, Entry> before;
        private final SortedMap<String, Entry> now = new TreeMap<>();
        private final Map<String, String> there = new TreeMap<>();
        private final List<String> sent = new ArrayList<>();
        private final List<String> edited = new ArrayList<>();

        Run(DeliveryBatch batch, Set<String> taken, Set<String> left) {
            this.batch = batch;
            this.taken = taken;
            this.left = left;
            this.before = listed(batch.manifest());
        }

        Receipt run() {
            batch.folders().forEach(folder -> objects.list(folder, o -> there.put(o.name(), o.etag())));
            batch.items().forEach(this::item);
            // first of all: who was erased is gone also when the rest does not go well
            List<String> removed = clean();
            if (!now.equals(before)) {
                Upload json = Upload.ALWAYS.contentType(MediaTypes.of(batch.manifest()));
                objects.put(batch.manifest(), new DeliveryList(now).write(clock.instant()), json);
            }
            return new Receipt(sent, removed, edited);
        }

        private void item(DeliveryItem item) {
            // empty when the file went away
            Optional<String> digest = Digest.of(item.store(), item.key());
            if (digest.isEmpty()) {
                return;
            }
            Optional<Entry> old = Optional.ofNullable(before.get(item.name()));
            Optional<String> etag = Optional.ofNullable(there.get(item.name()));
            boolean ours = etag.isPresent() && old.map(Entry::etag).equals(etag);
            if (ours && old.map(Entry::sha256).equals(digest)) {
                old.ifPresent(e -> now.put(item.name(), e));
            } else if (item.editable()
                    && !ours
                    && etag.filter(e -> !taken.contains(e)).isPresent()) {
                leave(item, old, etag.filter(left::contains).isEmpty());
            } else {
                send(item, item.editable() ? Upload.ifStill(etag) : Upload.ALWAYS)
                        .ifPresentOrElse(e -> sent(item, e), () -> leave(item, old, true));
            }
        }

        private void sent(DeliveryItem item, Entry entry) {
            now.put(item.name(), entry);
            sent.add(item.name());
        }

        /** It was edited, now or since it was delivered. */
        private void leave(DeliveryItem item, Optional<Entry> old, boolean tell) {
            if (tell) {
                edited.add(item.name());
            }
            old.ifPresent(e -> now.put(item.name(), e));
        }

        /** Of what we delivered once, and nothing else: other files in the bucket are not ours. */
        private List<String> clean() {
            List<String> old = before.keySet().stream()
                    .filter(name -> !now.containsKey(name) && there.containsKey(name))
                    .toList();
            objects.deleteAll(old);
            return old;
        }
    }

    /** Empty when what is there is not what the upload expects. */
    private Optional<Entry> send(DeliveryItem item, Upload upload) {
        String type = MediaTypes.of(item.name());
        try (InputStream in = open(item).orElseThrow(() -> gone(item))) {
            byte[] start = in.readNBytes(IN_MEMORY);
            if (start.length < IN_MEMORY) {
                return objects.put(item.name(), start, upload.contentType(type))
                        .map(etag -> new Entry(start.length, Digest.of(start), type, etag));
            }
        } catch (IOException e) {
            throw unreadable(item, e);
        }
        return sendLarge(item, upload.contentType(type), type);
    }

    private Optional<Entry> sendLarge(DeliveryItem item, Upload upload, String type) {
        try {
            Path copy = Files.createTempFile("dropcast-", ".part");
            try (InputStream in = open(item).orElseThrow(() -> gone(item))) {
                Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
                String digest = digest(copy);
                long size = Files.size(copy);
                return objects.put(item.name(), copy, upload).map(etag -> new Entry(size, digest, type, etag));
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (IOException e) {
            throw unreadable(item, e);
        }
    }

    private static String digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Digest.of(in);
        }
    }

    private static Optional<InputStream> open(DeliveryItem item) {
        return item.store().open(item.key());
    }

    private static IllegalStateException gone(DeliveryItem item) {
        return new IllegalStateException(item.key() + " went away while it was delivered");
    }

    private static UncheckedIOException unreadable(DeliveryItem item, IOException e) {
        return new UncheckedIOException("reading " + item.key() + " failed: " + e.getMessage(), e);
    }
}
