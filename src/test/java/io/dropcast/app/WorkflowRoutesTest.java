package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropcast.episode.EpisodeRun;
import io.dropcast.episode.Json;
import io.dropcast.episode.Stage;
import io.dropcast.face.EpisodeId;
import io.dropcast.inbox.ActiveWork;
import io.dropcast.inbox.ClaimOutcome;
import io.dropcast.inbox.Inbox;
import io.dropcast.inbox.SkipLog;
import io.dropcast.inbox.StableFileFilter;
import io.dropcast.inbox.TroubleReport;
import io.dropcast.inbox.VideoIntake;
import io.dropcast.settings.Settings;
import io.dropcast.workflow.Stages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.spi.Registry;
import org.apache.camel.test.junit5.CamelContextConfiguration;
import org.apache.camel.test.main.junit5.CamelMainTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The routes of the inbox and of an episode as they are, over stages that only note that they ran. */
final class WorkflowRoutesTest extends CamelMainTestSupport {
    private static final EpisodeId EP = new EpisodeId("show-s01e01");

    @TempDir
    static Path folder;

    /** Set by Camel's test base before this object's own constructor. */
    private Path inbox;

    private final List<String> ran = new CopyOnWriteArrayList<>();
    private String fails = "";

    @Override
    protected void configure(MainConfigurationProperties main) {
        main.withBasePackageScanEnabled(false);
        // as the engine does: the report names the step that failed
        main.withMessageHistory(true);
        main.withRoutesIncludePattern("file:routes/inbox.camel.yaml,file:routes/episode.camel.yaml");
    }

    @Override
    public void configureContext(CamelContextConfiguration test) {
        super.configureContext(test);
        inbox = newInbox();
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "dropcast.watch", "true",
                "dropcast.inbox", inbox.toString(),
                "dropcast.node", "lab",
                "dropcast.poll-millis", "20"));
        test.withUseOverridePropertiesWithPropertiesComponent(settings).withRegistryBinder(this::bind);
    }

    private void bind(Registry registry) {
        Clock clock = Clock.systemUTC();
        Inbox folders = new Inbox(inbox, "lab");
        ActiveWork work = new ActiveWork(folders, Duration.ofSeconds(1), Duration.ofSeconds(1));
        ClaimOutcome outcome = new ClaimOutcome(folders, work, clock);
        registry.bind("stable", new StableFileFilter(Duration.ZERO, clock, new SkipLog(), StableFileFilter.VIDEOS));
        registry.bind("fate", outcome);
        registry.bind("troubles", new TroubleReport(folders, outcome, clock));
        registry.bind("intake", new VideoIntake(ep -> Settings.of(Map.of()), work));
        Stages.NAMES.forEach(name -> registry.bind(name, stage(name)));
    }

    private Stage stage(String name) {
        return new Stage() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void run(EpisodeRun run) {
                if (name.equals(fails)) {
                    throw new IllegalStateException(name + " cannot go on with " + run.ep());
                }
                ran.add(name);
            }
        };
    }

    @Test
    void theStagesRunInTheOrderOfTheirList() {
        template.sendBody("direct:episode", EpisodeRun.withoutVideo(EP, Settings.of(Map.of())));

        assertThat(ran).isEqualTo(Stages.NAMES);
    }

    @Test
    void whatAStageThrowsEndsTheRunAndReachesTheCaller() {
        fails = "cluster";

        assertThatThrownBy(
                        () -> template.sendBody("direct:episode", EpisodeRun.withoutVideo(EP, Settings.of(Map.of()))))
                .rootCause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("cluster cannot go on with show-s01e01");
        assertThat(ran).containsExactly("detect", "track", "embed");
    }

    @Test
    void aDroppedVideoGoesThroughTheStagesAndIsDone() throws IOException {
        drop();

        assertThat(ran).isEqualTo(Stages.NAMES);
        assertThat(inbox.resolve(".done/Show S01E01.mp4")).hasContent("film");
        assertThat(inbox.resolve(".failed")).doesNotExist();
    }

    @Test
    void aVideoThatFailsLiesBesideTheReportOfItsStage() throws IOException {
        fails = "embed";

        drop();

        assertThat(ran).containsExactly("detect", "track");
        assertThat(inbox.resolve(".failed/Show S01E01.mp4")).hasContent("film");
        Path report = inbox.resolve(".failed/Show S01E01.mp4" + ClaimOutcome.REPORT);
        assertThat(Json.parseObject(Files.readAllBytes(report), "report")
                        .path("where")
                        .asText())
                .contains("embed");
    }

    private static Path newInbox() {
        try {
            return Files.createTempDirectory(folder, "inbox");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Comes back when the file was dealt with. */
    private void drop() throws IOException {
        NotifyBuilder dealtWith =
                new NotifyBuilder(context).fromRoute("inbox").whenDone(1).create();
        Files.writeString(inbox.resolve("Show S01E01.mp4"), "film");
        assertThat(dealtWith.matches(30, TimeUnit.SECONDS)).isTrue();
    }
}
