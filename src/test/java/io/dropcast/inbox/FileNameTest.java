package io.dropcast.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class FileNameTest {

    @Test
    void aMarkStandsBeforeTheEnding() {
        assertThat(FileName.of("a.b.mp4").with(".1", 0)).isEqualTo("a.b.1.mp4");
        assertThat(FileName.of("noending").with(".1", 0)).isEqualTo("noending.1");
        assertThat(FileName.of(".hidden").with(".1", 0)).isEqualTo(".hidden.1");
    }

    @Test
    void aNameThatFitsIsLeftAsItIs() {
        String longest = "n".repeat(251) + ".mp4";

        assertThat(FileName.of(longest).with("", 0)).isEqualTo(longest);
    }

    @Test
    void theEndOfTheStemIsLeftOutWhereThereIsNoRoomAndNoLetterIsCutInTwo() {
        String name = FileName.of("東".repeat(83) + ".mp4").with(".x", 11);

        assertThat(name).startsWith("東東").endsWith("東.x.mp4");
        assertThat(name.getBytes(StandardCharsets.UTF_8).length).isBetween(255 - 11 - 3, 255 - 11);
    }
}
