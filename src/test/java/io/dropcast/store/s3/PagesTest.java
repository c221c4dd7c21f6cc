package io.dropcast.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.ListObjectsRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

final class PagesTest {
    private final Pages pages = new Pages(new S3Place("bucket", "in/coming"));

    @Test
    void theFirstRequestAsksForAllThatIsBelowThePlace() {
        ListObjectsRequest first = pages.next();

        assertThat(first.bucket()).isEqualTo("bucket");
        assertThat(first.prefix()).isEqualTo("in/coming/");
        assertThat(first.marker()).isNull();
    }

    @Test
    void theNextOneAsksForWhatComesBehindAsItIsCalled() {
        assertThat(pages.take(objects("in/coming/a.mp4", "in/coming/${b} +%2B\u0001.mp4")))
                .extracting(ObjectState::key)
                .containsExactly("in/coming/a.mp4", "in/coming/${b} +%2B\u0001.mp4");

        assertThat(pages.next().marker()).isEqualTo("in/coming/${b} +%2B\u0001.mp4");
    }

    @Test
    void objectsAreTakenAsTheServerSaysThem() {
        assertThat(pages.take(objects("in/coming/a.mp4")))
                .containsExactly(new ObjectState(
                        "bucket",
                        "in/coming/a.mp4",
                        new io.dropcast.store.s3.S3Object("a.mp4", "\"e\"", 7, Instant.EPOCH)));
    }

    @Test
    void anEmptyPageIsTheEnd() {
        pages.take(objects("in/coming/a.mp4"));

        assertThat(pages.take(List.of())).isEmpty();
        assertThat(pages.next().marker()).isEqualTo("in/coming/a.mp4");
    }

    @Test
    void aServerThatGivesTheSamePageAgainAndAgainIsNotAskedForEver() {
        pages.take(objects("in/coming/a.mp4", "in/coming/b.mp4"));

        assertThatThrownBy(() -> pages.take(objects("in/coming/a.mp4", "in/coming/b.mp4")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("s3://bucket/in/coming")
                .hasMessageContaining("again and again");
    }

    private static List<S3Object> objects(String... keys) {
        return Stream.of(keys)
                .map(key -> S3Object.builder()
                        .key(key)
                        .eTag("\"e\"")
                        .size(7L)
                        .lastModified(Instant.EPOCH)
                        .build())
                .toList();
    }
}
