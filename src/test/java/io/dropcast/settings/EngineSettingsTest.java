package io.dropcast.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EngineSettingsTest {

    @Test
    void theDefaultsAreGood() {
        assertThat(EngineSettings.of(KnownSettings::defaultOf))
                .isEqualTo(new EngineSettings(0, Duration.ofSeconds(2), 500, 3, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "dropcast.workers, x",
        "dropcast.workers, 1.5",
        "dropcast.workers, -1",
        "dropcast.quiet-seconds, ''",
        "dropcast.quiet-seconds, NaN",
        "dropcast.poll-millis, 0",
        "dropcast.max-tries, 0"
    })
    void aWrongValueIsNamed(String key, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EngineSettings.of(k -> k.equals(key) ? value : KnownSettings.defaultOf(k)))
                .withMessageContaining(key)
                .withMessageContaining("found")
                .withMessageContaining(value);
    }
}
