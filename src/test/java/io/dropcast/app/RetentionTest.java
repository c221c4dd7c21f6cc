package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures and vectors of a real episode that is over its time. */
@Tag("integration")
final class RetentionTest {
    private static final String EP = "faces-s01e01";

    @TempDir
    Path folder;

    private Lab lab;
    private CommandLine line;
    private Path film;

    @BeforeEach
    void anEpisode() throws IOException {
        lab = Lab.in(folder);
        line = new CommandLine(lab);
        film = Films.withFaces(folder.resolve("faces-s01e01.mp4"));
        line.done("process", film.toString());
        line.done("people", "rename", "p_0001", "Ann");
    }

    /** Makes an episode as old as time itself. */
    static void age(Lab lab, String ep) throws IOException {
        try (Stream<Path> runs = Files.list(lab.manifests(ep).resolve("runs"))) {
            for (Path run : runs.toList()) {
                Files.writeString(
                        run,
                        Files.readString(run)
                                .replaceAll("(\"finished_at\" : )\"[^\"]*\"", "$1\"2020-01-01T00:00:00Z\""));
            }
        }
    }

    @Test
    void whatIsYoungStaysAndZeroDaysAreForEver() throws IOException {
        assertThat(line.done("retain", "--keep-days=30")).contains("nothing is over its time");
        age(lab, EP);
        Map<String, String> before = lab.results();
        assertThat(line.done("retain")).contains("everything is kept");
        assertThat(line.done("retain", "--keep-days=30", "--dry-run")).contains(EP, "faces.f32", "nothing was removed");
        assertThat(lab.results()).isEqualTo(before);
    }

    @Test
    void picturesAndVectorsGoAndWhoWasThereWhenStays() throws IOException {
        age(lab, EP);
        Map<String, String> before = new TreeMap<>();
        for (String kept :
                new String[] {"screentime.csv", "people.vtt", "people.edl", "identities.json", "cast.json"}) {
            before.put(kept, Files.readString(lab.outbox().resolve(EP).resolve(kept)));
        }
        String said = line.done("retain", "--keep-days=30");

        assertThat(said).contains("receipt: receipts/retained-");
        assertThat(lab.data().resolve("frames/" + EP)).doesNotExist();
        assertThat(lab.manifests(EP).resolve("faces.f32")).isEmptyFile();
        assertThat(lab.manifests(EP).resolve("tracks.f32")).isEmptyFile();
        assertThat(Lab.names(lab.outbox().resolve(EP + "/thumbs"))).isEmpty();
        assertThat(lab.manifests(EP).resolve("detections.jsonl")).content().doesNotContain("landmarks", "clothes");
        assertThat(lab.manifests(EP).resolve("faces.jsonl")).content().doesNotContain("\"norm\"");
        assertThat(lab.outbox().resolve(EP + "/track_reps.jsonl"))
                .content()
                .contains("\"embed\":null")
                .doesNotContain("\"embed\":[");
        assertThat(lab.manifests(EP).resolve("cluster_centroids.json"))
                .content()
                .doesNotContain("\"centroid\"");
        assertThat(lab.outbox().resolve(EP + "/report.html"))
                .content()
                .contains("Ann", "pictures and vectors of this episode were removed")
                .doesNotContain("data:image/jpeg");
        assertThat(lab.outbox().resolve("faces/index.html")).content().doesNotContain("data:image/jpeg");
        before.forEach((name, content) -> assertThat(lab.outbox().resolve(EP).resolve(name))
                .as(name)
                .content()
                .isEqualTo(content));
        assertThat(line.done("retain", "--keep-days=30")).contains("nothing is over its time");
        assertThat(film).exists();
    }

    @Test
    void aNameCanStillBeGivenAndWhatNeedsVectorsSaysThatItNeedsTheVideo() throws IOException {
        age(lab, EP);
        line.done("retain", "--keep-days=30");

        line.done("people", "rename", "p_0001", "Zoe");
        assertThat(lab.outbox().resolve(EP + "/report.html")).content().contains("Zoe");
        CommandLine.Said said = line.run("cluster", "--ep-id", EP, "--cluster-thresh=0.9");
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("were removed at", "process the video again");
        assertThat(line.done("people", "erase", "p_0002", "--yes")).contains("nothing is left");
    }

    @Test
    void theSameVideoBringsEverythingBackWithItsNamesAndIds() throws IOException {
        Map<String, String> before = lab.results();
        age(lab, EP);
        line.done("retain", "--keep-days=30");
        assertThat(line.done("process", film.toString())).doesNotContain("embed    nothing to do");

        Map<String, String> after = lab.results();
        after.keySet().removeIf(name -> name.contains("receipts/"));
        assertThat(after).isEqualTo(before);
    }

    @Test
    void whatACrashLeftHalfDoneIsFinishedByTheNextRun() throws IOException {
        age(lab, EP);
        line.done("retain", "--keep-days=30");
        Files.createDirectories(lab.data().resolve("frames/" + EP + "/crops"));
        Files.writeString(lab.data().resolve("frames/" + EP + "/crops/frame_000001.jpg"), "a picture");
        Files.write(lab.manifests(EP).resolve("tracks.f32"), new byte[2048]);

        assertThat(line.done("retain", "--keep-days=30")).contains(EP, "receipt:");
        assertThat(lab.data().resolve("frames/" + EP)).doesNotExist();
    }
}
