package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.people.JournalEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real routes, models and films: two episodes of one show, and somebody who edits their people. */
@Timeout(120)
@Tag("integration")
final class PeopleRouteTest {
    @TempDir
    Path folder;

    private Lab lab;
    private Engine engine;
    private byte[] before;

    @BeforeEach
    void twoEpisodes() throws IOException {
        lab = Lab.in(folder);
        Films.withFaces(lab.inbox().resolve("faces-s01e01.mp4"));
        Films.withFaces(lab.inbox().resolve("faces-s01e02.mp4"));
        engine = lab.watch(new Quiet());
        lab.awaitEmptyInbox();
        before = Files.readAllBytes(file());
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void thePeopleOfOneEpisodeAreFoundInTheOtherAndANameReachesBoth() throws IOException {
        assertThat(lab.wiring().people().read("faces").people())
                .isNotEmpty()
                .allSatisfy(p -> assertThat(p.clusterIds()).hasSize(2));

        edit("\"name\" : null", "\"name\" : \"Ann\"");
        awaitInAll("Ann");
        assertThat(log()).last().satisfies(e -> assertThat(e.what()).contains("is called 'Ann'"));
    }

    @Test
    void anEditThatIsBrokenIsPutAsideAndTheLastGoodVersionPutBack() throws IOException {
        Files.writeString(file(), "{\"people\": [");
        Awaitility.await()
                .atMost(Lab.LIMIT)
                .until(() -> Lab.names(file().getParent()).stream().anyMatch(n -> n.endsWith(".error.json")));
        Awaitility.await()
                .atMost(Lab.LIMIT)
                .untilAsserted(() -> assertThat(file()).hasBinaryContent(before));
        assertThat(Lab.names(file().getParent()))
                .filteredOn(n -> n.startsWith("people.rejected-"))
                .hasSize(2);
        assertThat(log()).allMatch(e -> !e.who().human());
    }

    @Test
    void aDroppedFileIsAnEditTooAndUndoBringsTheBytesBack() throws IOException {
        String text = new String(before, StandardCharsets.UTF_8);
        Files.writeString(
                lab.inbox().resolve("faces.people.json"),
                text.replaceFirst("\"ignored\" : false", "\"ignored\" : true"));
        lab.awaitEmptyInbox();
        assertThat(lab.done()).contains("faces.people.json");
        assertThat(log()).last().satisfies(e -> assertThat(e.what()).contains("is ignored"));

        JournalEntry last = log().get(log().size() - 1);
        lab.wiring().pipeline(new Quiet()).edits().people().undo("faces", io.dropcast.people.Author.CLI, last.id());
        assertThat(file()).hasBinaryContent(before);
    }

    @Test
    void aDroppedFileThatCannotBeAppliedFailsBesideItsReport() throws IOException {
        Files.writeString(lab.inbox().resolve("nobody.people.json"), "{\"people\": []}");
        lab.awaitEmptyInbox();
        assertThat(lab.failed()).containsExactly("nobody.people.json", "nobody.people.json.error.json");
        assertThat(Files.readString(lab.inbox().resolve(".failed/nobody.people.json.error.json")))
                .contains("the edit was not applied", "there is no show 'nobody'");
    }

    private Path file() {
        return lab.outbox().resolve("faces/people.json");
    }

    private void edit(String from, String to) throws IOException {
        Files.writeString(file(), new String(before, StandardCharsets.UTF_8).replaceFirst(from, to));
    }

    private List<JournalEntry> log() {
        return lab.wiring().people().log("faces");
    }

    private void awaitInAll(String name) {
        List<Path> pages = List.of(
                lab.outbox().resolve("faces-s01e01/report.html"),
                lab.outbox().resolve("faces-s01e02/report.html"),
                lab.outbox().resolve("faces-s01e01/screentime.csv"),
                lab.outbox().resolve("faces-s01e02/identities.json"),
                lab.outbox().resolve("faces/index.html"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(pages)
                        .allSatisfy(p -> assertThat(text(p)).as(p.toString()).contains(name)));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
