package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.App;
import io.dropcast.face.EpisodeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Engines in processes of their own, ended the hard way. */
@Timeout(120)
@Tag("integration")
final class ProcessDeathTest {
    private static final String EP = "faces-s01e01";
    private static final List<String> STAGES =
            List.of("detect", "track", "embed", "cluster", "reps", "people", "publish");

    @TempDir
    Path folder;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void endAll() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void anEngineThatIsKilledInDetectEmbedAndPublishEndsWithTheBytesOfOneThatIsNot() throws Exception {
        Lab lab = Lab.in(folder.resolve("killed"));
        Path film = Films.withFaces(folder.resolve(EP + ".mp4"));
        Files.copy(film, lab.inbox().resolve(EP + ".mp4"));
        Path runs = lab.manifests(EP).resolve("runs");

        killWhen(lab, () -> inTheMiddleOf(lab, "detect", "data/frames/" + EP + "/.part-crops.zip"));
        assertThat(runs.resolve("detect.json")).as("killed in detect").doesNotExist();
        killWhen(lab, () -> inTheMiddleOf(lab, "embed", "data/frames/" + EP + "/crops"));
        assertThat(runs.resolve("track.json")).exists();
        assertThat(runs.resolve("embed.json")).as("killed in embed").doesNotExist();
        killWhen(lab, () -> inTheMiddleOf(lab, "publish", "outbox/" + EP));
        assertThat(runs.resolve("people.json")).exists();
        assertThat(runs.resolve("publish.json")).as("killed in publish").doesNotExist();
        assertThat(lab.inWork()).containsExactly(EP + ".mp4");

        Process last = start(lab);
        lab.awaitEmptyInbox();
        stop(last);

        assertThat(lab.done()).containsExactly(EP + ".mp4");
        assertThat(lab.failed()).isEmpty();
        assertThat(lab.inWork()).isEmpty();
        Map<String, String> expected = undisturbed(film);
        assertThat(expected)
                .containsKeys(
                        "data/manifests/" + EP + "/faces.f32",
                        "data/frames/" + EP + "/crops.zip",
                        "outbox/" + EP + "/report.html");
        assertThat(lab.results()).containsExactlyEntriesOf(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"begun", "writing"})
    void anEngineThatDiesInEveryStageEndsWithTheBytesOfOneThatDoesNot(String when) throws Exception {
        Lab lab = Lab.in(folder.resolve("dying"));
        Path film = Films.withFaces(folder.resolve(EP + ".mp4"));
        Files.copy(film, lab.inbox().resolve(EP + ".mp4"));
        Path runs = lab.manifests(EP).resolve("runs");

        for (String stage : STAGES) {
            Process dying = startDying(lab, stage, when, 99);
            assertThat(dying.waitFor(60, TimeUnit.SECONDS))
                    .as("died in " + stage)
                    .isTrue();
            assertThat(dying.exitValue()).as(this::said).isEqualTo(137);
            assertThat(lab.inWork()).as("in " + stage).containsExactly(EP + ".mp4");
            if (when.equals("begun")) {
                assertThat(runs.resolve(stage + ".json")).doesNotExist();
            }
        }

        Process last = start(lab);
        lab.awaitEmptyInbox();
        stop(last);
        assertThat(lab.done()).containsExactly(EP + ".mp4");
        assertThat(lab.failed()).isEmpty();
        assertThat(lab.results()).containsExactlyEntriesOf(undisturbed(film));
    }

    @Test
    void aFileThatKillsTheEngineThreeTimesIsPutAsideAndTheNextOneIsDone() throws Exception {
        Lab lab = Lab.in(folder.resolve("deadly"));
        Films.withFaces(lab.inbox().resolve(EP + ".mp4"));
        for (int i = 0; i < 3; i++) {
            Process dying = startDying(lab, "detect", "begun", 3);
            assertThat(dying.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(dying.exitValue()).as(this::said).isEqualTo(137);
        }
        Films.plain(lab.inbox().resolve("good.mp4"), 5);
        Process engine = start(lab, 3);
        lab.awaitEmptyInbox();
        stop(engine);
        assertThat(lab.failed()).containsExactly(EP + ".mp4", EP + ".mp4.error.json");
        assertThat(Files.readString(lab.inbox().resolve(".failed/" + EP + ".mp4.error.json")))
                .contains("the engine ended in the middle of it 3 times");
        assertThat(lab.done()).containsExactly("good.mp4");
    }

    @Test
    void aProcessThatIsToldToStopPutsTheFileBackAndEndsSoon() throws Exception {
        Lab lab = Lab.in(folder.resolve("stopped"));
        // long enough to be still in work when the signal comes
        Films.plain(lab.inbox().resolve("film.mp4"), 3000);
        Process engine = start(lab);
        await(engine, () -> running(lab, "detect"));
        engine.destroy();

        assertThat(engine.waitFor(15, TimeUnit.SECONDS)).as("ended").isTrue();
        assertThat(engine.exitValue()).isIn(0, 143);
        assertThat(Lab.names(lab.inbox())).containsExactly("film.mp4");
        assertThat(lab.inWork()).isEmpty();
        assertThat(lab.failed()).isEmpty();
    }

    @Test
    void aSecondProcessOfTheSameNodeRefusesAndTheFirstGoesOn() throws Exception {
        Lab lab = Lab.in(folder.resolve("twice"));
        Process first = start(lab);
        await(first, () -> Files.exists(lab.inbox().resolve(".inprogress/lab/.tries.json")));
        Process second = start(lab);

        assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(1);
        assertThat(said()).contains("another dropcast watches " + lab.inbox() + " as node 'lab'");
        Films.plain(lab.inbox().resolve("film.mp4"), 5);
        lab.awaitEmptyInbox();
        assertThat(lab.done()).containsExactly("film.mp4");
        stop(first);
    }

    private Map<String, String> undisturbed(Path film) throws IOException {
        Lab lab = Lab.in(folder.resolve("undisturbed"));
        try (Engine engine = Engine.forCommands(lab.wiring(), new Quiet())) {
            engine.process(new EpisodeId(EP), film);
        }
        return lab.results();
    }

    /** Something that the stage makes is there already, or a part of it. */
    private static boolean inTheMiddleOf(Lab lab, String stage, String made) throws IOException {
        return running(lab, stage) && Files.exists(lab.folder().resolve(made));
    }

    /** The stage that progress.json names is the one that is being run. */
    private static boolean running(Lab lab, String stage) throws IOException {
        Path progress = lab.manifests(EP)
                .resolveSibling(Lab.names(lab.data().resolve("manifests")).stream()
                        .findFirst()
                        .orElse("none"))
                .resolve("progress.json");
        return Files.exists(progress)
                && Files.readString(progress).contains("\"stage\" : \"" + stage + "\"")
                && Files.readString(progress).contains("\"state\" : \"running\"");
    }

    private void killWhen(Lab lab, Callable<Boolean> reached) throws Exception {
        Process engine = start(lab);
        await(engine, reached);
        engine.destroyForcibly().waitFor();
        assertThat(lab.inWork()).containsExactly(EP + ".mp4");
    }

    private void await(Process engine, Callable<Boolean> reached) {
        Awaitility.await()
                .atMost(Lab.LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .failFast(() -> assertThat(engine.isAlive())
                        .as(() -> "the engine ended: " + said())
                        .isTrue())
                .until(reached);
    }

    private void stop(Process engine) throws InterruptedException {
        engine.destroy();
        assertThat(engine.waitFor(15, TimeUnit.SECONDS)).isTrue();
    }

    private Process start(Lab lab) throws IOException {
        return start(lab, 9);
    }

    private Process start(Lab lab, int tries) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("run", "--http-port=0", "--max-tries=" + tries));
        lab.settings()
                .forEach((key, value) -> arguments.add("--" + key.substring(9).replace('.', '-') + "=" + value));
        return java(lab, App.class, arguments);
    }

    private Process startDying(Lab lab, String stage, String when, int tries) throws IOException {
        return java(lab, DyingEngine.class, List.of(lab.folder().toString(), stage, when, Integer.toString(tries)));
    }

    private Process java(Lab lab, Class<?> main, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-Ddropcast.home=" + lab.home(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
        processes.add(process);
        return process;
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
