package io.dropcast.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.edits.TrackGoal;
import io.dropcast.episode.EpisodeRun;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.face.IdentityId;
import io.dropcast.face.PersonId;
import io.dropcast.face.TrackId;
import io.dropcast.people.Author;
import io.dropcast.people.JournalEntry;
import io.dropcast.people.Person;
import io.dropcast.people.Refused;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an edit of an episode's identities does, through the real stages from cluster on. */
final class IdentityEditsTest {
    @TempDir
    Path folder;

    private PlacedLab lab;

    @BeforeEach
    void twoPeopleAndAnExtra() {
        lab = PlacedLab.withTwo(folder);
        assertThat(lab.tracks())
                .isEqualTo(Map.of("id_0001", List.of(1, 2, 3), "id_0002", List.of(4, 5, 6), "id_0003", List.of(7)));
    }

    @Test
    void ourOwnFileIsNoEdit() {
        assertThat(lab.take()).isEmpty();
        assertThat(lab.ran).isEmpty();
        assertThat(lab.log()).hasSize(1);
        lab.process("0.5");
        assertThat(lab.log()).hasSize(1);
    }

    @Test
    void aTrackThatIsMovedIsRemovedHereAndAddedThereOnceAndOnlyWhatDependsOnItRunsAgain() {
        edit(doc -> move(doc, 3, "id_0001", "id_0002"));
        assertThat(lab.take()).isEmpty();
        assertThat(lab.tracks()).containsEntry("id_0001", List.of(1, 2)).containsEntry("id_0002", List.of(3, 4, 5, 6));
        assertThat(lab.ran).containsExactly("cluster", "reps", "people", "publish");
        assertThat(lab.lastWords()).isEqualTo("lab-s01e01:track_0003 is put into id_0002");
        assertThat(row(lab.doc(), "id_0002").path("placed_tracks"))
                .extracting(JsonNode::asInt)
                .containsExactly(3);
        assertThat(outboxText("report.html")).contains("1\u00A0track placed by hand");
        assertThat(people()).isEqualTo(Map.of("id_0001", "p_0001", "id_0002", "p_0002", "id_0003", "p_0003"));
    }

    @Test
    void aTrackThatIsListedUnderTwoGoesToWhereItWasNot() {
        edit(doc -> tracksOf(doc, "id_0002").add(3));
        assertThat(lab.take()).isEmpty();
        assertThat(lab.tracks()).containsEntry("id_0001", List.of(1, 2)).containsEntry("id_0002", List.of(3, 4, 5, 6));
    }

    @Test
    void anObjectWithoutIdIsANewIdentityAndGetsTheNextNumber() {
        edit(doc -> {
            remove(doc, "id_0001", 3);
            ((ArrayNode) doc.path("identities"))
                    .addObject()
                    .put("label", "Eve")
                    .putArray("track_ids")
                    .add(3);
        });
        assertThat(lab.take()).isEmpty();
        assertThat(lab.tracks()).containsEntry("id_0004", List.of(3)).containsEntry("id_0001", List.of(1, 2));
        assertThat(row(lab.doc(), "id_0004").path("label").asText()).isEqualTo("Eve");
        assertThat(lab.doc().path("next_identity").asInt()).isEqualTo(5);
    }

    @Test
    void whomAHumanTookApartTheMachineDoesNotPutTogetherAgain() {
        moved(3, Optional.empty());
        lab.refresh();
        assertThat(people()).containsEntry("id_0001", "p_0001").containsEntry("id_0004", "p_0004");
        lab.process("0.99");
        assertThat(people()).containsEntry("id_0004", "p_0004");
    }

    @Test
    void anEpisodeKeepsTheSettingsThatItWasMadeWithWhenSomebodyMovesATrack() {
        lab.process("0.99");
        moved(7, Optional.of(new IdentityId(2)));
        lab.refresh();
        assertThat(lab.doc().path("config").path("cluster_thresh").asDouble()).isEqualTo(0.99);
        assertThat(lab.tracks()).hasSize(4);
    }

    @Test
    void aNumberOfANewIdentityIsNeverUsedForAnybodyElse() {
        String first = moved(3, Optional.empty());
        lab.pipeline.edits().people().undo("lab", Author.CLI, first);
        moved(6, Optional.empty());
        lab.refresh();
        assertThat(lab.tracks()).containsEntry("id_0005", List.of(6)).doesNotContainKey("id_0004");
        lab.process("0.99");
        assertThat(lab.tracks()).doesNotContainKey("id_0004");
    }

    @Test
    void anIdentityWhoseTracksAreAllElsewhereMayGo() {
        edit(doc -> {
            List.of(4, 5, 6).forEach(t -> tracksOf(doc, "id_0001").add(t));
            removeRow(doc, "id_0002");
        });
        assertThat(lab.take()).isEmpty();
        assertThat(lab.tracks()).isEqualTo(Map.of("id_0001", List.of(1, 2, 3, 4, 5, 6), "id_0003", List.of(7)));
    }

    @Test
    void aNamedPersonStaysWhenTheirLastTrackGoesAndHasTheIdentityAgainWhenThatIsTakenBack() {
        edit(doc -> row(doc, "id_0003").put("label", "Ann"));
        lab.take();
        edit(doc -> {
            tracksOf(doc, "id_0001").add(7);
            removeRow(doc, "id_0003");
        });
        lab.take();
        assertThat(lab.tracks()).containsEntry("id_0001", List.of(1, 2, 3, 7)).doesNotContainKey("id_0003");
        Person ann = lab.people().person(new PersonId(3)).orElseThrow();
        assertThat(ann.name()).contains("Ann");
        assertThat(ann.clusterIds()).isEmpty();
        lab.pipeline.edits().people().undo("lab", Author.CLI, humans().get(1).id());
        lab.refresh();
        assertThat(lab.tracks()).containsEntry("id_0003", List.of(7));
        assertThat(people()).containsEntry("id_0003", "p_0003");
        assertThat(row(lab.doc(), "id_0003").path("label").asText()).isEqualTo("Ann");
    }

    @Test
    void takingAMoveBackGivesTheBytesFromBefore() {
        String before = lab.text();
        String entry = moved(3, Optional.of(new IdentityId(2)));
        lab.refresh();
        assertThat(lab.text()).isNotEqualTo(before);
        lab.pipeline.edits().people().undo("lab", Author.CLI, entry);
        lab.refresh();
        assertThat(lab.text()).isEqualTo(before);
        assertThat(lab.lastWords()).contains(entry + " taken back: lab-s01e01:track_0003 is again where the machine");
    }

    @Test
    void aLabelRunsPeopleAndPublishOnlyAndReachesEveryFile() {
        edit(doc -> row(doc, "id_0002").put("label", "Bob"));
        assertThat(lab.take()).isEmpty();
        assertThat(lab.ran).containsExactly("people", "publish");
        assertThat(lab.people().person(new PersonId(2)).flatMap(Person::name)).contains("Bob");
        for (String file : List.of("identities.json", "report.html", "screentime.csv", "cast.json")) {
            assertThat(outboxText(file)).as(file).contains("Bob");
        }
        assertThat(text(lab.outbox.read(new Key("lab/people.json")))).contains("Bob");
    }

    @Test
    void aPersonIdMovesTheIdentityAndNullMakesItNobodys() {
        edit(doc -> row(doc, "id_0003").put("person_id", "p_0001"));
        lab.take();
        assertThat(people()).containsEntry("id_0003", "p_0001");
        edit(doc -> row(doc, "id_0003").putNull("person_id"));
        lab.take();
        assertThat(people()).doesNotContainKey("id_0003");
        assertThat(lab.people().unassigned()).containsExactly("lab-s01e01:id_0003");
    }

    @Test
    void movesAndLabelsOfOneSaveAreOneEntry() {
        edit(doc -> {
            move(doc, 3, "id_0001", "id_0002");
            row(doc, "id_0001").put("label", "Ann");
            row(doc, "id_0003").put("label", "Ann");
        });
        lab.take();
        assertThat(humans()).hasSize(1);
        assertThat(people()).isEqualTo(Map.of("id_0001", "p_0001", "id_0002", "p_0002", "id_0003", "p_0001"));
    }

    @Test
    void theSameEditSavedAgainAndAgainIsOneEntryAndOneNewIdentity() {
        edit(doc -> {
            remove(doc, "id_0001", 3);
            ((ArrayNode) doc.path("identities"))
                    .addObject()
                    .put("label", "Eve")
                    .putArray("track_ids")
                    .add(3);
        });
        String edited = lab.text();
        lab.take();
        String once = lab.text();
        for (int i = 0; i < 5; i++) {
            lab.save(edited);
            lab.take();
        }
        assertThat(lab.text()).isEqualTo(once);
        assertThat(humans()).hasSize(1);
    }

    @Test
    void whatWasComputedIsWrittenAnewAndNotRead() {
        String before = lab.text();
        edit(doc -> {
            doc.put("pipeline_ver", "9.9").put("next_identity", 1);
            row(doc, "id_0001").put("size", 99).put("cohesion", 0.1).put("rep_thumb_rel_path", "../../etc/passwd");
        });
        assertThat(lab.take()).isEmpty();
        assertThat(lab.text()).isEqualTo(before);
        assertThat(humans()).isEmpty();
    }

    @Test
    void aFieldThatIsNotThereIsAsItWas() {
        edit(doc -> row(doc, "id_0001").put("label", "Ann"));
        lab.take();
        edit(doc -> {
            row(doc, "id_0001").remove(List.of("label", "person_id", "size"));
            move(doc, 7, "id_0003", "id_0002");
        });
        lab.take();
        assertThat(row(lab.doc(), "id_0001").path("label").asText()).isEqualTo("Ann");
        assertThat(lab.tracks()).containsEntry("id_0002", List.of(4, 5, 6, 7));
    }

    @Test
    void anotherThresholdKeepsWhatWasPlaced() {
        moved(3, Optional.of(new IdentityId(2)));
        lab.process("0.99");
        assertThat(lab.tracks()).containsEntry("id_0002", List.of(3, 4, 6)).hasSize(5);
        lab.process("0.5");
        assertThat(lab.tracks()).containsEntry("id_0002", List.of(3, 4, 5, 6)).containsEntry("id_0001", List.of(1, 2));
    }

    @Test
    void tracksThatWereMadeAnewAreFoundAgain() {
        moved(3, Optional.of(new IdentityId(2)));
        lab.refresh();
        // track 3 is in two pieces now, and everything has another number
        lab.made(
                "a",
                List.of(
                        PlacedLab.seen(1, 600, 650, 2, 0, 1, 0),
                        PlacedLab.seen(2, 402, 450, 2, 1, 0.2, 0),
                        PlacedLab.seen(3, 455, 500, 2, 1, 0.2, 0),
                        PlacedLab.seen(4, 1, 100, 2, 1, 0, 0),
                        PlacedLab.seen(5, 201, 300, 2, 1, 0.1, 0),
                        PlacedLab.seen(6, 1, 100, 502, 0, 0.1, 1),
                        PlacedLab.seen(7, 201, 300, 502, 0, 0, 1)));
        lab.process("0.5");
        assertThat(lab.tracks())
                .isEqualTo(Map.of("id_0001", List.of(4, 5), "id_0002", List.of(2, 3, 6, 7), "id_0003", List.of(1)));
    }

    @Test
    void inAnotherVideoPlacesMeanNothing() {
        moved(3, Optional.of(new IdentityId(2)));
        lab.refresh();
        lab.made("another", PlacedLab.sixAndOne());
        lab.process("0.5");
        assertThat(lab.tracks().values()).containsExactly(List.of(1, 2, 3), List.of(4, 5, 6), List.of(7));
        assertThat(lab.tracks()).doesNotContainKeys("id_0001", "id_0002");
    }

    @Test
    void anEditOfAnOlderVersionIsMadeToTheStateOfNow() {
        ObjectNode old = lab.doc();
        lab.process("0.99");
        assertThat(lab.tracks()).hasSizeGreaterThan(3);
        Map<String, List<Integer>> before = lab.tracks();
        move(old, 7, "id_0003", "id_0002");
        lab.save(text(Optional.of(Json.pretty(old))));
        assertThat(lab.take()).isEmpty();
        assertThat(humans()).hasSize(1);
        before.remove("id_0003");
        before.put("id_0002", List.of(4, 6, 7));
        assertThat(lab.tracks()).isEqualTo(before);
    }

    @Test
    void whatSomebodySavesWhileTheStagesRunIsLeftForTheNextLook() {
        edit(doc -> move(doc, 7, "id_0003", "id_0002"));
        String edited = lab.text();
        lab.pipeline.stages().publish().run(EpisodeRun.withoutVideo(PlacedLab.EP, PlacedLab.settings("0.5")));
        lab.store.delete(Key.manifest(PlacedLab.EP, "runs/publish.json"));
        lab.pipeline.stages().publish().run(EpisodeRun.withoutVideo(PlacedLab.EP, PlacedLab.settings("0.5")));
        assertThat(lab.text()).isEqualTo(edited);
        lab.take();
        assertThat(lab.tracks()).containsEntry("id_0002", List.of(4, 5, 6, 7));
    }

    @Test
    void aFileOfOursThatIsOldIsNoEdit() {
        String old = lab.text();
        moved(3, Optional.of(new IdentityId(2)));
        lab.refresh();
        lab.save(old);
        assertThat(lab.take()).isEmpty();
        assertThat(humans()).hasSize(1);
        lab.process("0.5");
        assertThat(lab.pipeline.edits().identities().take(PlacedLab.EP).entry()).isEmpty();
    }

    @Test
    void anEpisodeThatNobodyCorrectedHasTheRecipeThatItAlwaysHad() {
        JsonNode inputs = Json.parseObject(
                        lab.store
                                .read(Key.manifest(PlacedLab.EP, "runs/cluster.json"))
                                .orElseThrow(),
                        "marker")
                .path("inputs");
        assertThat(inputs.has("placements")).isFalse();
        assertThat(inputs).hasSize(3);
    }

    @Test
    void theCommandRefusesWhatIsNotThere() {
        assertThatThrownBy(() -> moved(9, Optional.empty()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("has no track 9");
        assertThatThrownBy(() -> moved(3, Optional.of(new IdentityId(8))))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("has no id_0008");
        assertThat(lab.pipeline
                        .edits()
                        .identities()
                        .moveTrack(PlacedLab.EP, Author.CLI, new TrackId(7), goal(Optional.empty()))
                        .entry())
                .as("it is alone already")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whateverIsMovedAndTakenBackEveryTrackIsInOneIdentityTheLastOneSaid(long seed) {
        Random random = new Random(seed);
        Map<Integer, String> machine = owners();
        Map<Integer, Optional<String>> said = new TreeMap<>();
        machine.keySet().forEach(t -> said.put(t, Optional.empty()));
        Map<String, Map.Entry<Integer, Optional<String>>> undoable = new HashMap<>();
        Map<Integer, String> lastEntry = new HashMap<>();
        for (int step = 0; step < 25; step++) {
            int track = 1 + random.nextInt(7);
            if (random.nextInt(3) == 0 && lastEntry.containsKey(track)) {
                String entry = lastEntry.remove(track);
                lab.pipeline.edits().people().undo("lab", Author.CLI, entry);
                said.put(track, undoable.get(entry).getValue());
            } else {
                List<String> ids = List.copyOf(lab.tracks().keySet());
                int pick = random.nextInt(ids.size() + 1);
                Optional<IdentityId> to =
                        pick < ids.size() ? Optional.of(IdentityId.parse(ids.get(pick))) : Optional.empty();
                Optional<JournalEntry> entry = lab.pipeline
                        .edits()
                        .identities()
                        .moveTrack(PlacedLab.EP, Author.CLI, new TrackId(track), goal(to))
                        .entry();
                if (entry.isPresent()) {
                    String id = entry.get().id();
                    undoable.put(id, Map.entry(track, said.get(track)));
                    lastEntry.put(track, id);
                    said.put(track, Optional.of(lastPlaced(entry.get())));
                }
            }
            lab.refresh();
            Map<Integer, String> wanted = new TreeMap<>(machine);
            said.forEach((t, id) -> id.ifPresent(i -> wanted.put(t, i)));
            assertThat(owners()).as("step %d", step).isEqualTo(wanted);
            assertThat(lab.tracks().values().stream().mapToInt(List::size).sum())
                    .isEqualTo(7);
        }
    }

    private static String lastPlaced(JournalEntry entry) {
        return entry.what().substring(entry.what().lastIndexOf("id_"));
    }

    private Map<Integer, String> owners() {
        Map<Integer, String> owners = new TreeMap<>();
        lab.tracks().forEach((id, tracks) -> tracks.forEach(t -> owners.put(t, id)));
        return owners;
    }

    private Map<String, String> people() {
        Map<String, String> out = new TreeMap<>();
        lab.doc().path("identities").forEach(i -> {
            if (i.has("person_id")) {
                out.put(i.path("identity_id").asText(), i.path("person_id").asText());
            }
        });
        return out;
    }

    private List<JournalEntry> humans() {
        return lab.log().stream().filter(e -> e.who().human()).toList();
    }

    private static TrackGoal goal(Optional<IdentityId> to) {
        return to.<TrackGoal>map(TrackGoal.Into::new).orElse(new TrackGoal.Fresh(Optional.empty()));
    }

    private String moved(int track, Optional<IdentityId> to) {
        return lab.pipeline
                .edits()
                .identities()
                .moveTrack(PlacedLab.EP, Author.CLI, new TrackId(track), goal(to))
                .entry()
                .orElseThrow()
                .id();
    }

    private void edit(java.util.function.Consumer<ObjectNode> change) {
        ObjectNode doc = lab.doc();
        change.accept(doc);
        lab.save(text(Optional.of(Json.pretty(doc))));
    }

    static ObjectNode row(ObjectNode doc, String id) {
        for (JsonNode row : doc.path("identities")) {
            if (row.path("identity_id").asText().equals(id)) {
                return (ObjectNode) row;
            }
        }
        throw new AssertionError("no " + id);
    }

    private static ArrayNode tracksOf(ObjectNode doc, String id) {
        return (ArrayNode) row(doc, id).path("track_ids");
    }

    private static void remove(ObjectNode doc, String id, int track) {
        List<JsonNode> left = new ArrayList<>();
        tracksOf(doc, id).forEach(left::add);
        left.removeIf(t -> t.asInt() == track);
        row(doc, id).putArray("track_ids").addAll(left);
    }

    private static void move(ObjectNode doc, int track, String from, String to) {
        remove(doc, from, track);
        tracksOf(doc, to).add(track);
    }

    private static void removeRow(ObjectNode doc, String id) {
        ArrayNode rows = (ArrayNode) doc.path("identities");
        for (int i = rows.size() - 1; i >= 0; i--) {
            if (rows.get(i).path("identity_id").asText().equals(id)) {
                rows.remove(i);
            }
        }
    }

    private String outboxText(String name) {
        return text(lab.outbox.read(new Key(PlacedLab.EP + "/" + name)));
    }

    private static String text(Optional<byte[]> content) {
        return new String(content.orElseThrow(), StandardCharsets.UTF_8);
    }
}
