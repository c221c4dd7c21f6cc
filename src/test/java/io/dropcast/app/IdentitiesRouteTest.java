package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.Json;
import io.dropcast.people.JournalEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real routes, models and a film, and somebody who edits who is who in it. */
@Timeout(120)
@Tag("integration")
final class IdentitiesRouteTest {
    @TempDir
    Path folder;

    private Lab lab;
    private Quiet quiet;
    private Engine engine;

    @BeforeEach
    void oneEpisode() throws IOException {
        lab = Lab.in(folder);
        Films.withFaces(lab.inbox().resolve("faces-s01e01.mp4"));
        quiet = new Quiet();
        engine = lab.watch(quiet);
        lab.awaitEmptyInbox();
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void aTrackMovesWhereAnEditorPutItAndNothingIsDecodedAgain() throws IOException {
        ObjectNode doc = doc();
        JsonNode from = doc.path("identities").get(0);
        JsonNode to = doc.path("identities").get(1);
        int track = from.path("track_ids").get(0).asInt();
        String target = to.path("identity_id").asText();
        ((ArrayNode) to.path("track_ids")).add(track);
        ((ObjectNode) to).put("label", "Ann");
        saveAsEditorsDo(doc);

        Awaitility.await().atMost(Lab.LIMIT).untilAsserted(() -> {
            assertThat(tracks(target)).contains(track);
            assertThat(Files.readString(lab.outbox().resolve("faces-s01e01/report.html")))
                    .contains("Ann", "placed by hand");
            assertThat(Files.readString(lab.outbox().resolve("faces-s01e01/screentime.csv")))
                    .contains("Ann");
            assertThat(Files.readString(lab.outbox().resolve("faces/index.html")))
                    .contains("Ann");
        });
        assertThat(log())
                .filteredOn(e -> e.who().human())
                .singleElement()
                .satisfies(e -> assertThat(e.what()).contains("is put into " + target, "is called 'Ann'"));
        assertThat(quiet.count("faces-s01e01 detect")).isEqualTo(1);
        assertThat(quiet.count("faces-s01e01 embed")).isEqualTo(1);
        assertThat(quiet.count("faces-s01e01 cluster")).isEqualTo(2);
    }

    @Test
    void anEditThatIsBrokenIsPutAsideAndTheLastGoodVersionPutBack() throws IOException {
        byte[] before = Files.readAllBytes(file());
        try (OutputStream half = Files.newOutputStream(file())) {
            half.write(before, 0, before.length / 2);
        }
        Awaitility.await()
                .atMost(Lab.LIMIT)
                .untilAsserted(() -> assertThat(file()).hasBinaryContent(before));
        assertThat(Lab.names(file().getParent()))
                .filteredOn(n -> n.startsWith("identities.rejected-"))
                .hasSize(2);
        assertThat(log()).allMatch(e -> !e.who().human());
    }

    /** A new file beside the old one, renamed over it. */
    private void saveAsEditorsDo(ObjectNode doc) throws IOException {
        Path part = file().resolveSibling(".identities.json.swp");
        Files.write(part, Json.pretty(doc));
        Files.move(part, file(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path file() {
        return lab.outbox().resolve("faces-s01e01/identities.json");
    }

    private ObjectNode doc() throws IOException {
        return Json.parseObject(Files.readString(file()).getBytes(StandardCharsets.UTF_8), "identities.json");
    }

    private List<Integer> tracks(String identity) throws IOException {
        for (JsonNode row : doc().path("identities")) {
            if (row.path("identity_id").asText().equals(identity)) {
                return Json.parseTexts(row.path("track_ids").toString()).stream()
                        .map(Integer::valueOf)
                        .toList();
            }
        }
        return List.of();
    }

    private List<JournalEntry> log() {
        return lab.wiring().people().log("faces");
    }
}
