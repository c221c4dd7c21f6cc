package io.dropcast.bucket;

import io.dropcast.episode.EpisodeLocks;
import io.dropcast.episode.EpisodeRun;
import io.dropcast.episode.Stamp;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.Plain;
import io.dropcast.inbox.AbandonedFile;
import io.dropcast.inbox.ActiveWork;
import io.dropcast.inbox.ClaimOutcome;
import io.dropcast.inbox.FileName;
import io.dropcast.inbox.StableFileFilter;
import io.dropcast.jobs.EpisodeRoute;
import io.dropcast.settings.Settings;
import io.dropcast.store.s3.ObjectChanged;
import io.dropcast.store.s3.ObjectCreated;
import io.dropcast.store.s3.ObjectState;
import io.dropcast.store.s3.S3Place;
import io.dropcast.store.s3.S3Trouble;
import io.dropcast.video.UnusableVideo;
import io.dropcast.workflow.EpisodePipeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes an object from a bucket through the stages: fetched to the disk, processed like a file of the inbox, delivered, and marked as done.
 * The same object goes through once, however often and by however many engines it is found. Safe for several threads.
 */
public final class S3Intake {
    private static final Logger LOG = LoggerFactory.getLogger(S3Intake.class);
    private static final String TAG = "dropcast";
    /** An object may be written again while it is fetched, but not for ever. */
    private static final int MOST_CHANGES = 5;

    private final Incoming incoming;
    private final S3Ledger ledger;
    private final EpisodePipeline pipeline;
    private final Settings settings;
    private final Optional<S3Results> results;
    private final ActiveWork inHand;
    private final Path spool;
    private final After after;
    private final int mostTries;
    private final Clock clock;

    /** What is done with an object afterwards. */
    public sealed interface After {
        /** It gets a tag. */
        record TagIt() implements After {}

        /** It is moved below another place. */
        record MoveTo(S3Place place) implements After {}

        /** Nothing: for those who may only read. */
        record LeaveIt() implements After {}
    }

    /** What it works with. */
    public record Tools(
            Incoming incoming,
            S3Ledger ledger,
            EpisodePipeline pipeline,
            Settings settings,
            Optional<S3Results> results,
            ActiveWork inHand) {}

    /** @param spool a folder of its own */
    public S3Intake(Tools tools, Path spool, After after, int mostTries, Clock clock) {
        this.incoming = tools.incoming();
        this.ledger = tools.ledger();
        this.pipeline = tools.pipeline();
        this.settings = tools.settings();
        this.results = tools.results();
        this.inHand = tools.inHand();
        this.spool = spool;
        this.after = after;
        this.mostTries = mostTries;
        this.clock = clock;
    }

    /** Whether a key is one of a video; what else lies in a bucket is left alone. */
    static boolean isVideo(String key) {
        return StableFileFilter.VIDEOS.matcher(key).matches();
    }

    /** Whether there is anything to do with an object. */
    boolean isOpen(ObjectState object) {
        S3Ledger.State state = ledger.state(object);
        return state == S3Ledger.State.OPEN || (state == S3Ledger.State.DONE && after instanceof After.MoveTo);
    }

    /**
     * Takes what is there by now under a name.
     *
     * @throws PoisonMessage when it will never go well
     * @throws RuntimeException when it may go well the next time
     */
    void take(ObjectCreated created, CamelContext context) {
        try (ActiveWork.Busy busy = inHand.busy()) {
            LOG.debug("{} in work", busy);
            for (int change = 1; !taken(created, context); change++) {
                if (change >= MOST_CHANGES) {
                    throw new IllegalStateException(created + " is written again and again");
                }
            }
        }
    }

    /** @return false when it was changed meanwhile */
    private boolean taken(ObjectCreated created, CamelContext context) {
        // the episode's name is in the key, so the object is asked for once, when no other engine can be at it
        try (EpisodeLocks.Held held = pipeline.hold(episode(created))) {
            look(created)
                    .ifPresentOrElse(
                            object -> go(object, held.ep(), context),
                            () -> LOG.info("{}: is not there any more", Plain.text(created.toString())));
            return true;
        } catch (ObjectChanged e) {
            LOG.info("{}, looking again", e.getMessage());
            return false;
        }
    }

    private Optional<ObjectState> look(ObjectCreated created) {
        try {
            return incoming.head(created);
        } catch (IllegalArgumentException e) {
            throw new PoisonMessage(String.valueOf(e.getMessage()), e);
        }
    }

    private void go(ObjectState object, EpisodeId ep, CamelContext context) {
        switch (ledger.state(object)) {
            case DONE -> {
                LOG.info("{}: {} was processed already", ep, Plain.text(object.toString()));
                if (after instanceof After.MoveTo) {
                    finish(object);
                }
            }
            case FAILED ->
                LOG.info(
                        "{}: {} failed before: {}. Put it there again to try once more",
                        ep,
                        Plain.text(object.toString()),
                        Plain.text(ledger.why(object)));
            case OPEN -> open(object, ep, context);
        }
    }

    private void open(ObjectState object, EpisodeId ep, CamelContext context) {
        int tries = ledger.begin(object);
        if (tries > mostTries) {
            throw poison(object, AbandonedFile.tooOften(tries - 1));
        }
        try {
            process(object, ep, context);
            ledger.done(object, ep);
        } catch (RuntimeException e) {
            if (isItsFault(e) || (tries >= mostTries && !isOurs(e))) {
                throw poison(object, e);
            }
            if (isOurs(e)) {
                ledger.forgive(object);
            }
            throw e;
        }
        finish(object);
    }

    private void process(ObjectState object, EpisodeId ep, CamelContext context) {
        LOG.info("{}: taken from {} ({} bytes)", ep, Plain.text(object.toString()), object.size());
        Path file = spool.resolve(ep + "." + ending(object.key()));
        try {
            room(object);
            incoming.fetch(object, file);
            EpisodeRun run = new EpisodeRun(ep, file, pipeline.settings().forRun(ep, settings, Map.of()));
            new EpisodeRoute(context).send(run, (why, inner) -> {
                throw why;
            });
            results.ifPresent(r -> r.bringNow(ep));
        } finally {
            delete(file);
        }
    }

    private static String ending(String key) {
        return key.substring(key.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private EpisodeId episode(ObjectCreated created) {
        try {
            return SeedKeys.episode(created.key());
        } catch (IllegalArgumentException e) {
            throw look(created)
                    .map(object -> poison(object, e))
                    .orElseGet(() -> new PoisonMessage(created + ": " + e.getMessage(), e));
        }
    }

    /** It is tried no more until it is put there anew. */
    private PoisonMessage poison(ObjectState object, RuntimeException why) {
        String text = Plain.text(String.valueOf(why.getMessage()));
        ledger.failed(object, text);
        LOG.error("{}: failed: {}", Plain.text(object.toString()), text);
        LOG.debug("{}: failed", object, why);
        if (after instanceof After.TagIt) {
            mark(object, "failed");
        }
        return new PoisonMessage(object + ": " + text, why);
    }

    private static boolean isItsFault(RuntimeException e) {
        return e instanceof UnusableVideo || e instanceof IllegalArgumentException;
    }

    /** The network, the disk, or the engine that is being stopped. */
    private boolean isOurs(RuntimeException e) {
        return e instanceof UncheckedIOException
                || e instanceof ObjectChanged
                || ClaimOutcome.interrupted(e)
                || inHand.stopping();
    }

    /** The episode is stored: what goes wrong from here on costs no more than a look that finds it done. */
    private void finish(ObjectState object) {
        try {
            if (after instanceof After.TagIt) {
                mark(object, "done");
            } else if (after instanceof After.MoveTo target) {
                incoming.move(object, target.place(), free(target.place(), object.key()));
            }
        } catch (ObjectChanged e) {
            LOG.info("{}", e.getMessage());
        } catch (S3Trouble e) {
            LOG.warn(
                    "{}: it is done, but {}",
                    Plain.text(object.toString()),
                    Plain.text(String.valueOf(e.getMessage())));
        }
    }

    private void mark(ObjectState object, String value) {
        try {
            incoming.tag(object, TAG, value);
        } catch (ObjectChanged e) {
            LOG.info("{}", e.getMessage());
        } catch (S3Trouble e) {
            LOG.warn("{}", Plain.text(String.valueOf(e.getMessage())));
        }
    }

    /** Nothing that was moved there before is written over. */
    private String free(S3Place place, String key) {
        String name = key;
        if (incoming.head(new ObjectCreated(place.bucket(), place.key(name))).isPresent()) {
            int slash = key.lastIndexOf('/') + 1;
            name = key.substring(0, slash) + FileName.of(key.substring(slash)).with("." + Stamp.of(clock.instant()), 0);
        }
        return name;
    }

    private void room(ObjectState object) {
        try {
            long free = Files.getFileStore(spool).getUsableSpace();
            if (free < object.size()) {
                throw new UncheckedIOException(
                        new IOException(spool + " has " + (free >> 20) + " MB left, and " + object
                                + " has " + (object.size() >> 20) + ": free some space, or name another folder with"
                                + " dropcast.s3.cache"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(spool + " cannot be measured: " + e.getMessage(), e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted: {}", file, e.getMessage());
        }
    }
}
