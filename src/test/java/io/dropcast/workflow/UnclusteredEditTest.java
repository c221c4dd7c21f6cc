package io.dropcast.workflow;

import static io.dropcast.workflow.IdentityEditsTest.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.cluster.ClustersManifest;
import io.dropcast.edits.PeopleEdits;
import io.dropcast.edits.TrackGoal;
import io.dropcast.embed.FacesManifest;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.face.IdentityId;
import io.dropcast.face.PersonId;
import io.dropcast.face.TrackId;
import io.dropcast.people.Author;
import io.dropcast.people.IdentitiesManifest;
import io.dropcast.people.Person;
import io.dropcast.people.Refused;
import io.dropcast.privacy.ErasePerson;
import io.dropcast.report.EpisodeSummary;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tracks of which it cannot be told who is in them, through the real stages from cluster on, and what humans do with them. */
final class UnclusteredEditTest {
    private static final Map<Integer, String> UNTOLD = Map.of(8, "no_vector_low_confidence", 9, "clipped");

    @TempDir
    Path folder;

    private PlacedLab lab;

    @BeforeEach
    void twoPeopleAnExtraAndTwoPoorTracks() {
        lab = new PlacedLab(folder);
        List<PlacedLab.Seen> all = new ArrayList<>(PlacedLab.sixAndOne());
        all.add(PlacedLab.seen(8, 700, 750, 0));
        all.add(PlacedLab.seen(9, 800, 850, 300, -1, 0, 0).clipped(0.4));
        lab.made("a", all);
        lab.process("0.5");
        assertThat(lab.tracks())
                .isEqualTo(Map.of("id_0001", List.of(1, 2, 3), "id_0002", List.of(4, 5, 6), "id_0003", List.of(7)));
        assertThat(lab.unclustered()).isEqualTo(UNTOLD);
    }

    @Test
    void theyMakeNoPersonAndAreInNoListAndNobodysScreenTime() {
        assertThat(lab.people().people()).hasSize(3);
        assertThat(lab.doc().at("/stats/unclustered_tracks").asInt()).isEqualTo(2);
        assertThat(outbox("cast.json")).contains("id_0003");
        // tracks 8 and 9 begin at 28 s and 32 s
        assertThat(outbox("screentime.csv").lines())
                .hasSize(4)
                .noneMatch(l -> l.contains("28.000") || l.contains("32.000"));
        assertThat(outbox("people.vtt")).doesNotContain("00:28", "00:32");
        assertThat(outbox("people.edl")).doesNotContain("00:00:28", "00:00:32");
        assertThat(outbox("report.html"))
                .contains("Could not be told (2\u00A0tracks, 4.1\u00A0s)", "hard to make out", "cut off by the edge");
        EpisodeSummary summary = EpisodeSummary.read(lab.store, PlacedLab.EP).orElseThrow();
        assertThat(summary.unclustered()).isEqualTo(2);
        assertThat(summary.unclusteredSeconds()).isBetween(4.0, 4.2);
        assertThat(summary.people()).hasSize(3);
    }

    @Test
    void whoReadsTheEpisodeFindsThemWithTheirReasonAndWithoutAnIdentity() {
        EpisodeRead read = lab.pipeline.library().read(PlacedLab.EP).orElseThrow();
        assertThat(read.identities()).hasSize(3);
        assertThat(read.unclustered()).extracting(a -> a.track().number()).containsExactly(8, 9);
        assertThat(read.tracks()).hasSize(9);
        assertThat(read.tracks().get(new TrackId(8)).identity()).isEmpty();
        assertThat(read.tracks().get(new TrackId(7)).identity()).contains(new IdentityId(3));
        assertThat(lab.pipeline.library().frames(PlacedLab.EP).orElseThrow().tracks())
                .containsKey(new TrackId(8));
    }

    @Test
    void inTheFileOneIsPutIntoAnIdentityAndTheMoveIsTakenBack() {
        String before = lab.text();
        edit(doc -> tracks(doc, "id_0002").add(8));
        assertThat(lab.take()).isEmpty();
        assertThat(lab.tracks()).containsEntry("id_0002", List.of(4, 5, 6, 8));
        assertThat(lab.unclustered()).isEqualTo(Map.of(9, "clipped"));
        assertThat(lab.lastWords()).isEqualTo("lab-s01e01:track_0008 is put into id_0002");
        lab.pipeline.edits().people().undo("lab", Author.CLI, lastEntry());
        lab.refresh();
        assertThat(lab.text()).isEqualTo(before);
    }

    @Test
    void inTheFileOneIsSomebodyNewWithAName() {
        edit(doc -> {
            unclustered(doc).remove(0);
            ((ArrayNode) doc.path("identities"))
                    .addObject()
                    .put("label", "Eve")
                    .putArray("track_ids")
                    .add(8);
        });
        String edited = lab.text();
        assertThat(lab.take()).isEmpty();
        assertThat(lab.tracks()).containsEntry("id_0004", List.of(8));
        assertThat(row(lab.doc(), "id_0004").path("label").asText()).isEqualTo("Eve");
        lab.save(edited);
        assertThat(lab.take()).isEmpty();
        assertThat(lab.tracks())
                .as("saved again")
                .containsEntry("id_0004", List.of(8))
                .hasSize(4);
    }

    @Test
    void inTheFileATrackIsTakenOutOfItsIdentityAndPutBack() {
        edit(doc -> {
            tracks(doc, "id_0001").remove(2);
            unclustered(doc).add(3);
        });
        assertThat(lab.take()).isEmpty();
        assertThat(lab.tracks()).containsEntry("id_0001", List.of(1, 2));
        assertThat(lab.unclustered()).hasSize(3).containsEntry(3, "by_hand");
        assertThat(lab.lastWords()).isEqualTo("lab-s01e01:track_0003 is taken out of all identities");
        edit(doc -> tracks(doc, "id_0001").add(3));
        assertThat(lab.take()).isEmpty();
        assertThat(lab.tracks()).containsEntry("id_0001", List.of(1, 2, 3));
        assertThat(lab.unclustered()).isEqualTo(UNTOLD);
    }

    @Test
    void anIdentityWhoseLastTrackIsTakenOutIsGoneAndItsPersonWithIt() {
        edit(doc -> unclustered(doc).add(7));
        assertThat(lab.take()).isEmpty();
        assertThat(lab.tracks()).doesNotContainKey("id_0003");
        assertThat(lab.unclustered()).containsEntry(7, "by_hand");
        assertThat(lab.people().people()).hasSize(2);
    }

    @Test
    void aListThatIsLeftOutIsAsItWas() {
        edit(doc -> {
            doc.remove(List.of("unclustered_track_ids", "unclustered_reasons"));
            tracks(doc, "id_0003").add(9);
        });
        assertThat(lab.take()).isEmpty();
        assertThat(lab.tracks()).containsEntry("id_0003", List.of(7, 9));
        assertThat(lab.unclustered()).containsOnlyKeys(8);
    }

    @Test
    void whatIsWrongWithTheListIsSaidWithItsLineAndNothingIsDone() {
        refused(doc -> unclustered(doc).remove(0), "track 8, which was unclustered, is in no list");
        refused(doc -> unclustered(doc).add(99), "lab-s01e01 has no track 99");
        refused(doc -> unclustered(doc).add(8), "8 is in this list twice");
        refused(doc -> unclustered(doc).add("x"), "\"unclustered_track_ids\" must be numbers of tracks");
        refused(doc -> doc.put("unclustered_track_ids", 8), "must be a list such as [3, 17]");
        refused(
                doc -> {
                    tracks(doc, "id_0002").add(3);
                    unclustered(doc).add(3);
                },
                "track 3 is in 3 lists");
        refused(
                doc -> {
                    tracks(doc, "id_0001").add(8);
                    tracks(doc, "id_0002").add(8);
                },
                "track 8 is in 3 lists");
    }

    private void refused(Consumer<ObjectNode> change, String why) {
        String before = lab.text();
        edit(change);
        assertThat(lab.take())
                .hasValueSatisfying(w -> assertThat(w).startsWith("line ").contains(why));
        assertThat(lab.text()).isEqualTo(before);
    }

    @Test
    void byCommandOneIsPutIntoAnIdentityIntoANewOneAndTakenOutAgain() {
        moved(8, "id_0001");
        assertThat(lab.tracks()).containsEntry("id_0001", List.of(1, 2, 3, 8));
        moved(8, "new");
        assertThat(lab.tracks()).containsEntry("id_0004", List.of(8)).containsEntry("id_0001", List.of(1, 2, 3));
        assertThat(lab.people().people()).hasSize(4);
        moved(8, "unclustered");
        assertThat(lab.unclustered()).isEqualTo(UNTOLD);
        assertThat(lab.people().people()).hasSize(3);
        assertThat(move(8, "unclustered").entry()).as("it is there already").isEmpty();
        moved(1, "unclustered");
        assertThat(lab.unclustered()).containsEntry(1, "by_hand");
    }

    @Test
    void byCommandOneIsAPersonsInOneEntryThatIsTakenBackAsOne() {
        moved(9, "p_0002");
        assertThat(lab.tracks()).containsEntry("id_0004", List.of(9));
        assertThat(lab.people().person(new PersonId(2)).map(Person::clusterIds).orElseThrow())
                .containsExactly("lab-s01e01:id_0002", "lab-s01e01:id_0004");
        assertThat(lab.people().people()).hasSize(3);
        lab.pipeline.edits().people().undo("lab", Author.CLI, lastEntry());
        lab.refresh();
        assertThat(lab.unclustered()).isEqualTo(UNTOLD);
        assertThat(lab.people().person(new PersonId(2)).map(Person::clusterIds).orElseThrow())
                .containsExactly("lab-s01e01:id_0002");
        assertThatThrownBy(() -> move(9, "p_0077")).isInstanceOf(Refused.class).hasMessageContaining("no p_0077");
    }

    @Test
    void whereAHumanPutOneItStaysWhenItIsClusteredAgain() {
        moved(8, "new");
        moved(9, "id_0002");
        lab.process("0.99");
        assertThat(lab.tracks()).containsEntry("id_0004", List.of(8));
        assertThat(lab.tracks().get("id_0002")).contains(9);
    }

    @Test
    void aFileOfAnOlderVersionIsReadAndWrittenWithTheList() {
        Key key = IdentitiesManifest.key(PlacedLab.EP);
        ObjectNode doc = Json.parseObject(lab.store.read(key).orElseThrow(), "identities.json");
        doc.remove(List.of("unclustered_track_ids", "unclustered_reasons"));
        ((ObjectNode) doc.path("stats")).remove("unclustered_tracks");
        doc.put("reviewed_by", "Ann");
        lab.store.write(key, Json.pretty(doc));
        lab.store.delete(ClustersManifest.key(PlacedLab.EP));
        ClustersManifest manifest = lab.pipeline.manifests().clusters();
        assertThat(manifest.read(PlacedLab.EP).unclustered()).isEmpty();
        lab.store.delete(Key.manifest(PlacedLab.EP, "runs/cluster.json"));
        lab.store.delete(Key.manifest(PlacedLab.EP, "runs/people.json"));
        lab.process("0.5");
        assertThat(lab.unclustered()).isEqualTo(UNTOLD);
        assertThat(lab.doc().path("reviewed_by").asText()).isEqualTo("Ann");
        assertThat(manifest.read(PlacedLab.EP).unclustered()).hasSize(2);
    }

    @Test
    void whenAPersonIsErasedTheVectorsAndPicturesOfTheUnclusteredGoToo() {
        lab.made(
                "a",
                List.of(
                        PlacedLab.seen(1, 0, 50, 0, 0.9, 0.3, 0.1),
                        PlacedLab.seen(2, 0, 50, 500, -0.2, 0.5, 0.8),
                        PlacedLab.seen(3, 100, 150, 0, 0.3, -0.7, 0.6).clipped(0.4),
                        PlacedLab.seen(4, 200, 250, 0)));
        lab.process("0.5");
        assertThat(lab.unclustered()).containsOnlyKeys(3, 4);
        Person first = lab.people().people().get(0);
        Key picture = Key.frames(PlacedLab.EP, "crops/track_0003/frame_000100.jpg");
        lab.store.write(picture, new byte[] {1, 2, 3, 4});
        Key vectors = FacesManifest.vectors(PlacedLab.EP);
        assertThat(lab.store.read(vectors).orElseThrow())
                .as("three faces, three floats each")
                .hasSize(36);
        ErasePerson.Receipt receipt =
                new ErasePerson(lab.pipeline).erase("lab", Author.CLI, first.id(), PlacedLab.settings("0.5"), false);
        assertThat(receipt.left()).isEmpty();
        assertThat(lab.store.exists(picture)).isFalse();
        assertThat(lab.store.read(vectors).orElseThrow()).hasSize(12);
        assertThat(lab.unclustered()).isEmpty();
        assertThat(lab.doc().at("/stats/unclustered_tracks").asInt()).isZero();
        assertThat(outbox("report.html")).doesNotContain("Could not be told (");
        lab.process("0.99");
        assertThat(lab.unclustered()).isEmpty();
    }

    private PeopleEdits.Outcome move(int track, String to) {
        return lab.pipeline
                .edits()
                .identities()
                .moveTrack(PlacedLab.EP, Author.CLI, new TrackId(track), TrackGoal.parse(to));
    }

    private void moved(int track, String to) {
        assertThat(move(track, to).entry()).isPresent();
        lab.refresh();
    }

    private String lastEntry() {
        return lab.log().stream()
                .filter(e -> e.who().human())
                .reduce((a, b) -> b)
                .orElseThrow()
                .id();
    }

    private void edit(Consumer<ObjectNode> change) {
        ObjectNode doc = lab.doc();
        change.accept(doc);
        lab.save(new String(Json.pretty(doc), StandardCharsets.UTF_8));
    }

    private static ArrayNode tracks(ObjectNode doc, String id) {
        return (ArrayNode) row(doc, id).path("track_ids");
    }

    private static ArrayNode unclustered(ObjectNode doc) {
        JsonNode list = doc.path("unclustered_track_ids");
        return (ArrayNode) list;
    }

    private String outbox(String name) {
        Optional<byte[]> content = lab.outbox.read(new Key(PlacedLab.EP + "/" + name));
        return new String(content.orElseThrow(), StandardCharsets.UTF_8);
    }
}
