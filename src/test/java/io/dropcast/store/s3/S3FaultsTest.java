package io.dropcast.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropcast.episode.Key;
import io.dropcast.episode.StageInterrupted;
import io.dropcast.settings.KnownSettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
@Tag("integration")
final class S3FaultsTest {
    @TempDir
    Path folder;

    private final Faults faults = new Faults();
    private final Requests requests = new Requests();
    private S3Server server;
    private S3Access access;
    private S3Place place;
    private S3Objects objects;

    @BeforeEach
    void start() throws Exception {
        server = S3Server.start(folder.resolve("server"));
        place = server.made("s3://bucket/data");
        access = S3Access.of(settings(Map.of("dropcast.s3.max-tries", "4")), faults, requests);
        objects = access.objects(place);
    }

    @AfterEach
    void stop() {
        access.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"500, InternalError", "503, SlowDown", "429, TooManyRequests", "409, ConditionalRequestConflict"})
    void aWriteIsTriedAgainAndKnowsItselfWhenItsAnswerWasLost(int status, String code) {
        faults.then("PutObject", status, code).then("PutObject", status, code);
        String etag = objects.put("x", bytes("one"), Upload.ifAbsent()).orElseThrow();
        assertThat(faults.over() || status == 409).isTrue();
        assertThat(objects.head("x").orElseThrow().etag()).isEqualTo(etag);
        assertThat(objects.put("x", bytes("two"), Upload.ifAbsent())).isEmpty();
        faults.then("PutObject", status, code);
        assertThat(objects.put("x", bytes("three"), Upload.ifMatch(etag))).isPresent();
        assertThat(objects.read("x").orElseThrow().content()).isEqualTo(bytes("three"));
    }

    @ParameterizedTest
    @CsvSource({"500, InternalError", "503, SlowDown"})
    void aServerThatStaysIllIsSaidToBe(int status, String code) {
        for (int i = 0; i < 20; i++) {
            faults.then("GetObject", status, code);
        }
        assertThatThrownBy(() -> objects.read("x"))
                .isInstanceOf(S3Trouble.class)
                .hasMessageContaining("reading s3://bucket/data/x failed")
                .hasMessageContaining(status + " " + code);
        assertThat(requests.names()).hasSize(4).containsOnly("GetObject");
    }

    @Test
    void readsListsAndDeletesAreTriedAgain() {
        objects.put("x", bytes("one"), Upload.ALWAYS);
        for (String operation : new String[] {"GetObject", "HeadObject", "ListObjectsV2", "DeleteObject"}) {
            faults.then(operation, 500, "InternalError").then(operation, 503, "SlowDown");
            switch (operation) {
                case "GetObject" -> assertThat(objects.read("x")).isPresent();
                case "HeadObject" -> assertThat(objects.head("x")).isPresent();
                case "ListObjectsV2" -> assertThat(objects.list("")).hasSize(1);
                default -> objects.delete("x");
            }
            assertThat(faults.over()).as(operation).isTrue();
        }
        assertThat(objects.head("x")).isEmpty();
    }

    @Test
    void aDownloadThatBreaksOffBeginsAnew() throws IOException {
        byte[] content = new byte[200_000];
        new Random(5).nextBytes(content);
        objects.put("x", content, Upload.ALWAYS);
        faults.thenCut("GetObject").thenCut("GetObject");
        assertThat(objects.fetch("x", Optional.empty(), folder.resolve("got")))
                .isInstanceOf(S3Objects.Fetched.New.class);
        assertThat(faults.over()).isTrue();
        assertThat(Files.readAllBytes(folder.resolve("got"))).isEqualTo(content);
        faults.thenCut("GetObject");
        assertThat(objects.read("x").orElseThrow().content()).isEqualTo(content);
    }

    @Test
    void aPartThatBreaksOffIsSentAgainAndTheLastStepKnowsThatItWasDone() throws IOException {
        byte[] content = new byte[20 << 20];
        new Random(6).nextBytes(content);
        Path file = Files.write(folder.resolve("big"), content);
        faults.then("CreateMultipartUpload", 500, "InternalError")
                .then("UploadPart", 503, "SlowDown")
                .then("CompleteMultipartUpload", 500, "InternalError");
        assertThat(objects.put("big", file, Upload.ifAbsent())).isPresent();
        assertThat(faults.over()).isTrue();
        assertThat(objects.fetch("big", Optional.empty(), folder.resolve("got")))
                .isInstanceOf(S3Objects.Fetched.New.class);
        assertThat(folder.resolve("got")).hasSameBinaryContentAs(file);
        for (int i = 0; i < 20; i++) {
            faults.then("UploadPart", 500, "InternalError");
        }
        assertThatThrownBy(() -> objects.put("other", file, Upload.ALWAYS)).isInstanceOf(S3Trouble.class);
        assertThat(objects.head("other")).as("nothing of it").isEmpty();
    }

    @Test
    void aTurnWhoseAnswerWasLostIsNotDoneTwice() {
        S3Store store = new S3Store(objects, folder.resolve("cache"));
        Key log = new Key("log.txt");
        for (int i = 0; i < 5; i++) {
            String line = i + "\n";
            faults.then("PutObject", 500, "InternalError");
            store.inTurn(new Key("lock"), turn -> {
                int length = turn.read(log).map(b -> b.length).orElse(0);
                turn.append(log, length, bytes(line));
                return length;
            });
        }
        assertThat(store.read(log)).contains(bytes("0\n1\n2\n3\n4\n"));
    }

    @Test
    void whatIsWrongIsSaidInWords() throws IOException {
        faults.then("PutObject", 403, "AccessDenied");
        assertThatThrownBy(() -> objects.put("x", bytes("x"), Upload.ALWAYS))
                .hasMessageContaining("writing s3://bucket/data/x failed: access denied")
                .hasMessageContaining("s3:PutObject")
                .hasMessageContaining("'bucket'");
        faults.then("ListObjectsV2", 403, "AccessDenied");
        assertThatThrownBy(() -> objects.list("")).hasMessageContaining("s3:ListBucket");
        faults.then("HeadObject", 403, "");
        assertThatThrownBy(() -> objects.head("x")).hasMessageContaining("s3:GetObject");
        // the client sets its clock by the server's and tries again, so it takes a server that never agrees
        for (int i = 0; i < 20; i++) {
            faults.then("GetObject", 403, "RequestTimeTooSkewed");
        }
        assertThatThrownBy(() -> objects.read("x")).hasMessageContaining("the clock of this machine");
        faults.clear();
        faults.then("GetObject", 403, "ExpiredToken");
        assertThatThrownBy(() -> objects.read("x")).hasMessageContaining("the credentials have expired");
        S3Objects nowhere = with("dropcast.s3.endpoint", "http://127.0.0.1:" + freePort());
        assertThatThrownBy(() -> nowhere.read("x"))
                .hasMessageContaining("no server answers")
                .hasMessageContaining("dropcast.s3.endpoint");
        S3Objects noHost = with("dropcast.s3.endpoint", "http://no-such-host.invalid");
        assertThatThrownBy(() -> noHost.read("x")).hasMessageContaining("no-such-host.invalid");
        S3Objects secret = with("dropcast.s3.secret-key", "wrong");
        assertThatThrownBy(() -> secret.put("x", bytes("x"), Upload.ALWAYS))
                .hasMessageContaining("the secret key does not fit");
        S3Objects stranger = with("dropcast.s3.access-key", "stranger");
        assertThatThrownBy(() -> stranger.put("x", bytes("x"), Upload.ALWAYS))
                .hasMessageContaining("the access key is not known there");
    }

    @Test
    void whoIsToldToStopStops() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> objects.read("x")).isInstanceOf(StageInterrupted.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private S3Objects with(String key, String value) {
        return S3Access.of(settings(Map.of("dropcast.s3.max-tries", "1", key, value)))
                .objects(place);
    }

    private S3Settings settings(Map<String, String> said) {
        Map<String, String> flags = new HashMap<>(server.flags());
        flags.putAll(said);
        return S3Settings.of(key -> flags.getOrDefault(key, KnownSettings.defaultOf(key)));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
