package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.Digest;
import io.dropcast.episode.Json;
import io.dropcast.people.People;
import io.dropcast.people.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cleanups of a real episode, by command. */
@Tag("integration")
final class CleanupRunTest {
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
    }

    @Test
    void aDryRunSaysWhatTheRunWillSayAndLeavesEveryByteAsItWas() throws IOException {
        Map<String, String> before = tree();
        String would = line.done(
                "cleanup",
                "--ep-id",
                EP,
                "--actions",
                "reembed",
                "recluster",
                "group_clusters",
                "--cluster-thresh=0.99",
                "--dry-run");
        assertThat(tree()).isEqualTo(before);
        assertThat(would).contains("nothing was changed");

        String did = line.done(
                "cleanup",
                "--ep-id",
                EP,
                "--actions",
                "reembed",
                "recluster",
                "group_clusters",
                "--cluster-thresh=0.99");
        assertThat(did).contains(would.substring(would.indexOf("before"), would.indexOf("nothing was changed")));
        assertThat(tree()).isNotEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"split_tracks, embed", "reembed, embed", "recluster, cluster", "group_clusters, people"})
    void anActionMakesItsStageAgainAndNothingThatNeedNotRun(String action, String stage) throws IOException {
        String said = line.done("cleanup", "--ep-id", EP, "--actions", action);

        assertThat(said.lines().filter(l -> l.contains(" faces encoded") || l.matches(".*  (cluster|people) .* s .*")))
                .singleElement()
                .asString()
                .contains(stage);
        assertThat(said).contains("no identity changed").doesNotContain("detect", "track ");
        ObjectNode report = report();
        assertThat(report.path("stages").path(stage).asText()).isEqualTo("made again");
        assertThat(report.path("before")).isEqualTo(report.path("after"));
        assertThat(report.path("identities")).isEmpty();
    }

    @Test
    void theActionsRunInTheirOwnOrderWhateverTheOrderGiven() throws IOException {
        line.done("cleanup", "--ep-id", EP, "--actions", "group_clusters", "recluster", "reembed", "split_tracks");

        assertThat(report().path("actions"))
                .isEqualTo(Json.texts(List.of("split_tracks", "reembed", "recluster", "group_clusters")));
    }

    @Test
    void whatACleanupWasToldHoldsForTheNextRunAndAFlagWinsOverIt() {
        String cleaned = line.done("cluster", "--ep-id", EP, "--min-cluster-size=3");
        assertThat(cleaned).contains("appeared", "settings of its own: min-cluster-size 3");

        assertThat(line.done("process", film.toString())).contains("cluster  nothing to do", "publish  nothing to do");
        assertThat(line.done("status")).contains("settings of its own: min-cluster-size 3");
        assertThat(lab.outbox().resolve(EP + "/report.html")).content().contains("min-cluster-size 3");
        assertThat(line.done("process", film.toString(), "--min-cluster-size=1"))
                .doesNotContain("cluster  nothing to do");
        assertThat(line.done("process", film.toString())).doesNotContain("cluster  nothing to do");
        assertThat(line.done("cluster", "--ep-id", EP, "--forget-settings")).doesNotContain("settings of its own");
        assertThat(line.done("process", film.toString())).contains("cluster  nothing to do");
    }

    @Test
    void anotherActionLeavesAThresholdAloneThatARunWasMadeWith() {
        line.done("process", film.toString(), "--cluster-thresh=0.99");
        assertThat(line.done("cleanup", "--ep-id", EP, "--actions", "reembed"))
                .contains("cluster  nothing to do", "no identity changed");
        assertThat(line.done("people", "rename", "p_0001", "Ann")).doesNotContain("cluster");
        assertThat(lab.outbox().resolve(EP + "/report.html")).content().contains("0.99");
    }

    @ParameterizedTest
    @ValueSource(strings = {"split_tracks", "reembed", "recluster", "group_clusters"})
    void whatAHumanDecidedStaysByteForByte(String action) throws IOException {
        decide();
        byte[] people = Files.readAllBytes(lab.outbox().resolve("faces/people.json"));
        line.done("cleanup", "--ep-id", EP, "--actions", action);

        assertThat(lab.outbox().resolve("faces/people.json")).hasBinaryContent(people);
    }

    @Test
    void whatAHumanDecidedSurvivesAnotherThresholdAndTheWayBack() throws IOException {
        List<Person> before = decide().people();
        for (String thresh : List.of("0.99", "0.3", "auto")) {
            line.done(
                    "cleanup", "--ep-id", EP, "--actions", "recluster", "group_clusters", "--cluster-thresh=" + thresh);
            People now = lab.wiring().people().read("faces");
            for (Person was : before) {
                if (was.name().isPresent()
                        || was.ignored()
                        || !was.notClusterIds().isEmpty()) {
                    assertThat(now.person(was.id())).as(thresh).hasValueSatisfying(p -> {
                        assertThat(p.name()).isEqualTo(was.name());
                        assertThat(p.ignored()).isEqualTo(was.ignored());
                        assertThat(p.notClusterIds()).isEqualTo(was.notClusterIds());
                    });
                }
            }
            assertThat(now.people())
                    .as(thresh + ": who was moved to Ann is never anybody else's")
                    .noneMatch(p -> p.clusterIds().contains(moved(before))
                            && !p.name().equals(before.get(0).name()));
        }
    }

    private static String moved(List<Person> before) {
        return before.get(0).clusterIds().get(1);
    }

    /** A name, a move, a never and an ignore. */
    private People decide() {
        People start = lab.wiring().people().read("faces");
        assertThat(start.people()).hasSizeGreaterThanOrEqualTo(5);
        line.done("people", "rename", start.people().get(0).id().text(), "Ann");
        line.done(
                "people",
                "move",
                start.people().get(1).clusterIds().get(0),
                start.people().get(0).id().text());
        line.done(
                "people",
                "never",
                start.people().get(2).id().text(),
                start.people().get(3).clusterIds().get(0));
        line.done("people", "ignore", start.people().get(4).id().text());
        return lab.wiring().people().read("faces");
    }

    @Test
    void whatCannotBeIsRefusedBeforeAnythingIsDone() throws IOException {
        Map<String, String> before = tree();
        assertRefused("did you mean 'faces-s01e01'?", "--ep-id", "faces-s01e1", "--actions", "recluster");
        assertRefused("did you mean 'recluster'?", "--ep-id", EP, "--actions", "reclutser");
        assertRefused("is not an episode id", "--ep-id", "../x", "--actions", "recluster");
        assertRefused("would change nothing", "--ep-id", EP, "--actions", "recluster", "--embed-samples=4");
        assertRefused("only a run on the video", "--ep-id", EP, "--actions", "recluster", "--stride=1");
        assertRefused("cluster-thresh", "--ep-id", EP, "--actions", "recluster", "--cluster-thresh=7");
        assertThat(tree()).isEqualTo(before);
    }

    private void assertRefused(String why, String... words) {
        CommandLine.Said said =
                line.run(Stream.concat(Stream.of("cleanup"), Stream.of(words)).toArray(String[]::new));
        assertThat(said.err()).contains(why);
        assertThat(said.code()).isEqualTo(2);
    }

    private ObjectNode report() throws IOException {
        return Json.parseObject(Files.readAllBytes(lab.manifests(EP).resolve("cleanup_report.json")), "report");
    }

    private Map<String, String> tree() throws IOException {
        Map<String, String> out = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path p : all.toList()) {
                out.put(
                        folder.relativize(p).toString(),
                        Files.getLastModifiedTime(p)
                                + (Files.isRegularFile(p) ? Digest.of(Files.readAllBytes(p)) : ""));
            }
        }
        return out;
    }
}
