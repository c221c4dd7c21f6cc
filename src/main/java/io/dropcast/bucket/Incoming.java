package io.dropcast.bucket;

import io.dropcast.episode.StageInterrupted;
import io.dropcast.store.s3.Backoff;
import io.dropcast.store.s3.ObjectChanged;
import io.dropcast.store.s3.ObjectCreated;
import io.dropcast.store.s3.ObjectState;
import io.dropcast.store.s3.S3Access;
import io.dropcast.store.s3.S3Objects;
import io.dropcast.store.s3.S3Place;
import io.dropcast.store.s3.S3Trouble;
import io.dropcast.store.s3.S3Trouble.Act;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Tagging;

/**
 * Objects of a bucket that are to be processed: fetched, and marked as done. Nothing is deleted that was not copied first. Keys
 * are never evaluated, and never become paths. Safe for several threads.
 */
public final class Incoming {
    private static final Logger LOG = LoggerFactory.getLogger(Incoming.class);
    private static final int BUFFER = 1 << 16;

    private final S3Access access;
    private final Backoff backoff;

    /** @param backoff for bodies that break off; single requests are tried again by the client */
    public Incoming(S3Access access, Backoff backoff) {
        this.access = access;
        this.backoff = backoff;
    }

    /**
     * The object as it is now; empty when there is none. By the SDK: HEAD takes no request in camel-aws2-s3, so the key would be a header.
     *
     * @throws IllegalArgumentException when there cannot be such a bucket
     */
    public Optional<ObjectState> head(ObjectCreated created) {
        return bucket(created.bucket())
                .head(created.key())
                .map(o -> new ObjectState(created.bucket(), created.key(), o));
    }

    /**
     * Fetches an object to the disk, going on where a connection broke. Afterwards the file is the whole object.
     *
     * @throws ObjectChanged when it is not the object any more
     * @throws UncheckedIOException when the disk does not take it
     */
    public void fetch(ObjectState object, Path target) {
        try {
            Files.deleteIfExists(target);
            Files.createFile(target);
            int failed = 0;
            for (long have = 0; have < object.size(); ) {
                long now = more(object, target, have);
                // as long as something comes it is worth going on
                failed = now > have ? 1 : failed + 1;
                have = now;
                if (have < object.size()) {
                    String broke = object + " broke off after " + have + " of " + object.size() + " bytes";
                    if (failed >= backoff.tries()) {
                        throw S3Trouble.of(Act.READ, place(object), object.key(), SdkException.create(broke, null));
                    }
                    LOG.info("{}: going on from there", broke);
                    pause(backoff.pause(failed));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + target + " failed: " + e.getMessage(), e);
        }
    }

    /** @return how many bytes are there now */
    private long more(ObjectState object, Path target, long have) throws IOException {
        GetObjectRequest.Builder request = GetObjectRequest.builder()
                .bucket(object.bucket())
                .key(object.key())
                .ifMatch(object.etag());
        if (have > 0) {
            request.range("bytes=" + have + "-");
        }
        // by the SDK: camel-aws2-s3 cannot go on in the middle of a body that broke off
        InputStream body = asked(Act.READ, object, () -> client().getObject(request.build()));
        try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.APPEND)) {
            return have + copy(body, out, object.size() - have);
        } finally {
            close(body);
        }
    }

    /** A connection that broke is no error any more when all that is wanted is here. */
    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            LOG.debug("closing a body", e);
        }
    }

    /** Reads until the end, or until the connection breaks; what the disk does not take is an error. */
    private static long copy(InputStream in, OutputStream out, long most) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long copied = 0;
        while (copied < most) {
            int n;
            try {
                n = in.read(buffer, 0, (int) Math.min(buffer.length, most - copied));
            } catch (IOException | SdkException e) {
                LOG.debug("a body broke off", e);
                return copied;
            }
            if (n < 0) {
                return copied;
            }
            out.write(buffer, 0, n);
            copied += n;
        }
        return copied;
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StageInterrupted("fetching from S3");
        }
    }

    /**
     * Adds a tag, keeping those that are there. S3 has room for ten. By the SDK and in no route: both requests are one step under the
     * episode's lock.
     */
    public void tag(ObjectState object, String name, String value) {
        asked(Act.TAG, object, () -> {
            List<Tag> tags = new ArrayList<>(
                    client().getObjectTagging(r -> r.bucket(object.bucket()).key(object.key()))
                            .tagSet());
            tags.removeIf(t -> t.key().equals(name));
            tags.add(Tag.builder().key(name).value(value).build());
            Tagging all = Tagging.builder().tagSet(tags).build();
            return client().putObjectTagging(
                            r -> r.bucket(object.bucket()).key(object.key()).tagging(all));
        });
    }

    /**
     * Moves an object: copied as a whole first, then deleted.
     *
     * @throws ObjectChanged when it is not the object any more; nothing was deleted then
     */
    public void move(ObjectState object, S3Place target, String name) {
        access.objects(target).copy(object, name);
        // what was put there since the copy was made stays. By the SDK: copy and delete are one step under the lock of
        // the episode, so that two engines never move an object twice
        asked(
                Act.DELETE,
                object,
                () -> client().deleteObject(
                                r -> r.bucket(object.bucket()).key(object.key()).ifMatch(object.etag())));
    }

    private S3Client client() {
        return access.client();
    }

    private S3Objects bucket(String name) {
        return access.objects(new S3Place(name, ""));
    }

    private static S3Place place(ObjectState object) {
        return new S3Place(object.bucket(), "");
    }

    private static <T> T asked(Act act, ObjectState object, Supplier<T> request) {
        try {
            return request.get();
        } catch (S3Exception e) {
            throw S3Objects.changed(object, e)
                    .<RuntimeException>map(c -> c)
                    .orElseGet(() -> S3Trouble.of(act, place(object), object.key(), e));
        } catch (SdkException e) {
            throw S3Trouble.of(act, place(object), object.key(), e);
        }
    }
}
