package io.dropcast.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropcast.edits.TrackGoal;
import io.dropcast.face.IdentityId;
import io.dropcast.face.TrackId;
import io.dropcast.people.Author;
import io.dropcast.settings.KnownSettings;
import io.dropcast.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That clusters of fewer tracks are taken apart, through the real stages from cluster on. */
final class MinClusterSizeTest {
    private static final List<Integer> PAIR = List.of(1, 2);
    private static final List<Integer> FOUR = List.of(3, 4, 5, 6);
    private static final List<Integer> FIVE = List.of(7, 8, 9, 10, 11);

    @TempDir
    Path folder;

    private PlacedLab lab;

    @BeforeEach
    void twoTracksFourFiveAndOne() {
        List<PlacedLab.Seen> all = new ArrayList<>();
        double[][] people = {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}};
        int[] tracks = {2, 4, 5, 1};
        int track = 1;
        for (int p = 0; p < people.length; p++) {
            for (int t = 0; t < tracks[p]; t++) {
                all.add(PlacedLab.seen(track, 60L * track, 60L * track + 40, 0, people[p]));
                track++;
            }
        }
        lab = new PlacedLab(folder);
        lab.made("a", all);
    }

    @Test
    void twoTheDefaultTakesNoneApart() {
        lab.process("0.5");
        assertThat(lab.tracks().values()).containsExactlyInAnyOrder(PAIR, FOUR, FIVE, List.of(12));
        assertThat(lab.doc().at("/config/min_cluster_size").asInt()).isEqualTo(2);
        assertThat(reasons()).isEmpty();
    }

    @Test
    void atThreeAPairIsTwoSingleTracks() {
        process(3);
        assertThat(lab.tracks().values()).containsExactlyInAnyOrder(List.of(1), List.of(2), FOUR, FIVE, List.of(12));
        assertThat(reasons()).isEqualTo(Map.of(1, "small_cluster_2", 2, "small_cluster_2"));
    }

    @Test
    void atFiveOnlyTheFiveStayTogether() {
        process(5);
        assertThat(lab.tracks().values()).contains(FIVE).hasSize(8);
        assertThat(reasons()).containsEntry(6, "small_cluster_4").hasSize(6).doesNotContainKey(12);
        assertThat(lab.doc().at("/stats/clusters").asInt()).isEqualTo(8);
        assertThat(lab.unclustered()).as("each can be told").isEmpty();
    }

    @Test
    void whenItGoesBackTheyAreTogetherAgainUnderTheirIds() {
        lab.process("0.5");
        Map<String, List<Integer>> before = lab.tracks();
        process(5);
        assertThat(lab.tracks()).isNotEqualTo(before);
        process(2);
        assertThat(lab.tracks()).isEqualTo(before);
    }

    @Test
    void whatAHumanPutTogetherIsNotTakenApart() {
        lab.process("0.5");
        lab.pipeline.edits().identities().moveTrack(PlacedLab.EP, Author.CLI, new TrackId(12), into(1));
        lab.pipeline.edits().identities().moveTrack(PlacedLab.EP, Author.CLI, new TrackId(1), into(1));
        lab.pipeline.edits().identities().moveTrack(PlacedLab.EP, Author.CLI, new TrackId(2), into(1));
        process(5);
        assertThat(lab.tracks()).containsEntry("id_0001", List.of(1, 2, 12));
    }

    private static TrackGoal into(int identity) {
        return new TrackGoal.Into(new IdentityId(identity));
    }

    private void process(int size) {
        lab.process(Settings.of(KnownSettings.resolve(
                Map.of(),
                Map.of(),
                Map.of(
                        "dropcast.cluster.cluster-thresh",
                        "0.5",
                        "dropcast.cluster.min-cluster-size",
                        String.valueOf(size)))));
    }

    /** Of single tracks. */
    private Map<Integer, String> reasons() {
        Map<Integer, String> out = new TreeMap<>();
        for (JsonNode i : lab.doc().path("identities")) {
            Optional.ofNullable(i.get("outlier_reason"))
                    .ifPresent(r -> out.put(i.path("track_ids").get(0).asInt(), r.asText()));
        }
        return out;
    }
}
