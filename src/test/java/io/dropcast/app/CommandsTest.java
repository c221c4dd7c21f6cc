package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dropcast.cli.Dropcast;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a user types it: exit codes 0 done, 1 failed, 2 wrong use, and what is said. */
@Tag("integration")
final class CommandsTest {
    @TempDir
    Path folder;

    private Lab lab;
    private CommandLine line;

    @BeforeEach
    void lab() throws IOException {
        lab = Lab.in(folder);
        line = new CommandLine(lab);
    }

    @Test
    void processPrintsWhatItDidAndWhereToLook() throws IOException {
        Path film = Films.plain(folder.resolve("My Show S01E02.mp4"), 5);
        CommandLine.Said said = line.run("process", film.toString());

        assertThat(said.code()).isZero();
        assertThat(said.out())
                .contains("my-show-s01e02", "detect", "publish", "0 people")
                .contains(lab.outbox().resolve("my-show-s01e02/report.html").toString());
        assertThat(film).as("nothing is moved").exists();
        assertThat(line.run("status").out()).contains("my-show-s01e02", "done", "0 people, 0 tracks");
        assertThat(line.run("process", film.toString()).out()).contains("nothing to do");
    }

    @Test
    void aStageIsNotRunAgainBecauseTheEngineOrABucketIsReachedInAnotherWay() throws IOException {
        Path film = Films.plain(folder.resolve("show-s01e01.mp4"), 5);
        assertThat(line.run("process", film.toString()).code()).isZero();
        String again = line.run(
                        "process", film.toString(), "--http-port=1234", "--s3-region=eu-west-1", "--s3-max-tries=3")
                .out();

        for (String stage : List.of("detect", "track", "embed", "cluster", "reps", "people", "publish")) {
            assertThat(again).containsPattern(stage + " +nothing to do");
        }
        assertThat(Files.readString(lab.manifests("show-s01e01").resolve("runs/detect.json")))
                .doesNotContain("http", "s3");
        assertThat(line.run("process", film.toString(), "--detect-stride=2").out())
                .as("what a stage depends on")
                .doesNotContainPattern("detect +nothing to do");
    }

    @Test
    void oneBadFileDoesNotKeepTheOthersFromBeingProcessed() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.mp4"), "no video");
        Path good = Films.plain(folder.resolve("good.mp4"), 5);
        CommandLine.Said said = line.run("process", bad.toString(), good.toString());

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out())
                .contains("bad: " + bad + ": no video can be read from it")
                .contains("good", "publish");
        assertThat(lab.outbox().resolve("good/report.html")).exists();
    }

    @Test
    void processRefusesWhatCannotBeMeant() throws IOException {
        Path film = Files.writeString(folder.resolve("film.mp4"), "a");
        Path same = Files.writeString(folder.resolve("Film.mkv"), "b");

        assertThat(line.run("process", folder.resolve("missing.mp4").toString()))
                .matches(s -> s.code() == 2)
                .matches(s -> s.err().contains("missing.mp4 is not there"));
        assertThat(line.run("process", folder.toString()))
                .matches(s -> s.code() == 2)
                .matches(s -> s.err().contains("is not a file"));
        assertThat(line.run("process", film.toString(), same.toString()))
                .matches(s -> s.code() == 2)
                .matches(s -> s.err().contains("are both episode film: rename one"));
        assertThat(line.run("process").code()).isEqualTo(2);
        assertThat(lab.data()).doesNotExist();
    }

    @Test
    void wrongUseIsAnsweredWithTwoAndAHint() {
        assertThat(Dropcast.run()).isEqualTo(2);
        assertThat(Dropcast.run("proces")).isEqualTo(2);
        assertThat(line.run("process", "--no-such-flag=1", "film.mp4"))
                .matches(s -> s.code() == 2)
                .matches(s -> s.err().contains("--no-such-flag"));
        assertThat(line.run("settings", "--min-identity-sim=7"))
                .matches(s -> s.code() == 2)
                .matches(s -> s.err().contains("dropcast.cluster.min-identity-sim"));
        assertThat(line.run("settings", "--workers=many"))
                .matches(s -> s.code() == 2)
                .matches(s -> s.err().contains("dropcast.workers") && s.err().contains("'many'"));
    }

    @Test
    void settingsListsWhatIsInEffectAndMarksWhatDiffers() {
        CommandLine.Said said = line.run("settings", "--min-identity-sim=0.61");

        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("* dropcast.cluster.min-identity-sim=0.61", "  dropcast.detect.stride=3");
    }

    @Test
    void statusOfAnEmptyPlaceIsNoError() {
        CommandLine.Said said = line.run("status");

        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("waiting: nothing", "in work: nothing", "failed: nothing");
    }

    @Test
    void statusShowsWhatWaitsAndFailedAndLetsNoNameSteerTheTerminal() throws IOException {
        Files.createDirectories(lab.inbox().resolve(".failed"));
        Files.writeString(lab.inbox().resolve(".failed/bad.mp4"), "x");
        Files.writeString(lab.inbox().resolve(".failed/bad.mp4.error.json"), "{}");
        Files.writeString(lab.inbox().resolve("red\u001b[31m.mp4"), "x");
        CommandLine.Said said = line.run("status");

        assertThat(said.out()).contains("waiting: 1", "red?[31m.mp4", "failed: 1", "bad.mp4");
        assertThat(said.out()).doesNotContain("\u001b", "error.json");
    }

    @Test
    void doctorFindsAGoodPlaceGoodAndNamesWhatIsNot() throws IOException {
        CommandLine.Said good = line.run("doctor");
        assertThat(good.out()).contains("java", "settings", "decoder", "models", "inbox", "outbox", "data");
        assertThat(good.out()).doesNotContain("BAD");
        assertThat(good.code()).isZero();

        Path file = Files.createFile(folder.resolve("file"));
        CommandLine.Said bad = line.run("doctor", "--models=" + folder.resolve("none"), "--outbox=" + file);
        assertThat(bad.code()).isEqualTo(1);
        assertThat(bad.out().lines().filter(l -> l.startsWith("BAD")))
                .hasSize(2)
                .anyMatch(l -> l.contains("missing"))
                .anyMatch(l -> l.contains(file + " is a file"));
    }

    @Test
    void modelsAreCheckedByTheirDigests() throws IOException {
        CommandLine.Said good = line.run("models", "check");
        assertThat(good.code()).isZero();
        assertThat(good.out()).contains("fr_detect.onnx", "fr_landmark.onnx", "fr_feature.onnx");

        Path changed = Files.createDirectory(folder.resolve("changed"));
        for (String name : Lab.names(Lab.models(lab.home()))) {
            Files.copy(Lab.models(lab.home()).resolve(name), changed.resolve(name));
        }
        Files.writeString(changed.resolve("fr_detect.onnx"), "not a model");
        CommandLine.Said bad = line.run("models", "check", "--models=" + changed);
        assertThat(bad.code()).isEqualTo(1);
        assertThat(bad.err()).contains("fr_detect.onnx", "digest");
    }

    @Test
    void thePacksAreListedWithWhatIsThere() throws IOException {
        Path some = Files.createDirectory(folder.resolve("some"));
        Files.copy(Lab.models(lab.home()).resolve("fr_feature.onnx"), some.resolve("fr_feature.onnx"));
        Files.writeString(some.resolve("fr_detect.onnx"), "not a model");

        String all = line.done("models", "list", "--models=" + some, "--models-pack=yunet");

        assertThat(all.lines())
                .anyMatch(l -> l.matches(" {2}faceplugin +\\(MIT\\)"))
                .anyMatch(l -> l.matches("\\* yunet +\\(Apache-2.0 AND MIT\\) +in use"))
                .anyMatch(l -> l.matches(" +detector +fr_detect.onnx +changed +npm faceplugin-.*@0.0.1"))
                .anyMatch(l -> l.matches(" +landmarks +fr_landmark.onnx +missing +npm .*"))
                .anyMatch(l -> l.matches(" +encoder +fr_feature.onnx +there +npm .*"))
                .anyMatch(l -> l.matches(" +detector +yunet_n_dynamic.onnx +missing +https://.*"));
        assertThat(line.done("models", "list", "yunet", "--models=" + some)).doesNotContain("fr_landmark");
        assertThat(line.run("models", "list", "yunett"))
                .matches(s -> s.code() == 2)
                .matches(s -> s.err().contains("did you mean 'yunet'?"));
        assertThat(line.run("models", "check", "--from=" + some))
                .matches(s -> s.code() == 2)
                .matches(s -> s.err().contains("--from goes with fetch"));
    }

    @Test
    void doctorTellsOfTheRecommendedPackUntilItIsInUse() throws IOException {
        Path some = Files.createDirectory(folder.resolve("some"));
        for (String name : List.of("fr_detect.onnx", "fr_landmark.onnx", "fr_feature.onnx")) {
            Files.copy(Lab.models(lab.home()).resolve(name), some.resolve(name));
        }

        String without = line.done("doctor", "--models=" + some);

        assertThat(without).containsPattern("ok +models +pack 'faceplugin'");
        assertThat(without).containsPattern("tip +models +.*`./dropcast models fetch yunet`");
        Path yunet = Path.of(System.getProperty("dropcast.truth", "../shared"), "models", "yunet_n_dynamic.onnx");
        assumeTrue(Files.isRegularFile(yunet), yunet + " is not there");
        String fetched = line.done("models", "fetch", "yunet", "--from=" + yunet, "--models=" + some);
        assertThat(fetched).contains("dropcast.models.pack=yunet");
        assertThat(line.done("doctor", "--models=" + some)).containsPattern("tip +models +.*is not in use");
        String in = line.done("doctor", "--models=" + some, "--models-pack=yunet");
        assertThat(in).containsPattern("ok +models +pack 'yunet'").doesNotContain("tip");
    }

    @Test
    void settingsShowWhatThePackSays() {
        assertThat(line.done("settings")).contains("  dropcast.track.new-track=0.70", "  dropcast.detect.nms-iou=0.4");
        assertThat(line.done("settings", "--model-pack=yunet"))
                .contains("* dropcast.models.pack=yunet", "  dropcast.track.new-track=0.7");
        assertThat(line.done("settings", "--models-pack=yunet", "--track-new-track=0.65"))
                .contains("* dropcast.track.new-track=0.65");
        assertThat(line.run("settings", "--models-pack=yunett"))
                .matches(s -> s.code() == 2)
                .matches(s -> s.err().contains("did you mean 'yunet'?"));
    }
}
