package io.dropcast.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dropcast.settings.KnownSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class S3SettingsTest {

    @Test
    void withoutSettingsItIsAmazonTheWayItsUsersKnowIt() {
        assertThat(of(Map.of()))
                .isEqualTo(new S3Settings(
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        8,
                        Duration.ofSeconds(30)));
    }

    @Test
    void otherServersHaveTheBucketInThePath() {
        S3Settings settings = of(Map.of("dropcast.s3.endpoint", "http://127.0.0.1:9000"));
        assertThat(settings.endpoint()).contains(URI.create("http://127.0.0.1:9000"));
        assertThat(settings.pathStyle()).isTrue();
        assertThat(of(Map.of("dropcast.s3.endpoint", "https://s3.example.org", "dropcast.s3.path-style", "false"))
                        .pathStyle())
                .isFalse();
        assertThat(of(Map.of("dropcast.s3.path-style", "true")).pathStyle()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "dropcast.s3.endpoint, 127.0.0.1:9000",
        "dropcast.s3.endpoint, ftp://x",
        "dropcast.s3.endpoint, http://user:secret@x",
        "dropcast.s3.endpoint, http://a b",
        "dropcast.s3.path-style, yes",
        "dropcast.s3.requester-pays, 1",
        "dropcast.s3.max-tries, 0",
        "dropcast.s3.max-tries, x",
        "dropcast.s3.lease-seconds, 0"
    })
    void aWrongValueIsNamed(String key, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(Map.of(key, value)))
                .withMessageContaining(key)
                .withMessageContaining("found")
                .withMessageContaining(value);
    }

    @Test
    void oneKeyAloneIsRefusedAndTheSecretIsNotShown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(Map.of("dropcast.s3.access-key", "a")))
                .withMessageContaining("dropcast.s3.secret-key is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(Map.of("dropcast.s3.secret-key", "hidden")))
                .withMessageContaining("dropcast.s3.access-key is missing")
                .withMessageNotContaining("hidden");
        S3Settings both = of(Map.of("dropcast.s3.access-key", "a", "dropcast.s3.secret-key", "hidden"));
        assertThat(both.keys()).contains(new S3Settings.Keys("a", "hidden"));
        assertThat(both.toString()).doesNotContain("hidden");
    }

    private static S3Settings of(Map<String, String> said) {
        return S3Settings.of(key -> said.getOrDefault(key, KnownSettings.defaultOf(key)));
    }
}
