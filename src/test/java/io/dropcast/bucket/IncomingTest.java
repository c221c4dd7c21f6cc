package io.dropcast.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropcast.settings.KnownSettings;
import io.dropcast.store.s3.Backoff;
import io.dropcast.store.s3.ObjectChanged;
import io.dropcast.store.s3.ObjectCreated;
import io.dropcast.store.s3.ObjectState;
import io.dropcast.store.s3.S3Access;
import io.dropcast.store.s3.S3Object;
import io.dropcast.store.s3.S3Place;
import io.dropcast.store.s3.S3Server;
import io.dropcast.store.s3.S3Settings;
import io.dropcast.store.s3.S3Trouble;
import io.dropcast.store.s3.Upload;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;

/** Moving objects of a bucket that are done. */
final class IncomingTest {
    private static final S3Place DONE = S3Place.parse("s3://done/videos");

    @TempDir
    Path folder;

    private final Sent sent = new Sent();
    private S3Server server;
    private S3Access access;
    private Incoming incoming;

    @BeforeEach
    void start() throws Exception {
        server = S3Server.start(folder);
        server.made("s3://incoming");
        server.made(DONE.toString());
        Map<String, String> said = new HashMap<>(server.flags());
        said.put("dropcast.s3.kms-key-id", "the-key");
        access = S3Access.of(S3Settings.of(k -> said.getOrDefault(k, KnownSettings.defaultOf(k))), sent);
        incoming = new Incoming(access, Backoff.USUAL);
        access.objects(S3Place.parse("s3://incoming")).put("a.mp4", new byte[] {1, 2, 3}, Upload.ALWAYS);
    }

    @AfterEach
    void stop() {
        access.close();
        server.close();
    }

    @Test
    void whatIsMovedIsEncryptedWithTheKeyOfTheSettings() {
        incoming.move(there(), DONE, "a.mp4");

        assertThat(access.objects(DONE).read("a.mp4"))
                .hasValueSatisfying(b -> assertThat(b.content()).containsExactly(1, 2, 3));
        assertThat(look()).isEmpty();
        assertThat(sent.all(CopyObjectRequest.class))
                .singleElement()
                .satisfies(r -> assertThat(r.ssekmsKeyId()).isEqualTo("the-key"));
    }

    @Test
    void whatIsMovedInPartsIsEncryptedWithTheKeyOfTheSettings() {
        ObjectState small = there();
        ObjectState large =
                new ObjectState("incoming", "a.mp4", new S3Object("a.mp4", small.etag(), 6L << 30, small.modified()));

        assertThatThrownBy(() -> incoming.move(large, DONE, "a.mp4")).isInstanceOf(RuntimeException.class);

        assertThat(sent.all(CreateMultipartUploadRequest.class))
                .singleElement()
                .satisfies(r -> assertThat(r.ssekmsKeyId()).isEqualTo("the-key"));
        assertThat(sent.all(AbortMultipartUploadRequest.class)).hasSize(1);
        assertThat(look()).as("deleted without a copy").isPresent();
    }

    @Test
    void whatChangedSinceItWasSeenStaysWhereItIs() {
        ObjectState before = there();
        access.objects(S3Place.parse("s3://incoming")).put("a.mp4", new byte[] {4}, Upload.ALWAYS);

        assertThatThrownBy(() -> incoming.move(before, DONE, "a.mp4")).isInstanceOf(ObjectChanged.class);

        assertThat(look()).isPresent();
        assertThat(access.objects(DONE).head("a.mp4")).isEmpty();
    }

    @Test
    void aMissingBucketToMoveToIsNamed() {
        S3Place nowhere = S3Place.parse("s3://nowhere/videos");

        assertThatThrownBy(() -> incoming.move(there(), nowhere, "a.mp4"))
                .isInstanceOf(S3Trouble.class)
                .hasMessageContaining("there is no bucket 'nowhere'");
    }

    private ObjectState there() {
        return look().orElseThrow();
    }

    private Optional<ObjectState> look() {
        return incoming.head(new ObjectCreated("incoming", "a.mp4"));
    }

    /** Keeps the requests; the server knows no keys, so they are taken off on the way. */
    private static final class Sent implements ExecutionInterceptor {
        private final List<SdkRequest> requests = new CopyOnWriteArrayList<>();

        @Override
        public void beforeMarshalling(Context.BeforeMarshalling context, ExecutionAttributes attributes) {
            requests.add(context.request());
        }

        @Override
        public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
            return context.httpRequest()
                    .copy(r -> r.removeHeader("x-amz-server-side-encryption")
                            .removeHeader("x-amz-server-side-encryption-aws-kms-key-id"));
        }

        <T> List<T> all(Class<T> kind) {
            return requests.stream().filter(kind::isInstance).map(kind::cast).toList();
        }
    }
}
