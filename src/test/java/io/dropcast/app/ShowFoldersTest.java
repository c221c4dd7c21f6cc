package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.inbox.SettledFiles;
import io.dropcast.inbox.ShowFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShowFoldersTest {
    @TempDir
    Path outbox;

    private final HandClock clock = new HandClock();
    private final AtomicInteger asked = new AtomicInteger();
    private final Set<String> shows = new TreeSet<>(Set.of("sitcom"));

    private ShowFolders folders;

    @BeforeEach
    void watch() {
        folders = new ShowFolders(new SettledFiles(outbox, "people.json", Duration.ZERO, clock), this::shows, clock);
    }

    private Set<String> shows() {
        asked.incrementAndGet();
        return Set.copyOf(shows);
    }

    @Test
    void aShowIsToldOfOnceForEachChange() throws IOException {
        write("sitcom", "1");
        assertThat(folders.changed()).containsExactly("sitcom");
        assertThat(folders.changed()).isEmpty();

        write("sitcom", "12");
        assertThat(folders.changed()).containsExactly("sitcom");
    }

    @Test
    void theShowsAreNotAskedForAtEachLookBecauseOfACopyInAFolderThatIsNoShow() throws IOException {
        write("sitcom (copy)", "1");

        for (int look = 0; look < 100; look++) {
            assertThat(folders.changed()).isEmpty();
            clock.move(Duration.ofMillis(500));
        }

        assertThat(asked).hasValue(1);
    }

    @Test
    void aShowWhoseFileIsThereBeforeItsFirstEpisodeIsToldOfWithinAMinute() throws IOException {
        write("drama", "1");
        assertThat(folders.changed()).isEmpty();
        shows.add("drama");

        clock.move(Duration.ofMinutes(1));

        assertThat(folders.changed()).containsExactly("drama");
    }

    @Test
    void aFileThatIsWrittenAgainIsAskedAboutAtOnce() throws IOException {
        write("drama", "1");
        assertThat(folders.changed()).isEmpty();
        shows.add("drama");

        write("drama", "12");

        assertThat(folders.changed()).containsExactly("drama");
    }

    private void write(String folder, String content) throws IOException {
        Files.createDirectories(outbox.resolve(folder));
        Files.writeString(outbox.resolve(folder).resolve("people.json"), content);
    }
}
