package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.Json;
import io.dropcast.people.EditedJson;
import io.dropcast.store.s3.Upload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people write into the results in the bucket is an edit, as in the outbox. */
@Tag("integration")
final class S3EditsTest {
    @TempDir
    Path folder;

    private final Cloud cloud = Cloud.make();
    private Lab lab;
    private Map<String, String> settings;
    private Engine engine;

    @BeforeEach
    void twoEpisodesInTheBucket() throws IOException {
        lab = Lab.in(folder.resolve("lab"));
        settings = cloud.settings(lab);
        settings.put("dropcast.deliver", cloud.uri("results"));
        settings.put("dropcast.s3.queue", cloud.queue);
        settings.put("dropcast.s3.dead-letters", cloud.dead);
        cloud.put("show-s01e01.mp4", Films.withFaces(folder.resolve("one.mp4")));
        cloud.put("show-s01e02.mp4", Films.withFaces(folder.resolve("two.mp4")));
        cloud.tell("show-s01e01.mp4");
        cloud.tell("show-s01e02.mp4");
        engine = Cloud.watch(lab, settings, new Quiet());
        cloud.awaitQueues(0, 0);
    }

    @AfterEach
    void close() throws IOException {
        engine.close();
        cloud.close();
    }

    @Test
    void aNameInPeopleJsonIsAppliedAndAllNamesFollow() throws IOException {
        edit("show/people.json", doc -> ((ObjectNode) doc.path("people").path(0)).put("name", "Kyle Ünal"));
        cloud.tell("results/show/people.json");
        cloud.awaitQueues(0, 0);

        await().atMost(Lab.LIMIT).untilAsserted(() -> {
            for (String file : List.of(
                    "show/people.json",
                    "show/index.html",
                    "show-s01e01/identities.json",
                    "show-s01e02/identities.json",
                    "show-s01e01/report.html",
                    "show-s01e02/people.vtt")) {
                assertThat(text(file)).as(file).contains("Kyle Ünal");
            }
        });
        assertThat(journal()).hasSize(1).allMatch(l -> l.contains("Kyle"));
    }

    @Test
    void anIdentityGetsALabelInTheBucket() throws IOException {
        edit(
                "show-s01e01/identities.json",
                doc -> ((ObjectNode) doc.path("identities").path(0)).put("label", "Anna"));
        cloud.tell("results/show-s01e01/identities.json");
        cloud.awaitQueues(0, 0);

        await().atMost(Lab.LIMIT).untilAsserted(() -> {
            assertThat(text("show/people.json")).contains("Anna");
            assertThat(text("show-s01e01/identities.json")).contains("Anna").contains("as_of");
            assertThat(text("show-s01e02/report.html")).contains("Anna");
        });
    }

    @Test
    void theEnginesOwnWritesAreNoEdits() {
        List<String> before = journal();
        for (String file : List.of("show/people.json", "show-s01e01/identities.json", "show-s01e02/identities.json")) {
            cloud.tell("results/" + file);
            cloud.tell("results/" + file);
        }
        cloud.awaitQueues(0, 0);
        Map<String, String> etags = cloud.etags("results");

        assertThat(journal()).isEqualTo(before);
        engine.close();
        engine = Cloud.watch(lab, settings, new Quiet());
        cloud.tell("results/show/people.json");
        cloud.awaitQueues(0, 0);
        assertThat(cloud.etags("results")).isEqualTo(etags);
    }

    @Test
    void anEditThatIsRefusedIsKeptBesideItsReasonAndTheLastGoodVersionIsPutBack() throws IOException {
        String good = text("show/people.json");
        put("show/people.json", "{\"people\": [");
        cloud.tell("results/show/people.json");
        cloud.awaitQueues(0, 0);

        await().atMost(Lab.LIMIT).untilAsserted(() -> {
            assertThat(text("show/people.json")).isEqualTo(good);
            assertThat(cloud.names("results/show"))
                    .anyMatch(n -> n.matches("people\\.rejected-.*[0-9]\\.json"))
                    .anyMatch(n -> n.matches("people\\.rejected-.*\\.error\\.json"));
        });
        assertThat(journal()).isEmpty();
    }

    @Test
    void anEditThatIsTooLargeStaysAndIsToldOfOnceBesideIt() throws IOException {
        byte[] large = new byte[EditedJson.LARGEST + 1];
        Arrays.fill(large, (byte) ' ');
        cloud.below("results").put("show/people.json", large, Upload.ALWAYS);
        String etag = cloud.etags("results").get("show/people.json");
        cloud.tell("results/show/people.json");
        cloud.tell("results/show/people.json");
        await().atMost(Lab.LIMIT).until(() -> reports().size() == 1);

        assertThat(Json.parseObject(cloud.content("results/show", reports().get(0)), "the report"))
                .isEqualTo(Json.object()
                        .put("file", "show/people.json")
                        .put("what", "the edit was neither read nor applied; it is left where it is")
                        .put("where", cloud.uri("results") + "/show/people.json")
                        .put("etag", etag)
                        .put("bytes", large.length)
                        .put("why", "it has 20000001 bytes, and no more than 20000000 are read")
                        .put("what_to_do", "put a smaller one there")
                        .put(
                                "time",
                                cloud.below("results")
                                        .head("show/people.json")
                                        .orElseThrow()
                                        .modified()
                                        .toString()));
        engine.close();
        engine = Cloud.watch(lab, settings, new Quiet());
        cloud.tell("results/show/people.json");
        cloud.awaitQueues(0, 0);
        assertThat(cloud.etags("results").get("show/people.json")).isEqualTo(etag);
        assertThat(journal()).isEmpty();

        // a smaller one is an edit like any other
        ObjectNode doc = Json.parseObject(
                java.nio.file.Files.readAllBytes(lab.outbox().resolve("show/people.json")), "people.json");
        ((ObjectNode) doc.path("people").path(0)).put("name", "Kyle");
        put("show/people.json", doc.toPrettyString());
        cloud.tell("results/show/people.json");
        await().atMost(Lab.LIMIT)
                .untilAsserted(() -> assertThat(text("show-s01e02/report.html")).contains("Kyle"));
        assertThat(reports()).hasSize(1);
    }

    private List<String> reports() {
        return cloud.names("results/show").stream()
                .filter(n -> n.matches("people\\.rejected-.*\\.error\\.json"))
                .toList();
    }

    @Test
    void anEditWithoutAnEventIsFoundAtTheNextDeliveryAndNeverOverwritten() throws IOException {
        edit("show/people.json", doc -> ((ObjectNode) doc.path("people").path(0)).put("name", "Zoe"));
        // something else changes in the show
        java.nio.file.Files.writeString(lab.outbox().resolve("show/note.txt"), "x");

        await().atMost(Lab.LIMIT).untilAsserted(() -> {
            assertThat(cloud.names("results/show")).contains("note.txt");
            assertThat(text("show/people.json")).contains("Zoe");
            assertThat(text("show-s01e02/identities.json")).contains("Zoe");
        });
        assertThat(journal()).hasSize(1);
    }

    private void edit(String file, Consumer<JsonNode> change) {
        ObjectNode doc = Json.parseObject(cloud.content("results", file), file);
        change.accept(doc);
        put(file, doc.toPrettyString());
    }

    private void put(String file, String text) {
        cloud.below("results").put(file, text.getBytes(StandardCharsets.UTF_8), Upload.ALWAYS);
    }

    private String text(String file) {
        return new String(cloud.content("results", file), StandardCharsets.UTF_8);
    }

    /** What humans said, as the store has it. */
    private List<String> journal() {
        return new io.dropcast.store.folder.FolderStore(lab.data())
                .read(new io.dropcast.episode.Key("shows/show/people.journal.jsonl"))
                .map(b -> new String(b, StandardCharsets.UTF_8)
                        .lines()
                        .filter(l -> !l.contains("\"engine\""))
                        .toList())
                .orElse(List.of());
    }
}
