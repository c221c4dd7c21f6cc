package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a human changes by the API: one real episode, anew for each test. */
@Timeout(120)
@Tag("integration")
final class ApiEditTest {
    private static final String PEOPLE = "/shows/faces/people";

    @TempDir
    Path folder;

    private Api api;

    @BeforeEach
    void oneEpisode() throws IOException {
        api = Api.withFaces(folder);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void aNameIsInTheJournalWhenTheAnswerComesAndInTheFilesSoonAfter() throws IOException {
        String name = "<img src=x onerror=alert(1)>";
        JsonNode change = api.json("PATCH", PEOPLE + "/p_0001", "{\"name\":\"" + name + "\"}")
                .json();
        String journal = Files.readString(api.lab.data().resolve("shows/faces/people.journal.jsonl"));
        assertThat(journal).contains("\"" + change.path("entry").path("id").asText() + "\"", name);
        assertThat(change.path("entry").path("who").asText()).isEqualTo("api");
        assertThat(change.path("person_id").asText()).isEqualTo("p_0001");
        assertThat(api.get(PEOPLE + "/p_0001").json().path("name").asText()).isEqualTo(name);
        Awaitility.await()
                .atMost(Lab.LIMIT)
                .untilAsserted(
                        () -> assertThat(Files.readString(api.lab.outbox().resolve("faces-s01e01/report.html")))
                                .contains("&lt;img src=x onerror=alert(1)&gt;"));
        assertThat(Files.readString(api.lab.outbox().resolve("faces/people.json")))
                .contains(name);
    }

    @Test
    void theSameEditTwiceChangesNothingTheSecondTime() {
        api.json("PATCH", PEOPLE + "/p_0001", "{\"name\":\"Ann\",\"aliases\":[\"A\"],\"ignored\":true}");
        JsonNode person = api.get(PEOPLE + "/p_0001").json();
        assertThat(person.path("aliases").get(0).asText()).isEqualTo("A");
        assertThat(person.path("ignored").asBoolean()).isTrue();
        assertThat(api.json("PATCH", PEOPLE + "/p_0001", "{\"name\":\"Ann\",\"ignored\":true}")
                        .json()
                        .path("entry")
                        .isNull())
                .isTrue();
        api.json("PATCH", PEOPLE + "/p_0001", "{\"name\":null,\"aliases\":[]}");
        JsonNode again = api.get(PEOPLE + "/p_0001").json();
        assertThat(again.path("name").isNull()).isTrue();
        assertThat(again.path("aliases")).isEmpty();
        assertThat(again.path("ignored").asBoolean()).isTrue();
    }

    @Test
    void aMergeGivesEverythingAndUndoGivesItBack() {
        String cluster = firstCluster("p_0002");
        JsonNode merged =
                api.post(PEOPLE + "/p_0002/merge", "{\"into\":\"p_0001\"}").json();
        assertThat(api.get(PEOPLE + "/p_0002").status()).isEqualTo(404);
        assertThat(owner(cluster)).isEqualTo("p_0001");

        String entry = merged.path("entry").path("id").asText();
        JsonNode undone =
                api.post("/shows/faces/journal/" + entry + "/undo", null).json();
        assertThat(undone.path("entry").path("undoes").asText()).isEqualTo(entry);
        assertThat(owner(cluster)).isEqualTo("p_0002");
        JsonNode newest = api.get("/shows/faces/journal?limit=2").json().path("entries");
        assertThat(newest.get(1).path("undone_by")).isEqualTo(newest.get(0).path("id"));
        assertThat(api.post("/shows/faces/journal/" + entry + "/undo", null).status())
                .as("taken back already")
                .isEqualTo(409);
        assertThat(api.post("/shows/faces/journal/j_000001/undo", null).status())
                .as("nobody decided that")
                .isEqualTo(409);
        assertThat(api.post(PEOPLE + "/p_0001/merge", "{\"into\":\"p_0001\"}").status())
                .isEqualTo(409);
    }

    @Test
    void aClusterMovesToSomebodyToNobodyAndToSomebodyNew() {
        String cluster = firstCluster("p_0002");
        String at = "/shows/faces/clusters/" + cluster;
        api.post(at + "/move", "{\"person_id\":\"p_0001\"}");
        assertThat(owner(cluster)).isEqualTo("p_0001");
        api.post(at + "/move", "{\"person_id\":null}");
        assertThat(api.get(PEOPLE)
                        .json()
                        .path("unassigned")
                        .get(0)
                        .path("cluster_id")
                        .asText())
                .isEqualTo(cluster);
        String made = api.post(PEOPLE, "{\"name\":\"Bo\",\"cluster_ids\":[\"" + cluster + "\"]}")
                .json()
                .path("person_id")
                .asText();
        assertThat(owner(cluster)).isEqualTo(made);
        assertThat(api.get(PEOPLE + "/" + made).json().path("name").asText()).isEqualTo("Bo");

        api.post(at + "/never", "{\"person_id\":\"" + made + "\"}");
        assertThat(api.get(PEOPLE + "/" + made)
                        .json()
                        .path("not_cluster_ids")
                        .get(0)
                        .asText())
                .isEqualTo(cluster);
        assertThat(owner(cluster)).isEmpty();
        api.json("DELETE", PEOPLE + "/" + made, null);
        assertThat(api.get(PEOPLE + "/" + made).status()).isEqualTo(404);
    }

    @Test
    void aLabelIsTheNameOfThePerson() {
        JsonNode change = api.json("PATCH", "/episodes/faces-s01e01/identities/id_0001", "{\"label\":\"Cleo\"}")
                .json();
        String person = change.path("person_id").asText();
        assertThat(api.get(PEOPLE + "/" + person).json().path("name").asText()).isEqualTo("Cleo");
        JsonNode identity = api.get("/episodes/faces-s01e01/identities")
                .json()
                .path("identities")
                .get(0);
        assertThat(identity.path("label").asText()).isEqualTo("Cleo");
        assertThat(identity.path("person_id").asText()).isEqualTo(person);
    }

    @Test
    void aTrackMovesAndTheIdentitiesFollow() {
        JsonNode identities = identities();
        JsonNode from = identities.get(0);
        String to = identities.get(1).path("identity_id").asText();
        int track = from.path("track_ids").get(0).asInt();
        JsonNode change = api.post(
                        "/episodes/faces-s01e01/tracks/" + track + "/move", "{\"identity_id\":\"" + to + "\"}")
                .json();
        assertThat(change.path("entry").path("words").get(0).asText()).contains("is put into " + to);
        Awaitility.await()
                .atMost(Lab.LIMIT)
                .until(() -> Stream.of(api.get("/episodes/faces-s01e01/identities/" + to + "/tracks")
                                .text())
                        .anyMatch(t -> t.contains("\"track_id\":" + track + ",")));
        assertThat(api.post("/episodes/faces-s01e01/tracks/9999/move", "{\"identity_id\":\"new\"}")
                        .status())
                .isEqualTo(404);
        assertThat(api.post("/episodes/faces-s01e01/tracks/" + track + "/move", "{\"identity_id\":\"id_0999\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aTrackIsTakenOutOfAllIdentitiesAndIsSomebodysInOneStep() {
        JsonNode from = identities().get(0);
        int track = from.path("track_ids").get(0).asInt();
        int before =
                api.get("/episodes/faces-s01e01/tracks").json().path("total").asInt();
        String move = "/episodes/faces-s01e01/tracks/" + track + "/move";
        api.post(move, "{\"identity_id\":\"unclustered\"}");
        Awaitility.await()
                .atMost(Lab.LIMIT)
                .untilAsserted(() -> assertThat(unclustered()).hasSize(1));
        JsonNode alone = unclustered().get(0);
        assertThat(alone.path("track_id").asInt()).isEqualTo(track);
        assertThat(alone.path("identity_id").isNull()).isTrue();
        assertThat(alone.path("unclustered_reason").asText()).isEqualTo("by_hand");
        assertThat(alone.has("outlier_reason")).isFalse();
        assertThat(api.get("/episodes/faces-s01e01/tracks").json().path("total").asInt())
                .isEqualTo(before);
        assertThat(api.get("/episodes/faces-s01e01/tracks/" + track + "/frames")
                        .json()
                        .path("items"))
                .isNotEmpty();
        JsonNode boxes =
                api.get("/episodes/faces-s01e01/boxes?from=0&to=100").json().path("boxes");
        assertThat(boxes).anySatisfy(box -> {
            assertThat(box.path("track_id").asInt()).isEqualTo(track);
            assertThat(box.path("identity_id").isNull()).isTrue();
            assertThat(box.path("name").asText()).isEqualTo("could not be told");
        });

        assertThat(api.post(move, "{\"identity_id\":\"unclustered\",\"person_id\":\"p_0002\"}")
                        .status())
                .isEqualTo(400);
        assertThat(api.post(move, "{\"identity_id\":\"new\",\"person_id\":\"p_0999\"}")
                        .status())
                .isEqualTo(409);
        api.post(move, "{\"identity_id\":\"new\",\"person_id\":\"p_0002\"}");
        Awaitility.await()
                .atMost(Lab.LIMIT)
                .untilAsserted(() -> assertThat(identities()).anySatisfy(i -> {
                    assertThat(i.path("track_ids").get(0).asInt()).isEqualTo(track);
                    assertThat(i.path("person_id").asText()).isEqualTo("p_0002");
                }));
        assertThat(unclustered()).isEmpty();
    }

    private JsonNode unclustered() {
        return api.get("/episodes/faces-s01e01/identities")
                .json()
                .path("unclustered")
                .path("tracks");
    }

    @Test
    void aSuggestionThatIsNotThereCannotBeSettled() {
        assertThat(api.get("/shows/faces/suggestions")
                        .json()
                        .path("suggestions")
                        .isArray())
                .isTrue();
        String key = URLEncoder.encode("faces-s01e01:id_0001|p_0002", StandardCharsets.UTF_8);
        assertThat(api.post("/shows/faces/suggestions/" + key + "/accept", null).status())
                .isEqualTo(404);
        assertThat(api.post("/shows/faces/suggestions/" + key + "/dismiss", null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whoListensIsToldOfAnEdit() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(api.uri("/events"))
                .header("Accept", "text/event-stream")
                .build();
        try (Stream<String> lines =
                api.client().send(request, BodyHandlers.ofLines()).body()) {
            Iterator<String> told = lines.iterator();
            assertThat(told.next()).isEqualTo(": dropcast");
            api.json("PATCH", PEOPLE + "/p_0001", "{\"name\":\"Ann\"}");
            String event = next(told, "event: ");
            assertThat(event).isEqualTo("event: changed");
            assertThat(next(told, "data: ")).contains("\"show_id\":\"faces\"", "\"what\":\"people\"");
        }
        assertThat(api.get("/events").status()).isEqualTo(400);
    }

    private static String next(Iterator<String> lines, String start) {
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.startsWith(start)) {
                return line;
            }
        }
        throw new AssertionError("the stream ended");
    }

    private JsonNode identities() {
        return api.get("/episodes/faces-s01e01/identities").json().path("identities");
    }

    private String firstCluster(String person) {
        return api.get(PEOPLE + "/" + person).json().path("cluster_ids").get(0).asText();
    }

    /** Empty for nobody's. */
    private String owner(String cluster) {
        for (JsonNode p : api.get(PEOPLE).json().path("people")) {
            for (JsonNode c : p.path("cluster_ids")) {
                if (c.asText().equals(cluster)) {
                    return p.path("person_id").asText();
                }
            }
        }
        return "";
    }
}
