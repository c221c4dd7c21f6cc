package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.inbox.FileStability;
import io.dropcast.inbox.SettledFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettledFilesTest {
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final int MANY = 2 * SettledFiles.FOLDERS_A_LOOK + 100;

    @TempDir
    Path outbox;

    private final HandClock clock = new HandClock();

    private SettledFiles files(Duration quiet) {
        return new SettledFiles(outbox, "people.json", quiet, clock);
    }

    @Test
    void ofFewFoldersEachIsLookedAtEachTime() throws IOException {
        write("a", "1");
        write("b", "2");
        SettledFiles files = files(Duration.ZERO);

        assertThat(files.fresh()).containsOnlyKeys("a", "b");
        assertThat(files.fresh()).containsOnlyKeys("a", "b");
    }

    @Test
    void ofManyFoldersALookGoesThroughSomeAndTheNextGoesOn() throws IOException {
        for (int i = 0; i < MANY; i++) {
            write(folder(i), "1");
        }
        SettledFiles files = files(Duration.ZERO);

        assertThat(takeFresh(files)).hasSize(SettledFiles.FOLDERS_A_LOOK);
        assertThat(takeFresh(files)).hasSize(SettledFiles.FOLDERS_A_LOOK);
        assertThat(takeFresh(files)).hasSize(100);
        assertThat(takeFresh(files)).isEmpty();
    }

    @Test
    void aFileThatIsChangingIsLookedAtEachTimeUntilItHasSettled() throws IOException {
        for (int i = 0; i < MANY; i++) {
            Files.createDirectory(outbox.resolve(folder(i)));
        }
        SettledFiles files = files(QUIET);
        write(folder(0), "1");
        assertThat(files.fresh()).isEmpty();

        clock.move(QUIET);

        assertThat(files.fresh()).as("a look that the folder is not due in").containsOnlyKeys(folder(0));
    }

    @Test
    void aFileThatIsToBeToldOfAgainIsToldOfAtTheNextLook() throws IOException {
        for (int i = 0; i < MANY; i++) {
            Files.createDirectory(outbox.resolve(folder(i)));
        }
        write(folder(0), "1");
        SettledFiles files = files(Duration.ZERO);
        assertThat(takeFresh(files)).containsOnlyKeys(folder(0));

        files.again(folder(0));

        assertThat(takeFresh(files)).containsOnlyKeys(folder(0));
    }

    @Test
    void aNewFolderIsFoundInTheNextRound() throws IOException {
        for (int i = 0; i < MANY; i++) {
            Files.createDirectory(outbox.resolve(folder(i)));
        }
        SettledFiles files = files(Duration.ZERO);
        assertThat(files.fresh()).isEmpty();

        write("a-new-one", "1");

        assertThat(files.fresh()).isEmpty();
        assertThat(files.fresh()).isEmpty();
        assertThat(files.fresh()).containsOnlyKeys("a-new-one");
    }

    private static Map<String, FileStability.Version> takeFresh(SettledFiles files) {
        Map<String, FileStability.Version> fresh = files.fresh();
        files.taken(fresh);
        return fresh;
    }

    private static String folder(int i) {
        return String.format(Locale.ROOT, "show-s01e%04d", i);
    }

    private void write(String folder, String content) throws IOException {
        Files.createDirectories(outbox.resolve(folder));
        Files.writeString(outbox.resolve(folder).resolve("people.json"), content);
    }
}
