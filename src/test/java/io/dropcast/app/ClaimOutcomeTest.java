package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.episode.StageInterrupted;
import io.dropcast.inbox.ActiveWork;
import io.dropcast.inbox.ClaimOutcome;
import io.dropcast.inbox.Inbox;
import io.dropcast.inbox.TroubleReport;
import io.dropcast.inbox.VideoIntake;
import io.dropcast.settings.KnownSettings;
import io.dropcast.settings.Settings;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.FileComponent;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClaimOutcomeTest {
    @TempDir
    Path folder;

    private final HandClock clock = new HandClock();
    private Inbox inbox;
    private ActiveWork inHand;
    private ClaimOutcome fate;

    @BeforeEach
    void folders() throws IOException {
        inbox = new Inbox(folder, "a");
        Files.createDirectories(inbox.inProgress());
        Files.createDirectories(inbox.done());
        Files.createDirectories(inbox.failed());
        inHand = new ActiveWork(inbox, Duration.ZERO, Duration.ZERO);
        fate = new ClaimOutcome(inbox, inHand, clock);
    }

    @Test
    void aFileThatWentThroughIsDoneUnderItsOwnName() throws IOException {
        assertThat(fate.done(exchange("film.mp4"))).isEqualTo(".done/film.mp4");
    }

    @Test
    void nothingThatIsDoneIsEverOverwritten() throws IOException {
        Files.writeString(inbox.done().resolve("film.mp4"), "older");
        assertThat(fate.done(exchange("film.mp4"))).isEqualTo(".done/film.20260301-120000-000.mp4");

        Files.writeString(inbox.done().resolve("film.20260301-120000-000.mp4"), "in the same moment");
        assertThat(fate.done(exchange("film.mp4"))).isEqualTo(".done/film.20260301-120000-000-2.mp4");
    }

    @Test
    void aFileThatFailedLiesBesideItsReport() throws IOException {
        Exchange exchange = exchange("film.mp4");
        exchange.setException(new IllegalStateException("no reason"));
        new TroubleReport(inbox, fate, clock).write(exchange);

        assertThat(fate.failed(exchange)).isEqualTo(".failed/film.mp4");
        assertThat(inbox.failed().resolve("film.mp4.error.json"))
                .content()
                .contains("\"file\" : \"film.mp4\"", "\"why\" : \"no reason\"", "what_to_do");
    }

    @Test
    void aSecondFailureOfTheSameNameHasAReportOfItsOwn() throws IOException {
        Files.writeString(inbox.failed().resolve("film.mp4.error.json"), "of an older one that was taken away");
        Exchange exchange = exchange("film.mp4");
        exchange.setException(new IllegalStateException("again"));
        new TroubleReport(inbox, fate, clock).write(exchange);

        assertThat(fate.failed(exchange)).isEqualTo(".failed/film.20260301-120000-000.mp4");
        assertThat(inbox.failed().resolve("film.20260301-120000-000.mp4.error.json"))
                .exists();
        assertThat(inbox.failed().resolve("film.mp4.error.json")).hasContent("of an older one that was taken away");
    }

    @Test
    void aNameOfTheGreatestLengthLeavesRoomForTheReport() throws IOException {
        String name = "n".repeat(251) + ".mp4";
        Exchange exchange = exchange(name);
        exchange.setException(new IllegalStateException("no reason"));
        new TroubleReport(inbox, fate, clock).write(exchange);
        String failed = fate.failed(exchange).substring(".failed/".length());

        assertThat((failed + ".error.json").getBytes(StandardCharsets.UTF_8)).hasSize(255);
        assertThat(inbox.failed().resolve(failed + ".error.json")).content().contains(name);
    }

    @Test
    void aFileInWorkGoesBackWhenTheEngineStops() throws IOException {
        for (Exception why : new Exception[] {
            new StageInterrupted("detect"),
            new UncheckedIOException(new ClosedByInterruptException()),
            new IllegalStateException(new InterruptedException())
        }) {
            Exchange exchange = exchange("film.mp4");
            exchange.setException(why);
            new TroubleReport(inbox, fate, clock).write(exchange);
            assertThat(fate.failed(exchange)).isEqualTo("film.mp4");
        }
        assertThat(inbox.failed()).isEmptyDirectory();
    }

    @Test
    void whateverAStoppingEngineThrowsIsNotTheFilesFault() throws IOException {
        Exchange exchange = exchange("film.mp4");
        exchange.setException(new IllegalStateException("the pool is closed"));
        inHand.stop();

        assertThat(fate.failed(exchange)).isEqualTo("film.mp4");
    }

    @Test
    void aFileThatChangedWhileInWorkGoesBackHoweverTheWorkEnded() throws IOException {
        Exchange exchange = exchange("film.mp4");
        Files.writeString(inbox.inProgress().resolve("film.mp4"), "much more content");

        assertThat(fate.done(exchange)).isEqualTo("film.mp4");
        assertThat(fate.failed(exchange)).isEqualTo("film.mp4");
    }

    @Test
    void theIntakeMakesTheEpisodesIdFromTheNameAndPointsToTheClaimedFile() throws IOException {
        Settings settings = Settings.of(KnownSettings.resolve(Map.of(), Map.of(), Map.of()));
        var run = new VideoIntake(ep -> settings, inHand).open(exchange("My Show S01E02.final.mp4"));

        assertThat(run.ep().value()).isEqualTo("my-show-s01e02");
        assertThat(run.video()).isEqualTo(inbox.inProgress().resolve("My Show S01E02.final.mp4"));
    }

    /** A claimed file, as Camel hands it over. */
    private Exchange exchange(String name) throws IOException {
        Path claimed = Files.writeString(inbox.inProgress().resolve(name), "content");
        GenericFile<File> file = new GenericFile<>();
        file.setFile(claimed.toFile());
        file.setAbsolute(true);
        file.setAbsoluteFilePath(claimed.toString());
        file.setFileNameOnly(name);
        file.setFileLength(Files.size(claimed));
        file.setLastModified(claimed.toFile().lastModified());
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.setProperty(FileComponent.FILE_EXCHANGE_FILE, file);
        return exchange;
    }
}
