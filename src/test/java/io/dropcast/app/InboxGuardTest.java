package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.dropcast.inbox.ActiveWork;
import io.dropcast.inbox.ClaimOutcome;
import io.dropcast.inbox.Inbox;
import io.dropcast.inbox.InboxGuard;
import io.dropcast.inbox.TroubleReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InboxGuardTest {
    @TempDir
    Path folder;

    private final HandClock clock = new HandClock();

    @Test
    void theFoldersAreMade() throws IOException {
        prepare("a");

        assertThat(folder.resolve(".done")).isDirectory();
        assertThat(folder.resolve(".failed")).isDirectory();
        assertThat(folder.resolve(".inprogress/a")).isDirectory();
    }

    @Test
    void whatWasInWorkGoesBackUnderItsOwnName() throws IOException {
        leftInWork("a", "it's \"one\"\n.mp4", "content");
        prepare("a");

        assertThat(folder.resolve("it's \"one\"\n.mp4")).hasContent("content");
        assertThat(Lab.names(folder.resolve(".inprogress/a"))).isEmpty();
    }

    @Test
    void whatAnotherNodeHasInWorkIsNotTouched() throws IOException {
        leftInWork("b", "film.mp4", "content");
        prepare("a");

        assertThat(folder.resolve(".inprogress/b/film.mp4")).hasContent("content");
        assertThat(Lab.names(folder)).isEmpty();
    }

    @Test
    void afterThreeTriesThatWereBrokenOffTheFileIsGivenUp() throws IOException {
        Path film = Files.writeString(folder.resolve("film.mp4"), "content");
        for (int i = 0; i < 2; i++) {
            crashWith(film);
            prepare("a");
            assertThat(film).hasContent("content");
        }
        crashWith(film);
        prepare("a");

        assertThat(film).doesNotExist();
        assertThat(folder.resolve(".failed/film.mp4")).hasContent("content");
        assertThat(folder.resolve(".failed/film.mp4.error.json"))
                .content()
                .contains("the engine ended in the middle of it 3 times", "\"where\" : \"recovery\"");
    }

    @Test
    void aFileThatWentThroughIsNotCountedAgainstANewOneOfItsName() throws IOException {
        Path film = Files.writeString(folder.resolve("film.mp4"), "content");
        for (int i = 0; i < 2; i++) {
            crashWith(film);
            prepare("a");
        }
        Files.move(film, folder.resolve(".done/film.mp4"));
        Files.writeString(film, "another film");
        crashWith(film);
        prepare("a");

        assertThat(film).hasContent("another film");
    }

    @Test
    void aStopBetweenTwoCrashesDoesNotForgetTheCount() throws IOException {
        Path film = Files.writeString(folder.resolve("film.mp4"), "content");
        crashWith(film);
        prepare("a");
        prepare("a");
        crashWith(film);
        prepare("a");
        crashWith(film);
        prepare("a");

        assertThat(folder.resolve(".failed/film.mp4")).exists();
    }

    @Test
    void aNewerFileOfTheSameNameIsNotOverwritten() throws IOException {
        leftInWork("a", "film.mp4", "old");
        Files.writeString(folder.resolve("film.mp4"), "new");
        prepare("a");

        assertThat(folder.resolve("film.mp4")).hasContent("new");
        assertThat(folder.resolve(".failed/film.mp4")).hasContent("old");
        assertThat(folder.resolve(".failed/film.mp4.error.json"))
                .content()
                .contains("another file of the same name waits");
    }

    @Test
    void aCountThatCannotBeReadDoesNotStopTheEngine() throws IOException {
        leftInWork("a", "film.mp4", "content");
        Files.writeString(folder.resolve(".inprogress/a/.tries.json"), "{ half");
        prepare("a");

        assertThat(folder.resolve("film.mp4")).exists();
    }

    @Test
    void aSecondEngineOfTheSameNameIsRefusedAndAnotherNameIsNot() throws IOException {
        InboxGuard first = guard("a");
        first.prepare();

        assertThatIllegalStateException()
                .isThrownBy(() -> guard("a").prepare())
                .withMessageContaining("another dropcast watches " + folder + " as node 'a'");
        prepare("b");
        first.release();
        prepare("a");
    }

    private void prepare(String node) throws IOException {
        InboxGuard guard = guard(node);
        guard.prepare();
        guard.release();
    }

    private InboxGuard guard(String node) {
        Inbox inbox = new Inbox(folder, node);
        ActiveWork inHand = new ActiveWork(inbox, Duration.ZERO, Duration.ZERO);
        ClaimOutcome fate = new ClaimOutcome(inbox, inHand, clock);
        return new InboxGuard(inbox, 3, inHand, fate, new TroubleReport(inbox, fate, clock));
    }

    private void leftInWork(String node, String name, String content) throws IOException {
        Path claimed = folder.resolve(".inprogress").resolve(node);
        Files.createDirectories(claimed);
        Files.writeString(claimed.resolve(name), content);
    }

    private void crashWith(Path film) throws IOException {
        Path claimed = folder.resolve(".inprogress/a");
        Files.createDirectories(claimed);
        Files.move(film, claimed.resolve(film.getFileName()));
    }
}
