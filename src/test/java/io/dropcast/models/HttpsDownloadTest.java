package io.dropcast.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
@Tag("integration")
final class HttpsDownloadTest {
    private static final byte[] CONTENT = content();
    private static final int HALF = CONTENT.length / 2;
    private static final ModelFile NET = new ModelFile("net.onnx", Packs.sha256(CONTENT), Optional.empty());

    @TempDir
    private static Path tlsDir;

    private static TestTls tls;

    @TempDir
    private Path dir;

    private FileServer server;
    private Path part;

    @BeforeAll
    static void makeCertificate() throws Exception {
        tls = TestTls.in(tlsDir);
    }

    @BeforeEach
    void startServer() throws IOException {
        server = FileServer.start(tls.context());
        part = dir.resolve("net.part");
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void aFileIsFetchedWhole() throws Exception {
        server.at("/net", FileServer.ranged(CONTENT));

        fetch();

        assertThat(part).hasBinaryContent(CONTENT);
        assertThat(server.ranges()).containsExactly("all");
    }

    @Test
    void whenTheLineBreaksTheRestIsFetched() throws Exception {
        server.at("/net", FileServer.brokenOff(CONTENT, HALF), FileServer.ranged(CONTENT));

        fetch();

        assertThat(part).hasBinaryContent(CONTENT);
        assertThat(server.ranges()).hasSize(2).first().isEqualTo("all");
        assertThat(server.ranges().get(1)).matches("bytes=\\d+-");
    }

    @Test
    void aLaterFetchGoesOnWhereOneThatFailedStopped() throws Exception {
        server.at(
                "/net",
                FileServer.brokenOff(CONTENT, HALF),
                FileServer.status(503),
                FileServer.brokenOff(CONTENT, CONTENT.length));

        assertThatThrownBy(this::fetch).isInstanceOf(FetchFailed.class).hasMessageContaining("answers 503");
        long kept = Files.size(part);
        fetch();

        assertThat(kept).isPositive();
        assertThat(part).hasBinaryContent(CONTENT);
        assertThat(server.ranges()).containsExactly("all", "bytes=" + kept + "-", "bytes=" + kept + "-");
    }

    @Test
    void aLineThatBreaksWithoutBringingMoreIsAnErrorThatSaysWhatIsKept() throws Exception {
        server.at("/net", FileServer.brokenOff(CONTENT, HALF), FileServer.brokenOff(CONTENT, 0));

        FetchFailed failed = failure(server.source("/net"));

        assertThat(failed.why()).contains(server.address("/net") + " broke off");
        assertThat(failed.toDo()).contains("https_proxy").contains(Files.size(part) + " bytes are kept");
    }

    @Test
    void aServerThatIgnoresTheRangeGivesTheFileAnew() throws Exception {
        Files.write(part, Arrays.copyOf(CONTENT, HALF));
        server.at("/net", FileServer.whole(CONTENT));

        fetch();

        assertThat(part).hasBinaryContent(CONTENT);
        assertThat(server.ranges()).containsExactly("bytes=" + HALF + "-");
    }

    @Test
    void aServerThatGivesAnotherRangeIsAskedForAll() throws Exception {
        Files.write(part, Arrays.copyOf(CONTENT, HALF));
        server.at(
                "/net",
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Range", "bytes 0-9/" + CONTENT.length);
                    exchange.sendResponseHeaders(206, 10);
                    exchange.getResponseBody().write(CONTENT, 0, 10);
                },
                FileServer.ranged(CONTENT));

        fetch();

        assertThat(part).hasBinaryContent(CONTENT);
        assertThat(server.ranges()).containsExactly("bytes=" + HALF + "-", "all");
    }

    @Test
    void aBeginningOfAnotherFileIsThrownAway() throws Exception {
        Files.write(part, new byte[HALF]);
        server.at("/net", FileServer.ranged(CONTENT));

        fetch();

        assertThat(part).hasBinaryContent(CONTENT);
        assertThat(server.ranges()).containsExactly("bytes=" + HALF + "-", "all");
    }

    @Test
    void aBeginningThatIsLongerThanTheFileIsThrownAway() throws Exception {
        Files.write(part, new byte[CONTENT.length + 1]);
        server.at("/net", FileServer.ranged(CONTENT));

        fetch();

        assertThat(part).hasBinaryContent(CONTENT);
    }

    @Test
    void aFileThatIsWholeIsNotFetched() throws Exception {
        Files.write(part, CONTENT);

        fetch();

        assertThat(server.ranges()).isEmpty();
    }

    @Test
    void anotherFileIsRefusedWithBothDigestsAndNotKept() {
        byte[] other = Packs.content("other");
        server.at("/net", FileServer.ranged(other));

        FetchFailed failed = failure(server.source("/net"));

        assertThat(failed.why())
                .contains("digest differs", NET.sha256(), Packs.sha256(other))
                .contains(server.address("/net").toString());
        assertThat(part).doesNotExist();
    }

    @Test
    void anAddressThatIsNotThereSaysSo() {
        server.at("/net", FileServer.status(404));

        FetchFailed failed = failure(server.source("/net"));

        assertThat(failed.why()).isEqualTo(server.address("/net") + " answers 404");
        assertThat(failed.toDo()).contains("models.json");
    }

    @Test
    void aRedirectIsFollowedAlsoForARest() throws Exception {
        Files.write(part, Arrays.copyOf(CONTENT, HALF));
        server.at("/old", FileServer.redirect("/net"));
        server.at("/net", FileServer.ranged(CONTENT));

        download().fetch(NET, server.source("/old"), part);

        assertThat(part).hasBinaryContent(CONTENT);
        assertThat(server.ranges()).containsExactly("bytes=" + HALF + "-", "bytes=" + HALF + "-");
    }

    @Test
    void aRedirectAwayFromHttpsIsNotFollowed() {
        server.at("/net", FileServer.redirect("http://localhost:" + server.port() + "/net"));

        assertThat(failure(server.source("/net")).why()).contains("answers 302 and sends to http://localhost");
    }

    @Test
    void aServerThatFallsSilentIsLeftAndWhatItGaveIsKept() throws IOException {
        server.at("/net", server.silentAfter(CONTENT, HALF), server.silentAfter(CONTENT, 0));
        HttpsDownload.Limits impatient = new HttpsDownload.Limits(
                Duration.ofSeconds(20), Duration.ofSeconds(1), Duration.ofSeconds(60), 1 << 30);

        FetchFailed failed = catchThrowableOfType(
                FetchFailed.class, () -> download(Map.of(), impatient).fetch(NET, server.source("/net"), part));

        assertThat(failed.why()).contains("sent nothing for 1 s");
        assertThat(Files.size(part)).isPositive();
    }

    @Test
    void aFileWithoutEndIsLeft() {
        server.at("/net", FileServer.ranged(CONTENT));
        HttpsDownload.Limits small =
                new HttpsDownload.Limits(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20), HALF);

        assertThatThrownBy(() -> download(Map.of(), small).fetch(NET, server.source("/net"), part))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("larger than " + HALF + " bytes");
    }

    @Test
    void aServerThatIsNotThereCannotBeReached() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        URI address = URI.create("https://localhost:" + port + "/net");

        assertThat(failure(new HttpsSource(address)).why()).startsWith(address + " cannot be reached");
    }

    @Test
    void aCertificateThatJavaDoesNotKnowIsNotTrusted() {
        server.at("/net", FileServer.ranged(CONTENT));
        HttpsDownload strict = new HttpsDownload(way(Map.of()), HttpsDownload.Limits.USUAL, HttpClient.newBuilder());

        FetchFailed failed =
                catchThrowableOfType(FetchFailed.class, () -> strict.fetch(NET, server.source("/net"), part));

        assertThat(failed.why()).contains("is not trusted");
        assertThat(failed.toDo()).contains("trustStore");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https_proxy", "HTTPS_PROXY", "ALL_PROXY"})
    void theVariableOfTheSystemNamesAProxy(String variable) throws Exception {
        server.at("/net", FileServer.ranged(CONTENT));
        try (TunnelProxy proxy = TunnelProxy.to(server.port())) {
            HttpsSource far = new HttpsSource(URI.create("https://models.example/net"));

            download(Map.of(variable, "http://localhost:" + proxy.port())).fetch(NET, far, part);

            assertThat(part).hasBinaryContent(CONTENT);
            assertThat(proxy.asked()).containsExactly("models.example:443");
        }
    }

    @Test
    void anErrorNamesTheProxy() throws Exception {
        server.at("/net", FileServer.status(404));
        try (TunnelProxy proxy = TunnelProxy.to(server.port())) {
            HttpsDownload through = download(Map.of("https_proxy", "localhost:" + proxy.port()));

            FetchFailed failed =
                    catchThrowableOfType(FetchFailed.class, () -> through.fetch(NET, server.source("/net"), part));

            assertThat(failed.why()).contains("through the proxy localhost:" + proxy.port() + " answers 404");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "*", "other.org, localhost", "other.org .localhost"})
    void hostsThatNeedNoProxyAreReachedWithoutIt(String exceptions) throws Exception {
        server.at("/net", FileServer.ranged(CONTENT));
        try (TunnelProxy proxy = TunnelProxy.to(server.port())) {
            download(Map.of("https_proxy", "http://localhost:" + proxy.port(), "no_proxy", exceptions))
                    .fetch(NET, server.source("/net"), part);

            assertThat(proxy.asked()).isEmpty();
            assertThat(part).hasBinaryContent(CONTENT);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example.org/x, example.org, false",
        "https://a.example.org/x, .example.org, false",
        "https://a.example.org/x, *.example.org, false",
        "https://A.Example.ORG/x, a.example.org:443, false",
        "https://a.example.org:8443/x, a.example.org:443, true",
        "https://notexample.org/x, example.org, true",
        "https://[::1]/x, ::1, false",
        "https://[::1]/x, [::1], false"
    })
    void noProxyIsReadAsCurlReadsIt(URI address, String exceptions, boolean proxied) {
        WayOut way = way(Map.of("https_proxy", "http://proxy:3128", "NO_PROXY", exceptions));

        assertThat(way.through(address)).isEqualTo(proxied ? " through the proxy proxy:3128" : "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "socks5://secret@host:1080",
                "http://",
                "http://secret@:80",
                "http://ho st:80",
                "https://secret@h:3"
            })
    void aVariableThatNamesNoProxyIsRefusedWithoutItsValue(String value) {
        assertThatThrownBy(() -> WayOut.of(false, Map.of("https_proxy", value)))
                .isInstanceOf(FetchFailed.class)
                .hasMessageContaining("https_proxy names no proxy")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aProxyThatAsksWhoWeAreIsTold() throws Exception {
        server.at("/net", FileServer.ranged(CONTENT));
        try (TunnelProxy proxy = TunnelProxy.to(server.port(), "jo:pass word")) {
            String well = "http://jo:pass%20word@localhost:" + proxy.port();

            assertThat(process(Map.of("https_proxy", well))).isEmpty();
            assertThat(part).hasBinaryContent(CONTENT);
            assertThat(proxy.asked()).containsExactly("models.example:443");

            Files.delete(part);
            assertThat(process(Map.of("https_proxy", "http://localhost:" + proxy.port())))
                    .contains("answers 407: the proxy wants another name and password");
        }
    }

    @Test
    void theProxyThatJavaWasToldIsStronger() throws Exception {
        server.at("/net", FileServer.ranged(CONTENT));
        try (TunnelProxy proxy = TunnelProxy.to(server.port());
                TunnelProxy other = TunnelProxy.to(server.port())) {
            Map<String, String> variable = Map.of("https_proxy", "http://localhost:" + other.port());

            String said = process(variable, "-Dhttps.proxyHost=localhost", "-Dhttps.proxyPort=" + proxy.port());

            assertThat(said).isEmpty();
            assertThat(part).hasBinaryContent(CONTENT);
            assertThat(proxy.asked()).containsExactly("models.example:443");
            assertThat(other.asked()).isEmpty();
        }
    }

    /** A process of its own, with variables and properties of its own. */
    private String process(Map<String, String> variables, String... properties) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Djavax.net.ssl.trustStore=" + tls.store());
        command.add("-Djavax.net.ssl.trustStorePassword=" + TestTls.PASSWORD);
        command.addAll(List.of(properties));
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                DownloadInAProcess.class.getName(),
                "https://models.example/net",
                NET.sha256(),
                part.toString()));
        Path said = dir.resolve("said");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(said.toFile());
        builder.environment().putAll(variables);
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() == 0 ? "" : Files.readString(said);
    }

    private void fetch() throws FetchFailed, IOException {
        download().fetch(NET, server.source("/net"), part);
    }

    private FetchFailed failure(HttpsSource source) {
        return catchThrowableOfType(FetchFailed.class, () -> download().fetch(NET, source, part));
    }

    private HttpsDownload download() {
        return download(Map.of());
    }

    private HttpsDownload download(Map<String, String> variables) {
        return download(variables, HttpsDownload.Limits.USUAL);
    }

    private static HttpsDownload download(Map<String, String> variables, HttpsDownload.Limits limits) {
        return new HttpsDownload(way(variables), limits, HttpClient.newBuilder().sslContext(tls.context()));
    }

    private static WayOut way(Map<String, String> variables) {
        try {
            return WayOut.of(false, variables);
        } catch (FetchFailed e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] content() {
        byte[] content = new byte[300_000];
        new Random(5).nextBytes(content);
        return content;
    }
}
