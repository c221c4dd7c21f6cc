package io.dropcast.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropcast.episode.CropShelf;
import io.dropcast.episode.GuardedStore;
import io.dropcast.episode.Key;
import io.dropcast.episode.StoreContract;
import io.dropcast.store.folder.ZipCropShelf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("integration")
final class S3StoreTest extends StoreContract {
    private static final Key CROPS = new Key("frames/show-s01e01/crops.zip");

    @TempDir
    Path folder;

    private S3Server server;
    private S3Access access;
    private S3Place place;
    private final Requests requests = new Requests();

    @Override
    protected GuardedStore make() throws Exception {
        server = S3Server.start(folder.resolve("server"));
        access = server.access(requests);
        place = server.made("s3://bucket/some/prefix");
        return store("cache");
    }

    @Override
    protected GuardedStore other() {
        return store("cache of another machine");
    }

    private S3Store store(String cache) {
        return new S3Store(access.objects(place), folder.resolve(cache));
    }

    @Override
    protected int rounds() {
        return 20;
    }

    @AfterEach
    void stop() {
        access.close();
        server.close();
    }

    @Test
    void whatIsTheSameInTheBucketDoesNotTravelAgain() {
        store.write(KEY, bytes("one"));
        requests.clear();
        assertThat(text(KEY)).isEqualTo("one");
        assertThat(text(KEY)).isEqualTo("one");
        assertThat(requests.statuses()).containsExactly("GetObject 304", "GetObject 304");
    }

    @Test
    void aCopyIsBelievedOnlyWhileTheBucketSaysSo() {
        store.write(KEY, bytes("one"));
        access.client()
                .putObject(
                        b -> b.bucket("bucket").key("some/prefix/" + KEY),
                        software.amazon.awssdk.core.sync.RequestBody.fromString("two"));
        assertThat(text(KEY)).isEqualTo("two");
        access.client().deleteObject(b -> b.bucket("bucket").key("some/prefix/" + KEY));
        assertThat(store.read(KEY)).isEmpty();
        assertThat(files("cache")).isEmpty();
    }

    @Test
    void aCopyThatWasCutShortIsFetchedAgain() throws IOException {
        store.write(KEY, bytes("one"));
        Files.writeString(files("cache").get(0), "o");
        assertThat(text(KEY)).isEqualTo("one");
    }

    @Test
    void withoutItsCacheItIsTheSameStore() throws IOException {
        store.write(KEY, bytes("one"));
        Files.delete(files("cache").get(0));
        assertThat(text(KEY)).isEqualTo("one");
    }

    @Test
    void whatAnotherMachineDeletedDoesNotStayInTheCache() {
        store.write(KEY, bytes("one"));
        other().delete(KEY);
        assertThat(files("cache")).hasSize(1);
        assertThat(store.list(new Key("manifests"))).isEmpty();
        assertThat(files("cache")).isEmpty();
    }

    @Test
    void aSearchLooksIntoTheBucketAndTheCache() {
        store.write(KEY, bytes("one"));
        access.client()
                .putObject(
                        b -> b.bucket("bucket").key("some/prefix/manifests/no key, \u6771"),
                        software.amazon.awssdk.core.sync.RequestBody.fromString("two"));
        List<String> where = new ArrayList<>();
        store.everything(path -> true, c -> where.add(c.where()));
        assertThat(where)
                .hasSize(3)
                .contains("s3://bucket/some/prefix/manifests/no key, \u6771", "s3://bucket/some/prefix/" + KEY);
        assertThat(where.get(2)).contains("cache");
    }

    @Test
    void whatOthersPutUnderOtherNamesIsNotListed() {
        store.write(KEY, bytes("one"));
        for (String name : List.of("manifests/", "manifests/a b", "manifests/.x", "manifests/../x")) {
            access.client()
                    .putObject(
                            b -> b.bucket("bucket").key("some/prefix/" + name),
                            software.amazon.awssdk.core.sync.RequestBody.fromString("x"));
        }
        assertThat(store.list(new Key("manifests"))).containsExactly(KEY);
    }

    @Test
    void cropsGoUpWhenTheyAreCompleteAndNotBefore() {
        CropShelf shelf = shelf(store("cache"));
        try (CropShelf.Writer writer = shelf.write()) {
            writer.put("a.jpg", bytes("a"));
        }
        assertThat(store.exists(CROPS)).isFalse();
        try (CropShelf.Writer writer = shelf.write()) {
            writer.put("a.jpg", bytes("a"));
            writer.put("b.jpg", bytes("b"));
            assertThat(store.exists(CROPS)).isFalse();
            writer.finish();
        }
        try (CropShelf.Reader reader = shelf(store("another cache")).read()) {
            assertThat(reader.names()).containsExactly("a.jpg", "b.jpg");
            assertThat(reader.get("b.jpg")).contains(bytes("b"));
        }
        assertThat(files("cache")).hasSize(1);
    }

    @Test
    void manyCropsGoUpInPartsAndComeDownTheSame() {
        CropShelf shelf = shelf(store("cache"));
        byte[] crop = new byte[9 << 20];
        try (CropShelf.Writer writer = shelf.write()) {
            for (int i = 0; i < 4; i++) {
                new Random(i).nextBytes(crop);
                writer.put(i + ".jpg", crop);
            }
            requests.clear();
            writer.finish();
        }
        assertThat(requests.names())
                .containsExactly(
                        "CreateMultipartUpload", "UploadPart", "UploadPart", "UploadPart", "CompleteMultipartUpload");
        try (CropShelf.Reader reader = shelf(store("another cache")).read()) {
            assertThat(reader.get("3.jpg")).contains(crop);
        }
    }

    @Test
    void cropsThatAreNotThereAreSaidToBe() {
        CropShelf shelf = shelf(store("cache"));
        assertThatThrownBy(shelf::read)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("crops.zip cannot be read");
    }

    @Test
    void sweepingEndsBrokenUploadsOfThatPrefixOnly() throws IOException {
        store.write(KEY, bytes("one"));
        Path left = Files.writeString(files("cache").get(0).resolveSibling(".part-left"), "x");
        access.client().createMultipartUpload(b -> b.bucket("bucket").key("some/prefix/" + KEY));
        access.client().createMultipartUpload(b -> b.bucket("bucket").key("some/prefix/" + CROPS));
        store.sweep(new Key("manifests/show-s01e01"));
        assertThat(left).doesNotExist();
        assertThat(access.client().listMultipartUploads(b -> b.bucket("bucket")).uploads())
                .extracting(u -> u.key())
                .containsExactly("some/prefix/" + CROPS);
        assertThat(text(KEY)).isEqualTo("one");
    }

    private static CropShelf shelf(S3Store store) {
        return new S3CropShelf(store, CROPS, ZipCropShelf::new);
    }

    private List<Path> files(String cache) {
        try (Stream<Path> all = Files.walk(folder.resolve(cache))) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
