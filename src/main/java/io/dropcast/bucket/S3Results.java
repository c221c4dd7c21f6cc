package io.dropcast.bucket;

import io.dropcast.edits.LargeEdit;
import io.dropcast.edits.PeopleEdits;
import io.dropcast.episode.EpisodeLocks;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.Plain;
import io.dropcast.inbox.ClaimOutcome;
import io.dropcast.people.EditedJson;
import io.dropcast.settings.Settings;
import io.dropcast.store.s3.S3Object;
import io.dropcast.store.s3.S3Objects;
import io.dropcast.workflow.EpisodePipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The results in a bucket: what is in the outbox is delivered there, and edits of files there are taken like edits of the outbox.
 * Safe for several threads.
 */
public final class S3Results {
    static final String PEOPLE = "people.json";
    static final String IDENTITIES = "identities.json";
    private static final Logger LOG = LoggerFactory.getLogger(S3Results.class);
    /** Rounds of one folder: an edit is taken in one and answered in the next. */
    private static final int ROUNDS = 3;

    private final Delivery delivery;
    private final DeliveryBatches batches;
    private final OutboxChanges changes;
    private final EpisodePipeline pipeline;
    private final Settings settings;
    /** ETags of edits that were taken and may be written over, by name; until they are. */
    private final Map<String, String> taken = new ConcurrentHashMap<>();
    /** ETags of edits that are too large to be read and were told of, by name. */
    private final Map<String, String> tooLarge = new ConcurrentHashMap<>();

    public S3Results(
            Delivery delivery,
            DeliveryBatches batches,
            OutboxChanges changes,
            EpisodePipeline pipeline,
            Settings settings) {
        this.delivery = delivery;
        this.batches = batches;
        this.changes = changes;
        this.pipeline = pipeline;
        this.settings = settings;
    }

    /** Folders of the outbox that are not in the bucket as they are, by name. */
    public List<String> behind() {
        return changes.behind();
    }

    /** Brings a folder; when that does not go well it is tried again later. The thread must hold no episode. */
    public void bring(String folder) {
        try {
            for (int round = 1; round <= ROUNDS; round++) {
                Optional<EpisodeLocks.Held> held = pipeline.tryHold(new EpisodeId(folder));
                if (held.isEmpty()) {
                    // it is in work: at the next look, without making the others wait
                    return;
                }
                List<String> edited = deliver(held.get());
                if (edited.isEmpty()) {
                    return;
                }
                edited.forEach(this::take);
            }
            changes.failed(folder);
        } catch (RuntimeException e) {
            if (!ClaimOutcome.interrupted(e)) {
                changes.failed(folder);
                LOG.error("{}: not delivered yet: {}", folder, Plain.text(String.valueOf(e.getMessage())));
                LOG.debug("{}: not delivered", folder, e);
            }
        }
    }

    /**
     * Brings an episode and the files of its show. The thread may hold the episode: edits that are found are left to {@link #bring}.
     *
     * @throws RuntimeException when it could not be done
     */
    public void bringNow(EpisodeId ep) {
        deliver(pipeline.hold(ep));
        if (!ep.show().equals(ep.value())) {
            deliver(pipeline.hold(new EpisodeId(ep.show())));
        }
    }

    /**
     * Delivers a folder, and lets go of it.
     *
     * @return names of files that were edited there
     */
    private List<String> deliver(EpisodeLocks.Held episode) {
        try (EpisodeLocks.Held held = episode) {
            String folder = held.ep().value();
            OutboxChanges.Snapshot now = changes.snapshot(folder);
            if (changes.isBrought(folder, now)) {
                // another thread did it a moment ago
                return List.of();
            }
            List<String> edited = new ArrayList<>();
            for (DeliveryBatch batch : batches.of(held.ep())) {
                Delivery.Receipt receipt =
                        delivery.deliver(batch, Set.copyOf(taken.values()), Set.copyOf(tooLarge.values()));
                edited.addAll(receipt.edited());
                if (!receipt.sent().isEmpty() || !receipt.removed().isEmpty()) {
                    LOG.info(
                            "{}: {} files delivered to {}, {} taken away",
                            folder,
                            receipt.sent().size(),
                            delivery.objects().place().uri(folder),
                            receipt.removed().size());
                }
            }
            if (edited.isEmpty()) {
                changes.brought(folder, now);
                taken.keySet().removeIf(name -> folderOf(name).equals(folder));
            }
            return edited;
        }
    }

    /**
     * Takes an edit of a file in the bucket, and delivers what comes of it.
     *
     * @param name below the place that is delivered to
     */
    public void edited(String name) {
        if (take(name)) {
            bring(folderOf(name));
        }
    }

    /** Whether a name is one of a file that people edit. */
    static boolean isEditable(String name) {
        String[] parts = name.split("/", -1);
        return parts.length == 2 && isFolder(parts[0]) && (parts[1].equals(PEOPLE) || parts[1].equals(IDENTITIES));
    }

    static boolean isFolder(String name) {
        try {
            return new EpisodeId(name).value().equals(name);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String folderOf(String name) {
        return name.substring(0, name.indexOf('/'));
    }

    /** @return false when there was nothing to take */
    private boolean take(String name) {
        String folder = folderOf(name);
        if (!isEditable(name) || !isKnown(folder, name)) {
            LOG.info("{}: nothing of that name is known here", Plain.text(name));
            return false;
        }
        Optional<S3Object> there = delivery.objects().head(name);
        Optional<String> ours = delivery.delivered(DeliveryBatches.manifest(folder), name);
        if (there.isEmpty() || there.map(S3Object::etag).equals(ours)) {
            return false;
        }
        if (there.get().size() > EditedJson.LARGEST) {
            refuseUnread(name, there.get());
            return false;
        }
        return delivery.objects()
                .read(name)
                .filter(now -> apply(folder, name, now))
                .isPresent();
    }

    /** It stays there, so the edit is not lost. The report goes beside it with the next delivery. */
    private void refuseUnread(String name, S3Object there) {
        if (there.etag().equals(tooLarge.get(name))) {
            return;
        }
        LOG.error("{}: the edit was not applied: {}", name, EditedJson.tooLarge(there.size()));
        String folder = folderOf(name);
        String file = name.substring(folder.length() + 1, name.lastIndexOf('.'));
        pipeline.edits()
                .people()
                .unread(new LargeEdit(
                        new EpisodeId(folder),
                        file,
                        delivery.objects().place().uri(name),
                        there.etag(),
                        there.size(),
                        there.modified()));
        tooLarge.put(name, there.etag());
    }

    private boolean isKnown(String folder, String name) {
        return name.endsWith("/" + PEOPLE)
                ? pipeline.edits().people().shows().contains(folder)
                : pipeline.edits().identities().has(new EpisodeId(folder));
    }

    private boolean apply(String folder, String name, S3Objects.Bytes file) {
        EpisodeId ep = new EpisodeId(folder);
        String show = name.endsWith("/" + PEOPLE) ? folder : ep.show();
        PeopleEdits.Outcome outcome = name.endsWith("/" + PEOPLE)
                ? pipeline.edits().people().edited(show, file.content())
                : pipeline.edits().identities().edited(ep, file.content());
        outcome.refused().ifPresent(why -> LOG.error("{}: the edit was not applied: {}", name, Plain.text(why)));
        outcome.entry().ifPresent(e -> LOG.info("{}: {} {}", show, e.id(), Plain.text(e.what())));
        taken.put(name, file.object().etag());
        changes.again(folder);
        pipeline.refresh(show, settings);
        return true;
    }
}
