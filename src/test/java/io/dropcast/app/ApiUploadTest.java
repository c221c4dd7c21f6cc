package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Videos that come in by the API. The inbox waits an hour before it takes them, so that they can be looked at. */
@Timeout(120)
@Tag("integration")
final class ApiUploadTest {
    private static final byte[] FILM = "no film, but as long as one line".getBytes(StandardCharsets.UTF_8);

    @TempDir
    static Path folder;

    private static Api api;

    @BeforeAll
    static void serve() throws IOException {
        api = Api.serving(
                Lab.in(folder), Map.of("dropcast.quiet-seconds", "3600", "dropcast.http.max-upload-bytes", "3000000"));
    }

    @AfterAll
    static void stop() {
        if (api != null) {
            api.close();
        }
    }

    @Test
    void aVideoIsInTheInboxAsAWhole() {
        byte[] large = new byte[2_500_000];
        large[2_499_999] = 7;
        Api.Answer answer = api.upload("My Show S01E02.mp4", large);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.json().path("name").asText()).isEqualTo("My Show S01E02.mp4");
        assertThat(answer.json().path("ep_id").asText()).isEqualTo("my-show-s01e02");
        assertThat(inbox("My Show S01E02.mp4")).hasBinaryContent(large);
        assertThat(api.get("/inbox").text()).contains("My Show S01E02.mp4", "2500000");
        nothingIsLeft();
    }

    @ParameterizedTest
    @CsvSource({
        "../../evil-s01e01.mp4, evil-s01e01.mp4",
        "/etc/cron.d/job-s01e01.mkv, job-s01e01.mkv",
        // the server takes backslashes out before any of our code sees the name
        "C:\\Users\\me\\clip-s01e01.mov, C Usersmeclip-s01e01.mov",
        "${sys.user.name}-s01e01.mp4, ${sys.user.name}-s01e01.mp4",
        "Übung-s01e01.MP4, Übung-s01e01.MP4"
    })
    void onlyTheLastPartOfANameCounts(String said, String name) {
        Api.Answer answer = api.upload(said, FILM);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(inbox(name)).hasBinaryContent(FILM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".hidden.mp4", "..", "../..", "\u202etxt.mp4", ".mp4", "???.mp4"})
    void aNameThatCanBeNoneIsRefused(String name) {
        Api.Answer answer = api.upload(name, FILM);
        assertThat(answer.status()).as(answer.text()).isIn(400, 415);
        nothingIsLeft();
    }

    @Test
    void aNameThatIsTooLongForTheDiskIsRefused() {
        assertThat(api.upload("x".repeat(260) + ".mp4", FILM).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"page.html", "run.sh", "faces.people.json", "a.job.json", "movie.mp4.exe", "movie"})
    void whatIsNoVideoByItsEndingIsNotTaken(String name) {
        Api.Answer answer = api.upload(name, FILM);
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.json().path("code").asText()).isEqualTo("unsupported");
        assertThat(inbox(name)).doesNotExist();
        nothingIsLeft();
    }

    @Test
    void whatWaitsIsNotReplaced() {
        api.upload("twice-s01e01.mp4", FILM);
        Api.Answer again = api.upload("twice-s01e01.mp4", new byte[10]);
        assertThat(again.status()).isEqualTo(409);
        assertThat(inbox("twice-s01e01.mp4")).hasBinaryContent(FILM);
        nothingIsLeft();
    }

    @Test
    void whatIsTooLargeIsRefusedAndLeavesNothing() {
        Api.Answer answer = api.upload("large-s01e01.mp4", new byte[3_100_000]);
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().path("details").path("most_bytes").asLong()).isEqualTo(3_000_000);
        assertThat(inbox("large-s01e01.mp4")).doesNotExist();
        nothingIsLeft();
    }

    @Test
    void anUploadThatIsCutLeavesNothing() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /uploads HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\n"
                            + "Content-Length: 2000000\r\n\r\n--x\r\nContent-Disposition: form-data; name=\"file\";"
                            + " filename=\"cut-s01e01.mp4\"\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.write(new byte[1_000_000]);
            out.flush();
            Awaitility.await().atMost(Lab.LIMIT).until(() -> !spooled().isEmpty());
        }
        Awaitility.await().atMost(Lab.LIMIT).until(() -> spooled().isEmpty());
        assertThat(inbox("cut-s01e01.mp4")).doesNotExist();
        assertThat(api.get("/inbox").text()).doesNotContain("cut-s01e01");
    }

    @Test
    void aRequestWithoutAFileIsRefused() {
        assertThat(api.send("POST", "/uploads", "", "Content-Type", "multipart/form-data; boundary=x")
                        .status())
                .isEqualTo(400);
        assertThat(api.send("POST", "/uploads", "{}", "Content-Type", "application/json")
                        .status())
                .isEqualTo(415);
        assertThat(api.send(
                                "POST",
                                "/uploads",
                                "--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nno file\r\n--x--\r\n",
                                "Content-Type",
                                "multipart/form-data; boundary=x")
                        .status())
                .isEqualTo(400);
        assertThat(api.send("POST", "/uploads", "garbage", "Content-Type", "multipart/form-data")
                        .status())
                .isEqualTo(400);
    }

    private static Path inbox(String name) {
        return api.lab.inbox().resolve(name);
    }

    /** The files of an answered request go when its connection is through. */
    private static void nothingIsLeft() {
        Awaitility.await().atMost(Lab.LIMIT).until(() -> spooled().isEmpty());
    }

    private static java.util.List<String> spooled() throws IOException {
        try (var all = Files.list(api.lab.inbox().resolve(".uploads"))) {
            return all.map(Path::toString).toList();
        }
    }
}
