package io.dropcast.app;

import io.dropcast.bucket.Delivery;
import io.dropcast.bucket.DeliveryBatches;
import io.dropcast.bucket.Incoming;
import io.dropcast.bucket.OutboxChanges;
import io.dropcast.bucket.Queue;
import io.dropcast.bucket.QueueErrorLog;
import io.dropcast.bucket.S3Events;
import io.dropcast.bucket.S3Intake;
import io.dropcast.bucket.S3Ledger;
import io.dropcast.bucket.S3Poll;
import io.dropcast.bucket.S3Results;
import io.dropcast.bucket.S3Ways;
import io.dropcast.bucket.SqsAccess;
import io.dropcast.inbox.ActiveWork;
import io.dropcast.settings.Settings;
import io.dropcast.store.folder.FolderStore;
import io.dropcast.store.folder.WritableFolder;
import io.dropcast.store.s3.Backoff;
import io.dropcast.store.s3.S3Access;
import io.dropcast.store.s3.S3Place;
import io.dropcast.store.s3.S3Settings;
import io.dropcast.workflow.EpisodePipeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.main.Main;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What the routes to and from S3 need. Only asked for when something comes from there or goes there: it loads the AWS SDK. */
final class S3Beans implements AutoCloseable {
    private final Wiring wiring;
    private final S3Ways ways;
    private final EpisodePipeline pipeline;
    private final Settings settings;
    private final S3Settings how;
    private final S3Access access;
    private final Optional<S3Results> results;
    private final Clock clock = Clock.systemUTC();
    private Optional<SqsClient> sqs = Optional.empty();

    S3Beans(Wiring wiring, EpisodePipeline pipeline, Settings settings) {
        this.wiring = wiring;
        this.ways = wiring.s3Ways();
        this.pipeline = pipeline;
        this.settings = settings;
        this.how = S3Settings.of(wiring);
        this.access = S3Access.of(how);
        this.results = ways.deliver()
                .map(place -> new S3Results(
                        new Delivery(access.objects(place), clock),
                        new DeliveryBatches(new FolderStore(wiring.outbox()), wiring.store(), ways.artifacts()),
                        new OutboxChanges(wiring.outbox(), Backoff.USUAL, clock),
                        pipeline,
                        settings));
    }

    /** Where results go; empty when they stay here. */
    Optional<S3Results> results() {
        return results;
    }

    /** What the routes name. */
    void bind(Main main, ActiveWork inHand, String node) {
        results.ifPresent(r -> main.bind("s3-results", r));
        if (ways.poll().isEmpty() && ways.queue().isEmpty()) {
            return;
        }
        Incoming incoming = new Incoming(access, Backoff.USUAL);
        S3Intake intake = new S3Intake(
                new S3Intake.Tools(incoming, new S3Ledger(wiring.store(), clock), pipeline, settings, results, inHand),
                emptied(wiring.folder("dropcast.s3.cache").resolve("spool").resolve(node)),
                after(),
                wiring.engine().maxTries(),
                clock);
        ways.poll().ifPresent(place -> bindPoll(main, new S3Poll(place, intake, node), place));
        ways.queue().ifPresent(url -> bindQueue(main, intake, url));
    }

    private void bindPoll(Main main, S3Poll poll, S3Place place) {
        main.addOverrideProperty("dropcast.s3.poll-bucket", place.bucket());
        main.bind("s3", access.client());
        main.bind("s3-poll", poll);
    }

    private void bindQueue(Main main, S3Intake intake, String url) {
        SqsClient client = SqsAccess.client(how, url);
        sqs = Optional.of(client);
        main.addOverrideProperty("dropcast.s3.queue-name", SqsAccess.name("dropcast.s3.queue", url));
        main.bind("sqs", client);
        main.bind("s3-log", new QueueErrorLog());
        main.bind(
                "s3-events",
                new S3Events(intake, ways.poll(), results, ways.deliver(), new Queue(client, url, ways.deadLetters())));
    }

    private S3Intake.After after() {
        return ways.moveTo()
                .<S3Intake.After>map(S3Intake.After.MoveTo::new)
                .orElseGet(() -> ways.done().equals("tag") ? new S3Intake.After.TagIt() : new S3Intake.After.LeaveIt());
    }

    /** What a crash left there is fetched again. */
    private static Path emptied(Path spool) {
        WritableFolder.check(spool, "dropcast.s3.cache");
        try (Stream<Path> all = Files.list(spool)) {
            List<Path> left = all.filter(Files::isRegularFile).toList();
            for (Path file : left) {
                Files.delete(file);
            }
            return spool;
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + spool + " cannot be emptied: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        sqs.ifPresent(SqsClient::close);
        access.close();
    }
}
