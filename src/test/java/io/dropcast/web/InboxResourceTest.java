package io.dropcast.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.inbox.Inbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InboxResourceTest {
    @TempDir
    Path folder;

    private final List<Events.Event> told = new ArrayList<>();
    private Path inbox;
    private Rest rest;

    @BeforeEach
    void open() throws IOException {
        inbox = Files.createDirectories(folder.resolve("inbox"));
        Events events = new Events();
        events.listen(told::add);
        rest = new Rest(new InboxResource(new InboxFiles(new Inbox(inbox, "here"), new LiveRuns(events)), events));
    }

    private Rest.Answer upload(String name) throws IOException {
        Path file = Files.writeString(
                Files.createDirectories(folder.resolve("spool")).resolve("part"), "film");
        return rest.ask(
                "upload",
                new Request(Map.of(), Map.of(), new byte[0], Optional.of(new Request.Upload(file, name)), () -> true));
    }

    private void file(String name, String content) throws IOException {
        Path file = inbox.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void filesWaitAreInWorkOrFailed() throws IOException {
        file("a-s01e01.mp4", "12345");
        file("notes.txt", "no drop");
        file(".inprogress/elsewhere/b-s01e01.mp4", "1");
        file(".failed/c-s01e01.mp4", "1");
        file(".failed/c-s01e01.mp4.error.json", "{\"what\":\"a\",\"why\":\"b\",\"what_to_do\":\"c\"}");
        assertThat(rest.get("get-inbox", "").text())
                .isEqualTo(
                        "{\"waiting\":[{\"name\":\"a-s01e01.mp4\",\"size\":5}],"
                                + "\"working\":[{\"name\":\"b-s01e01.mp4\",\"ep_id\":\"b-s01e01\"}],"
                                + "\"failed\":[{\"name\":\"c-s01e01.mp4\",\"error\":{\"what\":\"a\",\"why\":\"b\",\"what_to_do\":\"c\"}}]}");
    }

    @Test
    void anUploadIsInTheInboxAndAnEventSaysSo() throws IOException {
        Rest.Answer answer = upload("C:\\films\\My Show S01E02.mp4");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text()).isEqualTo("{\"name\":\"My Show S01E02.mp4\",\"ep_id\":\"my-show-s01e02\"}");
        assertThat(inbox.resolve("My Show S01E02.mp4")).hasContent("film");
        assertThat(told).containsExactly(new Events.Event("changed", Map.of("what", "inbox")));
    }

    @Test
    void anUploadReplacesNoFile() throws IOException {
        file("a-s01e01.mp4", "first");
        assertThat(upload("a-s01e01.mp4").status()).isEqualTo(409);
        assertThat(inbox.resolve("a-s01e01.mp4")).hasContent("first");
    }

    @ParameterizedTest
    @CsvSource({"../../evil.sh, 415", ".hidden.mp4, 400", "'', 400", "???.mp4, 400", "people.json, 415"})
    void aNameThatIsNoVideosIsRefused(String name, int status) throws IOException {
        assertThat(upload(name).status()).isEqualTo(status);
        assertThat(inbox).isEmptyDirectory();
        assertThat(told).isEmpty();
    }

    @Test
    void anUploadNeedsAFile() {
        assertThat(rest.send("upload", "", "{}").status()).isEqualTo(400);
    }
}
