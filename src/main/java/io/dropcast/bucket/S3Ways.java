package io.dropcast.bucket;

import io.dropcast.settings.SettingValues;
import io.dropcast.store.s3.S3Place;
import java.util.Optional;

/**
 * What comes from S3 and what goes there. Nothing of it changes what comes out.
 *
 * @param deliver where results go
 * @param artifacts whether they go there also under the keys of the older pipeline
 * @param poll where videos are looked for
 * @param queue URL of the queue that tells of new objects
 * @param deadLetters URL of the queue for messages that cannot be used
 * @param done what becomes of an object afterwards: {@code tag}, {@code leave}, or a place
 */
public record S3Ways(
        Optional<S3Place> deliver,
        boolean artifacts,
        Optional<S3Place> poll,
        Optional<String> queue,
        Optional<String> deadLetters,
        String done) {
    public static final String OUTBOX = "dropcast.outbox";

    /** @throws IllegalArgumentException naming the key, the value and what it should be */
    public static S3Ways of(SettingValues values) {
        S3Ways ways = new S3Ways(
                deliver(values),
                values.flag("dropcast.s3.artifacts"),
                place(values, "dropcast.s3.poll"),
                url(values, "dropcast.s3.queue"),
                url(values, "dropcast.s3.dead-letters"),
                values.text("dropcast.s3.done").orElse(""));
        ways.moveTo().ifPresent(ways::checkMove);
        return ways;
    }

    /** Beside the outbox folder, or instead of it. */
    private static Optional<S3Place> deliver(SettingValues values) {
        Optional<S3Place> beside = place(values, "dropcast.deliver");
        Optional<S3Place> instead = values.text(OUTBOX).filter(S3Place::isMeant).map(text -> place(OUTBOX, text));
        beside.ifPresent(two -> instead.ifPresent(one -> {
            throw new IllegalArgumentException(OUTBOX + " is " + one + ", so there is no outbox folder that could be"
                    + " delivered to dropcast.deliver, " + two + ", too: set one of the two");
        }));
        return instead.or(() -> beside);
    }

    /** Whether anything comes from S3 or goes there. */
    public boolean any() {
        return deliver.isPresent() || poll.isPresent() || queue.isPresent();
    }

    /** Where objects are moved when they are done. */
    public Optional<S3Place> moveTo() {
        return done.equals("tag") || done.equals("leave")
                ? Optional.empty()
                : Optional.of(place("dropcast.s3.done", done));
    }

    private void checkMove(S3Place to) {
        poll.filter(p -> p.below(to.bucket(), to.key("x")).isPresent()).ifPresent(p -> {
            throw new IllegalArgumentException("dropcast.s3.done is " + to + ", which is below dropcast.s3.poll, " + p
                    + ": what is done would be found there again. Name a place beside it");
        });
    }

    private static Optional<S3Place> place(SettingValues values, String key) {
        return values.text(key).map(text -> place(key, text));
    }

    private static S3Place place(String key, String text) {
        try {
            return S3Place.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
        }
    }

    private static Optional<String> url(SettingValues values, String key) {
        Optional<String> url = values.text(key);
        url.ifPresent(u -> SqsAccess.name(key, u));
        return url;
    }
}
