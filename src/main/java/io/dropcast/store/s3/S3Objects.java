package io.dropcast.store.s3;

import io.dropcast.episode.StageInterrupted;
import io.dropcast.store.s3.S3Trouble.Act;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The objects below a place, by their names there. By the SDK, for calls in the middle of a stage or under a lock: camel-aws2-s3 has no
 * put with If-Match, and no GET that is continued. A write is all or nothing. What is asked may be asked several times until it goes
 * well; {@link S3Trouble} says why it did not. Safe for several threads.
 */
public final class S3Objects {
    /** Marks a write, so that a writer whose answer got lost can see that the object is its own. */
    private static final String WRITE_ID = "dropcast-write";
    /** Fits into the buffers between here and there: of longer ones a server may not have read all when it answers. */
    private static final long ANSWERED_EARLY = 16 << 10;
    /** What one request deletes at most. */
    private static final int DELETED_AT_ONCE = 1000;

    private final S3Access access;
    private final S3Client client;
    private final S3Place place;
    private final MultipartCopy parts;

    S3Objects(S3Access access, S3Place place) {
        this.access = access;
        this.client = access.client();
        this.place = place;
        this.parts = new MultipartCopy(client, place);
    }

    public S3Place place() {
        return place;
    }

    /** Which server it is, in words. */
    String server() {
        return access.settings().endpoint().map(Object::toString).orElse("amazon");
    }

    /** Empty when there is no such object. */
    public Optional<S3Object> head(String name) {
        return asked(Act.READ, name, () -> headOf(name).map(h -> object(name, h)));
    }

    private Optional<HeadObjectResponse> headOf(String name) {
        try {
            return Optional.of(client.headObject(b -> b.bucket(place.bucket()).key(place.key(name))));
        } catch (S3Exception e) {
            if (missing(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The same by its bucket and key. */
    ObjectState state(S3Object object) {
        return new ObjectState(place.bucket(), place.key(object.name()), object);
    }

    private static S3Object object(String name, HeadObjectResponse head) {
        return new S3Object(name, head.eTag(), length(head.contentLength()), head.lastModified());
    }

    /** The content as bytes; for small objects. Empty when there is none. */
    public Optional<Bytes> read(String name) {
        return asked(Act.READ, name, () -> {
            try {
                return Optional.of(client.getObject(get(name).build(), ResponseTransformer.toBytes()))
                        .map(got -> new Bytes(object(name, got.response()), got.asByteArray(), date(got.response())));
            } catch (S3Exception e) {
                if (missing(e)) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    /** The content as it comes; the caller closes it. Empty when there is none. */
    public Optional<ResponseInputStream<GetObjectResponse>> open(String name) {
        return asked(Act.READ, name, () -> {
            try {
                return Optional.of(client.getObject(get(name).build()));
            } catch (S3Exception e) {
                if (missing(e)) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    /**
     * Fetches the content into a file that is not there yet. A download that breaks off begins anew; one that stays broken leaves no
     * file.
     *
     * @param known the ETag of what the caller has; the content does not travel when it is the same
     */
    public Fetched fetch(String name, Optional<String> known, Path to) {
        return asked(Act.READ, name, () -> {
            GetObjectRequest.Builder get = get(name);
            known.ifPresent(get::ifNoneMatch);
            try {
                return new Fetched.New(object(name, client.getObject(get.build(), ResponseTransformer.toFile(to))));
            } catch (S3Exception e) {
                if (e.statusCode() == 304) {
                    return new Fetched.Same();
                }
                if (missing(e)) {
                    return new Fetched.Missing();
                }
                throw e;
            }
        });
    }

    private GetObjectRequest.Builder get(String name) {
        return GetObjectRequest.builder().bucket(place.bucket()).key(place.key(name));
    }

    private static S3Object object(String name, GetObjectResponse got) {
        return new S3Object(name, got.eTag(), length(got.contentLength()), got.lastModified());
    }

    /** A proxy between may answer without it; asked again, it may not. */
    private static long length(@Nullable Long said) {
        if (said == null) {
            throw SdkClientException.create("the server does not say how long the object is");
        }
        return said;
    }

    private static String date(GetObjectResponse got) {
        return got.sdkHttpResponse().firstMatchingHeader("Date").orElse("");
    }

    /**
     * Writes an object.
     *
     * @return its new ETag; empty when what the upload asks for is not so, and nothing was written
     */
    public Optional<String> put(String name, byte[] content, Upload upload) {
        return single(name, RequestBody.fromBytes(content), upload);
    }

    /** The same from a file, which goes up in parts when it is large: the file is not held in memory. */
    public Optional<String> put(String name, Path file, Upload upload) {
        if (MultipartCopy.needed(file)) {
            String id = UUID.randomUUID().toString();
            return written(name, upload, id, () -> parts.put(name, file, marked(upload, id)));
        }
        return single(name, RequestBody.fromFile(file), upload);
    }

    private Optional<String> single(String name, RequestBody body, Upload upload) {
        String id = UUID.randomUUID().toString();
        Upload marked = marked(upload, id);
        PutObjectRequest.Builder put = PutObjectRequest.builder()
                .bucket(place.bucket())
                .key(place.key(name))
                .checksumAlgorithm(ChecksumAlgorithm.CRC32)
                .metadata(marked.metadata());
        upload.contentType().ifPresent(put::contentType);
        upload.ifMatchHeader().ifPresent(put::ifMatch);
        upload.ifNoneMatchHeader().ifPresent(put::ifNoneMatch);
        if (upload.conditional() && body.optionalContentLength().orElse(0L) > ANSWERED_EARLY && !met(name, upload)) {
            return Optional.empty();
        }
        return written(
                name, upload, id, () -> client.putObject(put.build(), body).eTag());
    }

    private static Upload marked(Upload upload, String id) {
        Map<String, String> metadata = new HashMap<>(upload.metadata());
        metadata.put(WRITE_ID, id);
        return upload.metadata(metadata);
    }

    /** A write that went well and whose answer got lost is repeated, and then its own result stands in its way. */
    private Optional<String> written(String name, Upload upload, String id, Supplier<String> write) {
        return asked(Act.WRITE, name, () -> {
            for (int attempt = 1; ; attempt++) {
                try {
                    return Optional.of(write.get());
                } catch (S3Exception e) {
                    Optional<String> mine = refused(e) ? mine(name, id) : Optional.empty();
                    if (mine.isPresent() || e.statusCode() == 412 || missing(e)) {
                        return mine;
                    }
                    // another write is in between: which of the two won is known in a moment
                    if (e.statusCode() != 409 || attempt >= access.settings().maxTries()) {
                        throw e;
                    }
                    pause(attempt);
                } catch (SdkClientException e) {
                    // a server may say no and hang up before it has read all; then the line breaks and no answer is
                    // seen
                    if (!upload.conditional() || met(name, upload)) {
                        throw e;
                    }
                    return mine(name, id);
                }
            }
        });
    }

    private boolean met(String name, Upload upload) {
        return upload.when().met(headOf(name).map(HeadObjectResponse::eTag));
    }

    private static boolean refused(S3Exception e) {
        return e.statusCode() == 412 || e.statusCode() == 409 || e.statusCode() == 404;
    }

    private Optional<String> mine(String name, String id) {
        return headOf(name).filter(h -> id.equals(h.metadata().get(WRITE_ID))).map(HeadObjectResponse::eTag);
    }

    /** Waits longer each time, and never as long as another one who waits. */
    static void pause(int attempt) {
        long most = Duration.ofMillis(50L << Math.min(attempt, 6)).toMillis();
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(most / 2, most));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StageInterrupted("waiting for S3");
        }
    }

    /** Nothing happens when there is no such object. */
    public void delete(String name) {
        asked(
                Act.DELETE,
                name,
                () -> client.deleteObject(b -> b.bucket(place.bucket()).key(place.key(name))));
    }

    public void deleteAll(List<String> names) {
        for (int from = 0; from < names.size(); from += DELETED_AT_ONCE) {
            List<ObjectIdentifier> some = names.subList(from, Math.min(names.size(), from + DELETED_AT_ONCE)).stream()
                    .map(n -> ObjectIdentifier.builder().key(place.key(n)).build())
                    .toList();
            asked(Act.DELETE, names.get(from), () -> {
                var answer = client.deleteObjects(b ->
                        b.bucket(place.bucket()).delete(d -> d.objects(some).quiet(true)));
                if (answer.hasErrors() && !answer.errors().isEmpty()) {
                    var first = answer.errors().get(0);
                    throw S3Trouble.said(Act.DELETE, place, place.name(first.key()), first.code(), first.message());
                }
                return answer;
            });
        }
    }

    /** Every object whose name begins so, in the order of the keys' bytes, page by page. */
    public void list(String start, Consumer<S3Object> each) {
        asked(Act.LIST, start, () -> {
            client.listObjectsV2Paginator(b -> b.bucket(place.bucket())
                            .prefix(place.key(start))
                            // keys may hold what XML cannot
                            .encodingType(EncodingType.URL))
                    .contents()
                    .forEach(o -> each.accept(new S3Object(place.name(o.key()), o.eTag(), o.size(), o.lastModified())));
            return true;
        });
    }

    /** The same, all of them. */
    public List<S3Object> list(String start) {
        List<S3Object> all = new ArrayList<>();
        list(start, all::add);
        return all;
    }

    /**
     * Copies an object of any bucket of the same server to here; the content does not travel to this machine.
     *
     * @throws ObjectChanged when it is no longer the object that was seen
     */
    public void copy(ObjectState from, String to) {
        asked(Act.COPY, to, () -> {
            try {
                parts.copy(from, to);
                return true;
            } catch (S3Exception e) {
                throw changed(from, e).<RuntimeException>map(c -> c).orElse(e);
            }
        });
    }

    /** What a refusal says of an object that was asked for by its ETag; empty when it is something else. */
    public static Optional<ObjectChanged> changed(ObjectState object, S3Exception e) {
        return e.statusCode() == 412 || missing(e)
                ? Optional.of(new ObjectChanged(object.toString(), e))
                : Optional.empty();
    }

    /** Ends all uploads of names that begin so, and gives their number. Only while no other writer is there. */
    public int abortUploads(String start) {
        return parts.abortAll(start);
    }

    private static boolean missing(S3Exception e) {
        // a bucket that is missing is no object that is
        return e.statusCode() == 404
                && (e.awsErrorDetails() == null
                        || !"NoSuchBucket".equals(e.awsErrorDetails().errorCode()));
    }

    private <T> T asked(Act act, String name, Supplier<T> request) {
        try {
            return request.get();
        } catch (SdkException e) {
            throw S3Trouble.of(act, place, name, e);
        }
    }

    /**
     * An object with its content.
     *
     * @param date of the answer, by the server's clock, as HTTP writes it; empty when it said none
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    public record Bytes(S3Object object, byte[] content, String date) {}

    /** What came of a fetch. */
    public sealed interface Fetched {
        /** The content is in the file. */
        record New(S3Object object) implements Fetched {}

        /** The caller has it. */
        record Same() implements Fetched {}

        /** There is no such object. */
        record Missing() implements Fetched {}
    }
}
