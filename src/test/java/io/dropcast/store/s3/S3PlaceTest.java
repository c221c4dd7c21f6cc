package io.dropcast.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class S3PlaceTest {

    @ParameterizedTest
    @CsvSource({
        "s3://my-bucket, my-bucket, ''",
        "s3://my-bucket/, my-bucket, ''",
        "s3://my.bucket.1/a, my.bucket.1, a",
        "s3://my-bucket/a/b/, my-bucket, a/b",
        "s3://abc/year=2026/x_y.z@w~v+u, abc, year=2026/x_y.z@w~v+u",
    })
    void aPlaceIsABucketAndAPrefix(String text, String bucket, String prefix) {
        assertThat(S3Place.parse(text)).isEqualTo(new S3Place(bucket, prefix));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "s3:",
                "s3://",
                "s3:///x",
                "S3://bucket/x",
                "http://bucket/x",
                "s3://ab/x",
                "s3://Bucket/x",
                "s3://-bucket/x",
                "s3://bucket-/x",
                "s3://buc..ket/x",
                "s3://buc_ket/x",
                "s3://192.168.0.1/x",
                "s3://user:secret@bucket/x",
                "s3://bucket?x/y",
                "s3://bucket//x",
                "s3://bucket/x//y",
                "s3://bucket/x//",
                "s3://bucket/../x",
                "s3://bucket/x/..",
                "s3://bucket/./x",
                "s3://bucket/${env:HOME}",
                "s3://bucket/$simple{x}",
                "s3://bucket/{{x}}",
                "s3://bucket/a b",
                "s3://bucket/a\nb",
                "s3://bucket/a\\b",
                "s3://bucket/\u6771",
                "s3://bucket/x?y=z",
                "s3://bucket/x#y",
                "s3://bucket/x%2fy",
            })
    void whatIsNoPlaceIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> S3Place.parse(text))
                .withMessageContaining("is no place in S3");
    }

    @Test
    void aPrefixHasAnEnd() {
        assertThatIllegalArgumentException().isThrownBy(() -> new S3Place("bucket", "x".repeat(513)));
        assertThatIllegalArgumentException().isThrownBy(() -> new S3Place("b".repeat(64), ""));
    }

    @Test
    void keysAreBelowThePrefix() {
        S3Place place = S3Place.parse("s3://bucket/a/b");
        assertThat(place.key("x/y.json")).isEqualTo("a/b/x/y.json");
        assertThat(place.name("a/b/x/y.json")).isEqualTo("x/y.json");
        assertThat(place.uri("x")).isEqualTo("s3://bucket/a/b/x");
        assertThat(place).hasToString("s3://bucket/a/b");
        S3Place whole = S3Place.parse("s3://bucket");
        assertThat(whole.key("x")).isEqualTo("x");
        assertThat(whole.name("x")).isEqualTo("x");
        assertThat(whole).hasToString("s3://bucket");
    }

    @ParameterizedTest
    @CsvSource({"s3://x, true", "S3://x, true", "s3, false", "data, false", "/s3://x, false", "./s3:/x, false"})
    void whatBeginsWithTheSchemeIsMeant(String text, boolean meant) {
        assertThat(S3Place.isMeant(text)).isEqualTo(meant);
    }
}
