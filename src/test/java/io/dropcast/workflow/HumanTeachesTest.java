package io.dropcast.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropcast.cluster.evidence.FaceRatio;
import io.dropcast.cluster.evidence.PackLikeness;
import io.dropcast.edits.TrackGoal;
import io.dropcast.episode.Key;
import io.dropcast.face.IdentityId;
import io.dropcast.face.PersonId;
import io.dropcast.face.TrackId;
import io.dropcast.jobs.Cleanup;
import io.dropcast.jobs.CleanupAction;
import io.dropcast.jobs.CleanupOrder;
import io.dropcast.people.Author;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What humans merged and set apart changes how the rest of an episode is grouped, through the real stages from cluster on. */
final class HumanTeachesTest {
    private static final int PEOPLE = 10;

    private static final PackLikeness PACK = new PackLikeness(
            0.5,
            Optional.empty(),
            Optional.of(new FaceRatio(
                    List.of(
                            new FaceRatio.Point(1, 0.072, 0.12, 0.03, 0.6, 0.18),
                            new FaceRatio.Point(3, 0.072, 0.12, 0.03, 0.6, 0.18)),
                    0)));

    /** Of log-likelihood ratio 0.6, a little below the stop. */
    private static final double BELOW = 0.325;

    /** Of log-likelihood ratio 1.1, a little above it. */
    private static final double ABOVE = 0.355;

    @TempDir
    Path folder;

    private PlacedLab lab;

    @BeforeEach
    void open() {
        lab = new PlacedLab(folder, PACK);
    }

    @Test
    void threeMergesByHandJoinTheOthersOfTheirKindWhenTheVideoIsProcessedAgain() {
        made(BELOW);
        assertThat(lab.tracks()).hasSize(2 * PEOPLE);
        assertThat(human().isMissingNode()).isTrue();

        for (int p = 1; p <= 3; p++) {
            merge(2 * p - 1, 2 * p);
        }
        lab.refresh();
        assertThat(lab.tracks()).as("nothing changes while a human edits").hasSize(2 * PEOPLE);
        process();
        assertThat(human().path("merged").asInt()).isEqualTo(3);
        assertThat(human().path("shift").asDouble()).isNegative().isGreaterThanOrEqualTo(-0.3);
        assertThat(lab.tracks().values())
                .hasSize(PEOPLE)
                .allSatisfy(t -> assertThat(t.get(1)).isEqualTo(t.get(0) + 1));
        assertThat(markerOf("calibration").path("human")).isEqualTo(human());
    }

    @Test
    void theSameWordsGiveTheSameBytesHoweverOften() {
        made(BELOW);
        merge(1, 2);
        merge(3, 4);
        merge(5, 6);
        process();
        SortedMap<String, String> bytes = bytes();
        lab.ran.clear();
        process();
        assertThat(lab.ran).as("nothing was said since").isEmpty();
        new Cleanup(lab.pipeline)
                .run(
                        new CleanupOrder(
                                PlacedLab.EP,
                                Set.of(CleanupAction.RECLUSTER),
                                new TreeMap<>(Map.of("dropcast.cluster.min-identity-sim", Optional.of("0.2")))),
                        PlacedLab.settings("auto"));
        assertThat(lab.ran).contains("cluster");
        assertThat(bytes()).isEqualTo(bytes);
    }

    @Test
    void whoIsSaidToBeTwoStaysTwoAndWhoWasTouchedKeepsIdAndPerson() {
        made(BELOW);
        lab.pipeline.edits().people().move("lab", Author.CLI, (m, p) -> m.never(p, person(9), cluster(10)));
        merge(1, 2);
        merge(3, 4);
        merge(5, 6);
        process();
        assertThat(lab.tracks())
                .containsEntry("id_0009", List.of(9))
                .containsEntry("id_0010", List.of(10))
                .containsEntry("id_0001", List.of(1, 2))
                .containsEntry("id_0007", List.of(7, 8));
        assertThat(lab.people()
                        .owner(PlacedLab.EP, new IdentityId(1))
                        .orElseThrow()
                        .id())
                .isEqualTo(person(1));
    }

    @Test
    void whenTheWordsAreTakenBackEverythingIsAsItWas() {
        made(BELOW);
        Map<String, List<Integer>> before = lab.tracks();
        List<String> words = List.of(merge(1, 2), merge(3, 4), merge(5, 6));
        process();
        assertThat(lab.tracks()).hasSize(PEOPLE);
        words.forEach(w -> lab.pipeline.edits().people().undo("lab", Author.CLI, w));
        process();
        assertThat(lab.tracks()).isEqualTo(before);
        assertThat(human().isMissingNode()).isTrue();
    }

    @Test
    void tracksTakenOutByHandKeepTheOthersOfTheirKindApart() {
        made(ABOVE);
        assertThat(lab.tracks()).hasSize(PEOPLE);
        for (int p = 1; p <= 4; p++) {
            lab.pipeline
                    .edits()
                    .identities()
                    .moveTrack(PlacedLab.EP, Author.CLI, new TrackId(2 * p), new TrackGoal.Fresh(Optional.empty()));
        }
        lab.refresh();
        assertThat(lab.tracks()).as("only what was moved").hasSize(PEOPLE + 4);
        process();
        assertThat(human().path("apart").asInt()).isEqualTo(4);
        assertThat(human().path("shift").asDouble()).isPositive();
        assertThat(lab.tracks()).hasSize(2 * PEOPLE);
    }

    @Test
    void whoIsNamedStaysWholeWhenTheStopRises() {
        made(ABOVE);
        lab.pipeline.edits().people().move("lab", Author.CLI, (m, p) -> m.rename(p, person(9), Optional.of("Ann")));
        for (int p = 1; p <= 4; p++) {
            lab.pipeline
                    .edits()
                    .identities()
                    .moveTrack(PlacedLab.EP, Author.CLI, new TrackId(2 * p), new TrackGoal.Fresh(Optional.empty()));
        }
        process();
        assertThat(lab.tracks()).containsEntry("id_0009", List.of(17, 18)).hasSize(2 * PEOPLE - 1);
    }

    @Test
    void identitiesThatExistMayBecomeOneTooWhenHumansMovedTheStop() {
        made(BELOW);
        List<PlacedLab.Seen> more = tracks(BELOW);
        double[] stranger = new double[2 * PEOPLE + 1];
        stranger[2 * PEOPLE] = 1;
        more.add(PlacedLab.seen(99, 2000, 2050, 0, stranger));
        lab.made("a", more);
        process();
        assertThat(lab.tracks()).hasSize(2 * PEOPLE + 1);
        merge(1, 2);
        merge(3, 4);
        merge(5, 6);
        process();
        assertThat(lab.tracks()).hasSize(PEOPLE + 1);
    }

    @Test
    void aNumberLearnsNothing() {
        made(BELOW);
        merge(1, 2);
        merge(3, 4);
        merge(5, 6);
        lab.process(PlacedLab.settings("0.33").with(Map.of("dropcast.cluster.min-identity-sim", "0.2")));
        assertThat(lab.tracks()).hasSize(2 * PEOPLE);
        assertThat(human().isMissingNode()).isTrue();
        process();
        assertThat(human().path("shift").asDouble()).isCloseTo(-0.2, within(0.11));
    }

    @Test
    void namesAloneTeachNothing() {
        made(BELOW);
        SortedMap<String, String> bytes = bytes();
        lab.ran.clear();
        lab.pipeline.edits().people().move("lab", Author.CLI, (m, p) -> m.rename(p, person(1), Optional.of("Ann")));
        lab.pipeline.edits().people().move("lab", Author.CLI, (m, p) -> m.rename(p, person(2), Optional.of("Ben")));
        process();
        assertThat(lab.ran).doesNotContain("cluster");
        assertThat(bytes()).containsEntry("cluster_memory.json", bytes.get("cluster_memory.json"));
    }

    /** Person p is in tracks 2p-1 and 2p, which are that alike. */
    private void made(double alike) {
        lab.made("a", tracks(alike));
        process();
    }

    private static List<PlacedLab.Seen> tracks(double alike) {
        List<PlacedLab.Seen> all = new ArrayList<>();
        for (int t = 0; t < 2 * PEOPLE; t++) {
            double[] vector = new double[2 * PEOPLE + 1];
            vector[t - t % 2] = t % 2 == 0 ? 1 : alike;
            vector[t - t % 2 + 1] = t % 2 == 0 ? 0 : Math.sqrt(1 - alike * alike);
            all.add(PlacedLab.seen(t + 1, 40L * t, 40L * t + 30, 0, vector));
        }
        return all;
    }

    private void process() {
        // the outlier rule is of the cosine alone
        lab.process(PlacedLab.settings("auto").with(Map.of("dropcast.cluster.min-identity-sim", "0.2")));
    }

    private String merge(int into, int from) {
        return lab.pipeline
                .edits()
                .people()
                .move("lab", Author.CLI, (m, p) -> m.merge(p, owner(into), owner(from)))
                .entry()
                .orElseThrow()
                .id();
    }

    private PersonId owner(int identity) {
        return lab.people()
                .owner(PlacedLab.EP, new IdentityId(identity))
                .orElseThrow()
                .id();
    }

    private static PersonId person(int number) {
        return new PersonId(number);
    }

    private static String cluster(int identity) {
        return "lab-s01e01:" + new IdentityId(identity);
    }

    private JsonNode human() {
        return lab.doc().at("/stats/calibration/human");
    }

    private JsonNode markerOf(String field) {
        return io.dropcast.episode.Json.parseObject(
                        lab.store
                                .read(Key.manifest(PlacedLab.EP, "runs/cluster.json"))
                                .orElseThrow(),
                        "marker")
                .path(field);
    }

    private SortedMap<String, String> bytes() {
        SortedMap<String, String> out = new TreeMap<>();
        for (String name : List.of("identities.json", "cluster_memory.json", "cluster_centroids.json")) {
            out.put(
                    name,
                    new String(lab.store.read(Key.manifest(PlacedLab.EP, name)).orElseThrow(), StandardCharsets.UTF_8));
        }
        return out;
    }
}
