package io.dropcast.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;

@Tag("integration")
final class S3ObjectsTest {
    @TempDir
    Path folder;

    private S3Server server;
    private S3Access access;
    private S3Objects objects;

    @BeforeEach
    void start() throws Exception {
        server = S3Server.start(folder.resolve("server"));
        access = server.access();
        objects = access.objects(server.made("s3://bucket/some/prefix"));
    }

    @AfterEach
    void stop() {
        access.close();
        server.close();
    }

    @Test
    void whatIsPutIsReadAgain() {
        String etag = objects.put("a/x.json", bytes("one"), Upload.ALWAYS.contentType("application/json"))
                .orElseThrow();
        assertThat(objects.read("a/x.json")).hasValueSatisfying(read -> {
            assertThat(read.content()).isEqualTo(bytes("one"));
            assertThat(read.object().etag()).isEqualTo(etag);
            assertThat(read.object().size()).isEqualTo(3);
        });
        assertThat(objects.head("a/x.json")).map(S3Object::etag).contains(etag);
        assertThat(access.client()
                        .headObject(b -> b.bucket("bucket").key("some/prefix/a/x.json"))
                        .contentType())
                .isEqualTo("application/json");
    }

    @Test
    void anAnswerWithoutALengthIsATroubleThatSaysSo() {
        objects.put("x", bytes("one"), Upload.ALWAYS);
        try (S3Access bare = server.access(new NoLength())) {
            S3Objects there = bare.objects(S3Place.parse("s3://bucket/some/prefix"));
            assertThatThrownBy(() -> there.read("x"))
                    .isInstanceOf(S3Trouble.class)
                    .hasMessageContaining("s3://bucket/some/prefix/x")
                    .hasMessageContaining("does not say how long the object is");
        }
    }

    /** A proxy between that leaves the length out. */
    private static final class NoLength implements ExecutionInterceptor {
        @Override
        public SdkHttpResponse modifyHttpResponse(Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
            return context.httpResponse().toBuilder()
                    .removeHeader("Content-Length")
                    .build();
        }
    }

    @Test
    void whatIsNotThereIsEmpty() {
        assertThat(objects.read("x")).isEmpty();
        assertThat(objects.head("x")).isEmpty();
        assertThat(objects.open("x")).isEmpty();
        assertThat(objects.fetch("x", Optional.empty(), folder.resolve("x")))
                .isEqualTo(new S3Objects.Fetched.Missing());
        assertThat(folder.resolve("x")).doesNotExist();
        assertThat(objects.list("")).isEmpty();
        objects.delete("x");
    }

    @Test
    void aConditionThatIsNotMetWritesNothing() {
        String one = objects.put("x", bytes("one"), Upload.ifAbsent()).orElseThrow();
        assertThat(objects.put("x", bytes("two"), Upload.ifAbsent())).isEmpty();
        String two = objects.put("x", bytes("two"), Upload.ifMatch(one)).orElseThrow();
        assertThat(objects.put("x", bytes("three"), Upload.ifMatch(one))).isEmpty();
        assertThat(objects.put("y", bytes("three"), Upload.ifMatch(one))).isEmpty();
        assertThat(objects.read("x")).hasValueSatisfying(r -> {
            assertThat(r.content()).isEqualTo(bytes("two"));
            assertThat(r.object().etag()).isEqualTo(two);
        });
        assertThat(objects.head("y")).isEmpty();
    }

    @Test
    void contentThatIsKnownDoesNotTravel() {
        String etag = objects.put("x", bytes("one"), Upload.ALWAYS).orElseThrow();
        assertThat(objects.fetch("x", Optional.of(etag), folder.resolve("a"))).isEqualTo(new S3Objects.Fetched.Same());
        assertThat(folder.resolve("a")).doesNotExist();
        objects.put("x", bytes("two"), Upload.ALWAYS);
        assertThat(objects.fetch("x", Optional.of(etag), folder.resolve("a")))
                .isInstanceOf(S3Objects.Fetched.New.class);
        assertThat(folder.resolve("a")).hasContent("two");
    }

    @Test
    void aLargeFileGoesUpInPartsAndComesDownTheSame() throws IOException {
        Path file = random(40 << 20);
        String etag = objects.put("big.zip", file, Upload.ifAbsent().contentType("application/zip"))
                .orElseThrow();
        assertThat(etag).endsWith("-3\"");
        assertThat(objects.fetch("big.zip", Optional.empty(), folder.resolve("again")))
                .isInstanceOf(S3Objects.Fetched.New.class);
        assertThat(folder.resolve("again")).hasSameBinaryContentAs(file);
        assertThat(objects.put("big.zip", file, Upload.ifAbsent())).isEmpty();
        assertThat(objects.abortUploads("")).isZero();
    }

    @Test
    void anUploadThatDiedIsSwept() {
        access.client().createMultipartUpload(b -> b.bucket("bucket").key("some/prefix/a/big.zip"));
        access.client().createMultipartUpload(b -> b.bucket("bucket").key("some/prefix/b/big.zip"));
        assertThat(objects.abortUploads("a/")).isOne();
        assertThat(objects.abortUploads("a/")).isZero();
        assertThat(objects.abortUploads("b/")).isOne();
    }

    @Test
    void moreThanAPageIsListedAndDeleted() {
        List<String> names =
                IntStream.range(0, 1100).mapToObj(i -> "%04d".formatted(i)).toList();
        names.parallelStream().forEach(n -> objects.put("many/" + n, bytes(n), Upload.ALWAYS));
        objects.put("many-more", bytes("x"), Upload.ALWAYS);
        List<String> listed = objects.list("many/").stream().map(S3Object::name).toList();
        assertThat(listed)
                .containsExactlyElementsOf(names.stream().map(n -> "many/" + n).toList());
        objects.deleteAll(listed);
        assertThat(objects.list("")).extracting(S3Object::name).containsExactly("many-more");
    }

    @Test
    void namesThatNoXmlCanSayHideNoOthers() {
        List<String> names = List.of("+%2B &<>'\".txt", "a\u0001\u001f.txt", "ü ドラマ.txt");
        names.forEach(n -> objects.put("x/" + n, bytes(n), Upload.ALWAYS));

        assertThat(objects.list("x/"))
                .extracting(S3Object::name)
                .containsExactlyElementsOf(names.stream().map(n -> "x/" + n).toList());
    }

    @Test
    void aCopyIsTheSameAndKeepsItsMetadata() {
        objects.put("x", bytes("one"), Upload.ALWAYS.metadata(Map.of("show", "my-show")));
        objects.copy(objects.state(objects.head("x").orElseThrow()), "y/x");
        assertThat(objects.read("y/x").orElseThrow().content()).isEqualTo(bytes("one"));
        assertThat(access.client()
                        .headObject(b -> b.bucket("bucket").key("some/prefix/y/x"))
                        .metadata())
                .containsEntry("show", "my-show");
    }

    @Test
    void aMissingBucketIsNamed() {
        S3Objects elsewhere = access.objects(S3Place.parse("s3://no-such-bucket/data"));
        assertThatThrownBy(() -> elsewhere.put("x", bytes("x"), Upload.ALWAYS))
                .isInstanceOf(S3Trouble.class)
                .hasMessageContaining("writing s3://no-such-bucket/data/x failed")
                .hasMessageContaining("there is no bucket 'no-such-bucket'");
        assertThatThrownBy(() -> elsewhere.read("x")).hasMessageContaining("there is no bucket 'no-such-bucket'");
        assertThatThrownBy(() -> elsewhere.list("x")).hasMessageContaining("there is no bucket 'no-such-bucket'");
    }

    private Path random(int size) throws IOException {
        byte[] content = new byte[size];
        new Random(7).nextBytes(content);
        return Files.write(folder.resolve("random"), content);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
