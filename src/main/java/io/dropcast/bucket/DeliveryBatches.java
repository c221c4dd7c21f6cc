package io.dropcast.bucket;

import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Key;
import io.dropcast.face.EpisodeId;
import io.dropcast.store.s3.DeliveryItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** What is delivered of a folder of the outbox. */
public final class DeliveryBatches {
    /** What people open goes after what it speaks of. */
    private static final Set<String> LAST = Set.of("report.html", "index.html");

    private final EpisodeStore outbox;
    private final EpisodeStore store;
    private final boolean artifacts;

    /** @param artifacts whether to deliver also under the keys of the older pipeline */
    public DeliveryBatches(EpisodeStore outbox, EpisodeStore store, boolean artifacts) {
        this.outbox = outbox;
        this.store = store;
        this.artifacts = artifacts;
    }

    /** The list of what was delivered of a folder. */
    static String manifest(String folder) {
        return folder + "/delivery.json";
    }

    /** @param folder of an episode or a show; the ids of both are of one kind */
    List<DeliveryBatch> of(EpisodeId folder) {
        if (outbox.list(new Key(folder.value())).isEmpty()) {
            // the outbox was cleared: what was delivered stays
            return List.of();
        }
        List<DeliveryBatch> out = new ArrayList<>();
        if (artifacts) {
            SeedKeys.batch(folder, store, outbox).ifPresent(out::add);
        }
        List<DeliveryItem> items = outbox.list(new Key(folder.value())).stream()
                .sorted(Comparator.comparing(DeliveryBatches::isLast).thenComparing(Key::path))
                .map(key -> new DeliveryItem(key.path(), outbox, key, S3Results.isEditable(key.path())))
                .toList();
        out.add(new DeliveryBatch(manifest(folder.value()), List.of(folder.value() + "/"), items));
        return out;
    }

    private static boolean isLast(Key key) {
        return LAST.contains(key.path().substring(key.path().indexOf('/') + 1));
    }
}
