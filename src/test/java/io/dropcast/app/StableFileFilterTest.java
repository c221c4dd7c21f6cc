package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.inbox.SkipLog;
import io.dropcast.inbox.StableFileFilter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StableFileFilterTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    Path inbox;

    private final HandClock clock = new HandClock();
    private final SkipLog leftAlone = new SkipLog();
    private final StableFileFilter filter =
            new StableFileFilter(Duration.ofSeconds(2), clock, leftAlone, StableFileFilter.VIDEOS);

    @Test
    void aFileIsTakenAfterItHasNotChangedForAsLongAsSaid() throws IOException {
        Path file = write("a.mp4", "content");

        assertThat(filter.accept(file)).isFalse();
        clock.move(SECOND);
        assertThat(filter.accept(file)).isFalse();
        clock.move(SECOND);
        assertThat(filter.accept(file)).isTrue();
    }

    @Test
    void aFileThatGrowsIsNotTakenHoweverOldItsTimeIs() throws IOException {
        Path file = write("a.mp4", "x");
        for (int i = 0; i < 10; i++) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
            assertThat(filter.accept(file)).isFalse();
            clock.move(SECOND);
            Files.writeString(file, "more", StandardOpenOption.APPEND);
        }
    }

    @Test
    void aFileWhoseTimeChangesIsNotTakenThoughItsSizeStays() throws IOException {
        Path file = write("a.mp4", "preallocated");
        for (int i = 0; i < 10; i++) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plusSeconds(i)));
            assertThat(filter.accept(file)).isFalse();
            clock.move(SECOND);
        }
    }

    @Test
    void aTimeInTheFutureDoesNotHoldAFileUp() throws IOException {
        Path file = write("a.mp4", "content");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2100-01-01T00:00:00Z")));

        filter.accept(file);
        clock.move(SECOND.multipliedBy(2));
        assertThat(filter.accept(file)).isTrue();
    }

    @Test
    void aClockThatIsSetBackDoesNotHoldAFileUpForLonger() throws IOException {
        Path file = write("a.mp4", "content");
        filter.accept(file);
        clock.move(Duration.ofHours(-5));

        assertThat(filter.accept(file)).isFalse();
        clock.move(SECOND.multipliedBy(2));
        assertThat(filter.accept(file)).isTrue();
    }

    @Test
    void aFileThatIsLeftForALaterPollNeedNotWaitAgain() throws IOException {
        Path file = write("a.mp4", "content");
        filter.accept(file);
        clock.move(SECOND.multipliedBy(2));

        assertThat(filter.accept(file)).isTrue();
        assertThat(filter.accept(file)).isTrue();
    }

    @Test
    void anotherFileUnderAnOldNameWaitsAgain() throws IOException {
        Path file = write("a.mp4", "one");
        FileTime time = Files.getLastModifiedTime(file);
        filter.accept(file);
        clock.move(SECOND.multipliedBy(2));
        Path other = write("b.mp4", "two");
        Files.setLastModifiedTime(other, time);
        Files.delete(file);
        Files.move(other, file);

        assertThat(filter.accept(file)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a.mp4", "A.MP4", "a.Mkv", "a.mov", "a.avi", "a.webm", "a.m4v", "a.ts", "a.mpg", "a\nb.mp4"})
    void videosAreKnownByTheirEndingInAnyCase(String name) throws IOException {
        Path file = write(name, "content");
        filter.accept(file);
        clock.move(SECOND.multipliedBy(2));

        assertThat(filter.accept(file)).isTrue();
        assertThat(leftAlone.knows(file)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"notes.txt", "mp4", "a.mp4.part", "a.mp4 "})
    void whatIsNotAVideoStaysAndIsMentioned(String name) throws IOException {
        Path file = write(name, "content");
        filter.accept(file);
        clock.move(Duration.ofDays(1));

        assertThat(filter.accept(file)).isFalse();
        assertThat(leftAlone.knows(file)).isTrue();
    }

    @Test
    void theReadmeOfTheInboxIsNotMentioned() throws IOException {
        Path file = write("README.md", "drop videos here");

        assertThat(filter.accept(file)).isFalse();
        assertThat(leftAlone.knows(file)).isFalse();
    }

    @Test
    void linksStayWhateverTheyPointTo() throws IOException {
        Path film = write("film.bin", "content");
        Path link = Files.createSymbolicLink(inbox.resolve("link.mp4"), film);
        Path dangling = Files.createSymbolicLink(inbox.resolve("dangling.mp4"), inbox.resolve("nothing"));
        for (Path path : new Path[] {link, dangling}) {
            filter.accept(path);
            clock.move(Duration.ofDays(1));
            assertThat(filter.accept(path)).isFalse();
            assertThat(leftAlone.knows(path)).isTrue();
        }
    }

    @Test
    void aFolderWithAVideosNameStays() throws IOException {
        Path folder = Files.createDirectory(inbox.resolve("folder.mp4"));
        filter.accept(folder);
        clock.move(Duration.ofDays(1));

        assertThat(filter.accept(folder)).isFalse();
    }

    @Test
    void aBackslashInANameIsMentionedBecauseCamelWouldTakeItForAFolder() throws IOException {
        Path file = write("AC\\DC.mp4", "content");

        assertThat(filter.accept(file)).isFalse();
        assertThat(leftAlone.knows(file)).isTrue();
    }

    @Test
    void aNameThatJavaCannotTakeHoldsUpNobodyElse() {
        File unnameable = new File("a\0b.mp4");

        assertThat(filter.accept(unnameable)).isFalse();
        assertThat(leftAlone.knows(unnameable.toString())).isTrue();
    }

    @Test
    void aFileThatVanishesIsNoError() {
        assertThat(filter.accept(inbox.resolve("gone.mp4"))).isFalse();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(inbox.resolve(name), text);
    }
}
