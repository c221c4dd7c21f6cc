package io.dropcast.store.s3;

import io.dropcast.store.s3.S3Trouble.Act;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/** Large objects: written and copied in parts, each with its checksum. The object is there when the last step went well. */
final class MultipartCopy {
    private static final Logger LOG = LoggerFactory.getLogger(MultipartCopy.class);

    private static final long PART = 16L << 20;
    /** S3 takes 10,000. */
    private static final long MOST_PARTS = 9_000;
    /** What one request copies at most is 5 GB. */
    private static final long COPIED_AT_ONCE = 4L << 30;

    private final S3Client client;
    private final S3Place place;

    MultipartCopy(S3Client client, S3Place place) {
        this.client = client;
        this.place = place;
    }

    static boolean needed(Path file) {
        return size(file) > PART;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file + " failed: " + e.getMessage(), e);
        }
    }

    private static long partOf(long size, long least) {
        return Math.max(least, (size + MOST_PARTS - 1) / MOST_PARTS);
    }

    /** @return the ETag of what was written */
    String put(String name, Path file, Upload upload) {
        long size = size(file);
        CreateMultipartUploadRequest.Builder begin =
                begin(name).metadata(upload.metadata()).checksumAlgorithm(ChecksumAlgorithm.CRC32);
        upload.contentType().ifPresent(begin::contentType);
        return parted(begin.build(), upload, size, partOf(size, PART), (id, number, from, length) -> {
            var answer = client.uploadPart(
                    b -> b.bucket(place.bucket())
                            .key(place.key(name))
                            .uploadId(id)
                            .partNumber(number)
                            .checksumAlgorithm(ChecksumAlgorithm.CRC32),
                    RequestBody.fromContentProvider(
                            () -> piece(file, from, length), length, "application/octet-stream"));
            return CompletedPart.builder()
                    .partNumber(number)
                    .eTag(answer.eTag())
                    .checksumCRC32(answer.checksumCRC32())
                    .build();
        });
    }

    /** Copies an object of any bucket of the same server to here. By the SDK: camel-aws2-s3 has no copy in parts. */
    void copy(ObjectState from, String to) {
        if (from.size() <= COPIED_AT_ONCE) {
            client.copyObject(b -> b.sourceBucket(from.bucket())
                    .sourceKey(from.key())
                    .copySourceIfMatch(from.etag())
                    .destinationBucket(place.bucket())
                    .destinationKey(place.key(to)));
            return;
        }
        long part = partOf(from.size(), COPIED_AT_ONCE);
        parted(begin(to).build(), Upload.ALWAYS, from.size(), part, (id, number, start, length) -> {
            var answer = client.uploadPartCopy(b -> b.sourceBucket(from.bucket())
                    .sourceKey(from.key())
                    .copySourceIfMatch(from.etag())
                    .copySourceRange("bytes=" + start + "-" + (start + length - 1))
                    .destinationBucket(place.bucket())
                    .destinationKey(place.key(to))
                    .uploadId(id)
                    .partNumber(number));
            return CompletedPart.builder()
                    .partNumber(number)
                    .eTag(answer.copyPartResult().eTag())
                    .build();
        });
    }

    /** Hands over one part. */
    private interface Piece {
        CompletedPart send(String uploadId, int number, long from, long length);
    }

    private String parted(CreateMultipartUploadRequest begin, Upload upload, long size, long part, Piece piece) {
        String id = client.createMultipartUpload(begin).uploadId();
        try {
            List<CompletedPart> done = new ArrayList<>();
            for (long from = 0; from < size; from += part) {
                done.add(piece.send(id, done.size() + 1, from, Math.min(part, size - from)));
            }
            CompleteMultipartUploadRequest.Builder end = CompleteMultipartUploadRequest.builder()
                    .bucket(begin.bucket())
                    .key(begin.key())
                    .uploadId(id)
                    .multipartUpload(m -> m.parts(done));
            upload.ifMatchHeader().ifPresent(end::ifMatch);
            upload.ifNoneMatchHeader().ifPresent(end::ifNoneMatch);
            return client.completeMultipartUpload(end.build()).eTag();
        } catch (RuntimeException | Error e) {
            abort(begin.key(), id, e);
            throw e;
        }
    }

    private CreateMultipartUploadRequest.Builder begin(String name) {
        return CreateMultipartUploadRequest.builder().bucket(place.bucket()).key(place.key(name));
    }

    private void abort(String key, String id, Throwable why) {
        try {
            abort(key, id);
        } catch (RuntimeException e) {
            why.addSuppressed(e);
            LOG.warn("the parts of {} are left in {} until they are swept: {}", key, place.bucket(), e.getMessage());
        }
    }

    private void abort(String key, String id) {
        client.abortMultipartUpload(b -> b.bucket(place.bucket()).key(key).uploadId(id));
    }

    int abortAll(String start) {
        List<MultipartUpload> left;
        try {
            left =
                    client
                            .listMultipartUploadsPaginator(
                                    b -> b.bucket(place.bucket()).prefix(place.key(start)))
                            .uploads()
                            .stream()
                            .toList();
        } catch (SdkException e) {
            throw S3Trouble.of(Act.LIST_UPLOADS, place, start, e);
        }
        for (MultipartUpload upload : left) {
            try {
                abort(upload.key(), upload.uploadId());
            } catch (SdkException e) {
                throw S3Trouble.of(Act.ABORT, place, place.name(upload.key()), e);
            }
        }
        return left.size();
    }

    private static InputStream piece(Path file, long from, long length) {
        try {
            SeekableByteChannel channel = Files.newByteChannel(file);
            channel.position(from);
            return new BufferedInputStream(new Piecewise(Channels.newInputStream(channel), length), 1 << 16);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file + " failed: " + e.getMessage(), e);
        }
    }

    /** The next so many bytes of a stream. */
    private static final class Piecewise extends java.io.FilterInputStream {
        private long left;

        Piecewise(InputStream in, long length) {
            super(in);
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            if (left == 0) {
                return -1;
            }
            int b = super.read();
            left -= b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int n = super.read(into, at, (int) Math.min(length, left));
            left -= Math.max(n, 0);
            return n;
        }
    }
}
