package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dropcast.episode.Listeners;
import io.dropcast.face.EpisodeId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Episodes with truth, scored by the script that comes with them. They are not part of the project: without them beside it the test
 * says so and is skipped. {@code -Ddropcast.truth=FOLDER} names a folder that holds {@code episodes/} and {@code score/}.
 */
@Tag("integration")
final class TruthEpisodesTest {
    private static final Path TRUTH = Path.of(System.getProperty("dropcast.truth", "../shared"));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "studio-s01e01, clusters=9 wcp=1.0 bcubed_f=1.0 frame_recall=0.95, clusters=9 cut_crossing=0 mixed_tracks=0 false_tracks=0",
        "stage-s01e01, bcubed_f=0.94 appearance_recall=1.0, cut_crossing=0 mixed_tracks=0",
        "sitcom-s01e01, wcp=1.0 appearance_recall=1.0 bcubed_f=0.93, cut_crossing=0 mixed_tracks=0"
    })
    void anEpisodeIsAtOrAboveItsFloor(String ep, String least, String most) throws IOException, InterruptedException {
        Path video = TRUTH.resolve("episodes").resolve(ep + ".mp4");
        assumeTrue(Files.exists(video), "no episodes with truth in " + TRUTH);
        assumeTrue(pythonIsThere(), "no python3 to score them with");
        Wiring wiring = Wiring.of(
                Home.find(),
                Map.of(
                        "dropcast.data", folder.resolve("data").toString(),
                        "dropcast.outbox", folder.resolve("outbox").toString()));
        try (Engine engine = Engine.forCommands(wiring, new Listeners(List.of()))) {
            engine.process(new EpisodeId(ep), video.toAbsolutePath());
        }
        List<String> command = new ArrayList<>(List.of(
                "python3",
                TRUTH.resolve("score/score_episode.py").toString(),
                folder.resolve("data/manifests/" + ep).toString(),
                TRUTH.resolve("episodes").resolve(ep + ".truth.json").toString()));
        command.add("--min");
        command.addAll(List.of(least.split(" ", -1)));
        command.add("--max");
        command.addAll(List.of(most.split(" ", -1)));
        Process score = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(score.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(score.waitFor()).as(said).isZero();
    }

    private static boolean pythonIsThere() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
