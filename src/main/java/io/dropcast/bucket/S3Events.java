package io.dropcast.bucket;

import io.dropcast.face.Plain;
import io.dropcast.inbox.ClaimOutcome;
import io.dropcast.store.s3.ObjectCreated;
import io.dropcast.store.s3.S3Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what a message of the queue says. When it comes back the message may be deleted: everything is stored. What can never be done goes to
 * the dead-letter queue with its reason. Safe for several threads.
 */
public final class S3Events {
    private static final Logger LOG = LoggerFactory.getLogger(S3Events.class);
    private static final String RECEIPT = "CamelAwsSqsReceiptHandle";

    private final S3Intake intake;
    private final Optional<S3Place> from;
    private final Optional<S3Results> results;
    private final Optional<S3Place> delivered;
    private final Queue queue;

    /**
     * @param from where videos are taken from; empty for every bucket that sends events
     * @param delivered where results go
     */
    public S3Events(
            S3Intake intake,
            Optional<S3Place> from,
            Optional<S3Results> results,
            Optional<S3Place> delivered,
            Queue queue) {
        this.intake = intake;
        this.from = from;
        this.results = results;
        this.delivered = delivered;
        this.queue = queue;
    }

    /** @throws RuntimeException when it may go well the next time: the message comes back */
    public void take(Exchange exchange) {
        String body = exchange.getMessage().getBody(String.class);
        try {
            Notice notice = NoticeReader.read(body);
            notice.ignored().forEach(what -> LOG.info("ignored: {}", Plain.text(what)));
            List<String> poison = new ArrayList<>();
            notice.created().forEach(c -> created(c, exchange).ifPresent(poison::add));
            if (!poison.isEmpty()) {
                bury(body, String.join("; ", poison));
            }
        } catch (BadNotice e) {
            unreadable(body, e);
        } catch (RuntimeException e) {
            if (ClaimOutcome.interrupted(e)) {
                // another engine need not wait for it
                queue.release(exchange.getMessage().getHeader(RECEIPT, "", String.class));
            }
            throw e;
        }
    }

    /** @return why it will never go well; the others of the message have done nothing wrong */
    private Optional<String> created(ObjectCreated created, Exchange exchange) {
        try {
            take(created, exchange);
            return Optional.empty();
        } catch (PoisonMessage e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private void take(ObjectCreated created, Exchange exchange) {
        Optional<String> result = delivered.flatMap(p -> p.below(created.bucket(), created.key()));
        if (result.isPresent()) {
            // the engine writes there itself: most of it says nothing new
            result.filter(S3Results::isEditable).ifPresent(name -> results.ifPresent(r -> r.edited(name)));
            return;
        }
        boolean foreign = from.filter(
                        p -> p.below(created.bucket(), created.key()).isEmpty())
                .isPresent();
        if (foreign || !S3Intake.isVideo(created.key())) {
            LOG.info(
                    "ignored: {}, which is {}",
                    Plain.text(created.toString()),
                    foreign ? "not below " + from.map(S3Place::toString).orElse("") : "no video");
            return;
        }
        intake.take(created, exchange.getContext());
    }

    private void unreadable(String body, BadNotice why) {
        if (!queue.hasDeadLetters()) {
            LOG.error(
                    "a message cannot be read: {}. Where it goes is up to the queue: dropcast.s3.dead-letters names no other",
                    Plain.text(String.valueOf(why.getMessage())));
            throw why;
        }
        bury(body, String.valueOf(why.getMessage()));
    }

    private void bury(String body, String reason) {
        if (queue.hasDeadLetters()) {
            queue.bury(body, Plain.text(reason));
            LOG.error("a message went to the dead-letter queue: {}", Plain.text(reason));
        }
    }
}
