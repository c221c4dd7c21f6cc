package io.dropcast.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.cluster.CalibrationJson;
import io.dropcast.cluster.ClusterSettings;
import io.dropcast.cluster.ClusterStats;
import io.dropcast.cluster.ClustersManifest;
import io.dropcast.cluster.Identities;
import io.dropcast.cluster.Identity;
import io.dropcast.cluster.evidence.Calibration;
import io.dropcast.cluster.evidence.ClothesRatio;
import io.dropcast.cluster.evidence.FaceRatio;
import io.dropcast.cluster.evidence.OnePerson;
import io.dropcast.cluster.evidence.Strangers;
import io.dropcast.cluster.evidence.Taught;
import io.dropcast.cluster.evidence.ThreadRatio;
import io.dropcast.episode.Json;
import io.dropcast.face.IdentityId;
import io.dropcast.face.PersonId;
import io.dropcast.face.TrackId;
import io.dropcast.store.folder.FolderStore;
import io.dropcast.workflow.RandomEpisode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IdentitiesManifestTest {
    private static final ClusterSettings SETTINGS = new ClusterSettings(0.5, 2, 0.5);

    @TempDir
    Path root;

    private FolderStore store;
    private ClustersManifest clusters;
    private IdentitiesManifest manifest;
    private People people;

    @BeforeEach
    void clusterOnce() {
        store = new FolderStore(root);
        clusters = new ClustersManifest(store, "0.1.0");
        manifest = new IdentitiesManifest(store, clusters);
        people = people();
        write(identities(pair(1, 1, 2), pair(2, 3, 4), outlier(3, 5)), SETTINGS, Optional.empty());
    }

    private void write(Identities identities, ClusterSettings settings, Optional<Calibration> calibration) {
        clusters.write(identities, settings, calibration);
        manifest.write(RandomEpisode.EP, people);
    }

    private void assign(String... owned) {
        people = people(owned);
        manifest.write(RandomEpisode.EP, people);
    }

    @Test
    void namesAndFieldsThatAreNotKnownSurviveAReclustering() {
        assign("show-s01e01:id_0001");
        ObjectNode doc = document();
        doc.put("reviewed_by", "Ann");
        row(doc, "id_0001").put("hair", "red");
        save(doc);

        write(identities(pair(1, 1, 5), outlier(3, 4), pair(4, 2, 3)), SETTINGS, Optional.empty());

        ObjectNode after = document();
        assertThat(after.path("reviewed_by").asText()).isEqualTo("Ann");
        assertThat(row(after, "id_0001").path("label").asText()).isEqualTo("Kyle");
        assertThat(row(after, "id_0001").path("hair").asText()).isEqualTo("red");
        assertThat(row(after, "id_0001").path("track_ids"))
                .extracting(JsonNode::asInt)
                .containsExactly(1, 5);
        assertThat(row(after, "id_0003").path("label").isNull()).isTrue();
        assertThat(row(after, "id_0004").path("label").isNull()).isTrue();
        assertThat(after.path("identities")).hasSize(3);
    }

    @Test
    void numbersOfTheOldClusteringDoNotSurvive() {
        write(identities(single(1, 1), pair(3, 4, 5)), SETTINGS, Optional.empty());
        ObjectNode one = row(document(), "id_0001");
        assertThat(one.has("cohesion")).isFalse();
        assertThat(one.has("min_identity_sim")).isFalse();
        assertThat(one.has("low_cohesion")).isFalse();
        assertThat(row(document(), "id_0003").has("outlier_reason")).isFalse();
        assertThat(row(document(), "id_0003").path("cohesion").asDouble()).isEqualTo(0.7123);
    }

    @Test
    void ownersAreWrittenAndTakenAwayAgain() {
        assign("show-s01e01:id_0001", "show-s01e02:id_0002");
        assertThat(row(document(), "id_0001").path("person_id").asText()).isEqualTo("p_0001");
        assertThat(row(document(), "id_0002").has("person_id")).isFalse();
        assign("show-s01e01:id_0002");
        assertThat(row(document(), "id_0001").has("person_id")).isFalse();
        assertThat(row(document(), "id_0002").path("person_id").asText()).isEqualTo("p_0001");
    }

    @Test
    void assigningTheSameOwnersAgainWritesNothing() {
        assign("show-s01e01:id_0001");
        String edited = text().replace("\"label\" : null", "\"label\":null");
        store.write(IdentitiesManifest.key(RandomEpisode.EP), edited.getBytes(StandardCharsets.UTF_8));
        assign("show-s01e01:id_0001");
        assertThat(text()).isEqualTo(edited);
    }

    @Test
    void aSecondRunWithItsOwnersGivesTheSameBytes() {
        Identities same = identities(pair(1, 1, 2), pair(2, 3, 4), outlier(3, 5));
        assign("show-s01e01:id_0001");
        String before = text();
        write(same, SETTINGS, Optional.empty());
        assign("show-s01e01:id_0001");
        assertThat(text()).isEqualTo(before);
    }

    @Test
    void theGroupingIsTheSameWhateverPeopleAreCalled() {
        String before = clusters.groupingDigest(RandomEpisode.EP);
        ObjectNode doc = document();
        row(doc, "id_0001").put("label", "Kyle");
        save(doc);
        assign("show-s01e01:id_0001");
        assertThat(clusters.groupingDigest(RandomEpisode.EP)).isEqualTo(before);
        write(identities(pair(1, 1, 2), pair(2, 3, 5), outlier(3, 4)), SETTINGS, Optional.empty());
        assertThat(clusters.groupingDigest(RandomEpisode.EP)).isNotEqualTo(before);
    }

    @Test
    void aThresholdThatWasFoundOutComesWithItsEvidenceAndGoesWithIt() {
        Calibration calibration = new Calibration.Chosen(
                0.4446,
                new Calibration.Evidence(59, 0, 1691, 20, List.of(-0.2, -0.1, 0.0, 0.1, 0.2)),
                new Calibration.Window(9, 0, 0.366, 0.5, 0.16533, 0.7239),
                new Calibration.Expected(0.0002, 0.0081, 0.25));
        Identities same = identities(pair(1, 1, 2));
        write(same, new ClusterSettings(0.4446, 2, 0.5), Optional.of(calibration));
        JsonNode config = document().path("config");
        assertThat(config.path("cluster_thresh").asDouble()).isEqualTo(0.4446);
        assertThat(config.path("cluster_thresh_from").asText()).isEqualTo("auto");
        JsonNode found = document().path("stats").path("calibration");
        assertThat(found.path("pairs_seen_at_once").asInt()).isEqualTo(20);
        assertThat(found.path("missed_merge_rate").asDouble()).isEqualTo(0.25);
        assertThat(found.path("merge_gap").path(0).asDouble()).isEqualTo(0.1653);

        write(same, SETTINGS, Optional.empty());
        assertThat(document().path("config").has("cluster_thresh_from")).isFalse();
        assertThat(document().path("stats").has("calibration")).isFalse();
    }

    @Test
    void likelihoodRatiosSayWhatTheyWentBy() {
        ClothesRatio clothes = new ClothesRatio(20, 0.41234, 0.2);
        FaceRatio faces = new FaceRatio(
                List.of(
                        new FaceRatio.Point(1.4, 0.5, 0.3, 0.09, 0.53, 0.2),
                        new FaceRatio.Point(4, 0.001, 0.1, 0, 0.87, 0.18)),
                1.5);
        Calibration calibration = new Calibration.Weighed(
                0.3312,
                new Calibration.Evidence(59, 0, 1691, 20, List.of(-0.2, -0.1, 0.0, 0.1, 0.2)),
                List.of(1.61234, 2.0, 2.5, 3.0, 3.9),
                new OnePerson(7, 0.12345, 0.8),
                new Strangers(20, 0.06789),
                faces,
                clothes,
                new ThreadRatio(List.of(), 3, 1),
                Taught.NOTHING);
        write(identities(pair(1, 1, 2)), new ClusterSettings(0.3312, 2, 0.5), Optional.of(calibration));

        assertThat(document().path("config").path("cluster_thresh").asDouble()).isEqualTo(0.3312);
        assertThat(document().path("config").path("cluster_thresh_from").asText())
                .isEqualTo("auto");
        JsonNode found = document().path("stats").path("calibration");
        assertThat(found).isEqualTo(CalibrationJson.of(calibration));
        assertThat(found.path("by").asText()).isEqualTo("likelihood_ratio");
        assertThat(found.path("cluster_thresh").asDouble()).isEqualTo(0.3312);
        assertThat(found.path("norm_quartiles"))
                .extracting(JsonNode::asDouble)
                .containsExactly(1.6123, 2.0, 2.5, 3.0, 3.9);
        assertThat(found.path("one_person").path("merges").asInt()).isEqualTo(7);
        assertThat(found.path("one_person").path("more_alike").asDouble()).isEqualTo(0.1235);
        assertThat(found.path("strangers").path("pairs").asInt()).isEqualTo(20);
        assertThat(found.path("strangers").path("more_alike").asDouble()).isEqualTo(0.0679);
        assertThat(found.path("clothes").path("asked").asBoolean()).isEqualTo(clothes.isAsked());
        assertThat(found.path("clothes").path("strangers").asDouble()).isEqualTo(0.4123);
        assertThat(found.path("clothes").path("spread").asDouble()).isEqualTo(0.2);
        assertThat(found.path("clothes").path("pairs").asInt()).isEqualTo(20);
        assertThat(found.path("pairs_seen_at_once").asInt()).isEqualTo(20);
        assertThat(found.has("false_merge_rate")).isFalse();
    }

    @Test
    void aFallBackSaysWhy() {
        Calibration calibration =
                new Calibration.FellBack(0.5, new Calibration.Evidence(8, 0, 21, 7, List.of()), "only 8 tracks");
        ObjectNode json = CalibrationJson.of(calibration);
        assertThat(json.path("fell_back").asText()).isEqualTo("only 8 tracks");
        assertThat(json.has("false_merge_rate")).isFalse();
    }

    @Test
    void aFileOfAnOlderVersionIsRead() {
        store.delete(ClustersManifest.key(RandomEpisode.EP));
        save(Json.parseObject("""
                {"ep_id": "show-s01e01", "identities": [{"identity_id": "id_0007", "track_ids": [1, 2], "size": 9}]}
                """.getBytes(StandardCharsets.UTF_8), "identities.json"));
        Identities read = clusters.read(RandomEpisode.EP);
        assertThat(read.identities())
                .containsExactly(new Identity(
                        new IdentityId(7),
                        List.of(new TrackId(1), new TrackId(2)),
                        9,
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        false,
                        Optional.empty(),
                        Optional.empty()));
    }

    private static Identities identities(Identity... all) {
        return new Identities(RandomEpisode.EP, List.of(all), new ClusterStats(30, all.length, 0, 1, 1), 9);
    }

    private static Identity pair(int id, int... tracks) {
        return identity(id, OptionalDouble.of(0.71234), true, Optional.empty(), tracks);
    }

    private static Identity single(int id, int track) {
        return identity(id, OptionalDouble.empty(), false, Optional.empty(), track);
    }

    private static Identity outlier(int id, int track) {
        return identity(id, OptionalDouble.empty(), false, Optional.of("low_identity_similarity_0.423"), track);
    }

    private static Identity identity(
            int id, OptionalDouble cohesion, boolean low, Optional<String> reason, int... tracks) {
        List<TrackId> ids =
                java.util.Arrays.stream(tracks).mapToObj(TrackId::new).toList();
        return new Identity(new IdentityId(id), ids, 10, cohesion, cohesion, low, reason, Optional.empty());
    }

    private static People people(String... clusters) {
        Person one = new Person(
                new PersonId(1),
                Optional.of("Kyle"),
                List.of(),
                List.of(clusters),
                List.of(),
                false,
                Optional.empty(),
                "",
                new java.util.TreeMap<>());
        return new People("show", List.of(one));
    }

    private ObjectNode document() {
        return Json.parseObject(text().getBytes(StandardCharsets.UTF_8), "identities.json");
    }

    private String text() {
        return new String(store.read(IdentitiesManifest.key(RandomEpisode.EP)).orElseThrow(), StandardCharsets.UTF_8);
    }

    private void save(ObjectNode doc) {
        store.write(IdentitiesManifest.key(RandomEpisode.EP), Json.pretty(doc));
    }

    private static ObjectNode row(ObjectNode doc, String id) {
        for (JsonNode row : doc.path("identities")) {
            if (row.path("identity_id").asText().equals(id)) {
                return (ObjectNode) row;
            }
        }
        throw new AssertionError(id + " is not in " + doc);
    }
}
