package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in, and from where. */
@Timeout(60)
@Tag("integration")
final class HttpGuardTest {
    private static final String TOKEN = "a-token-of-24-characters";

    @TempDir
    Path folder;

    @Test
    void aPageElsewhereCanNeitherReadNorWrite() throws IOException {
        try (Api api = Api.serving(Lab.in(folder), Map.of())) {
            assertThat(api.raw("GET /shows HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 403");
            assertThat(api.raw("GET /shows HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.0 403");
            assertThat(api.raw("GET /shows HTTP/1.1\r\nHost: localhost.evil.example\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 403");
            assertThat(api.raw("GET /shows HTTP/1.1\r\nHost: [::1]:8080\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 200");
            String own = "http://127.0.0.1:" + api.port();
            String cancel = "/jobs/job_1/cancel";
            assertThat(api.send("POST", cancel, null, "Origin", "http://evil.example")
                            .status())
                    .isEqualTo(403);
            assertThat(api.send("POST", cancel, null, "Origin", "null").status())
                    .isEqualTo(403);
            assertThat(api.send("POST", cancel, null, "Sec-Fetch-Site", "cross-site")
                            .status())
                    .isEqualTo(403);
            assertThat(api.send("POST", cancel, null, "Sec-Fetch-Site", "same-site")
                            .status())
                    .isEqualTo(403);
            assertThat(api.send("POST", cancel, null, "Origin", own, "Sec-Fetch-Site", "same-origin")
                            .status())
                    .isEqualTo(404);
            assertThat(api.send("POST", "/jobs/cluster_async", "{}", "Content-Type", "text/plain")
                            .status())
                    .isEqualTo(415);
            assertThat(api.get("/shows", "Origin", "http://evil.example").header("access-control-allow-origin"))
                    .isEmpty();
        }
    }

    @Test
    void everyAnswerForbidsWhatAPageDoesNotNeed() throws IOException {
        try (Api api = Api.serving(Lab.in(folder), Map.of())) {
            for (String path : new String[] {"/shows", "/nothing", "/ui/nothing", "/session", "/jobs/x"}) {
                Api.Answer answer = api.get(path);
                assertThat(answer.header("content-security-policy"))
                        .as(path)
                        .contains("default-src 'self'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe");
                assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
                assertThat(answer.header("referrer-policy")).isEqualTo("no-referrer");
                assertThat(answer.header("cross-origin-resource-policy")).isEqualTo("same-origin");
            }
            assertThat(api.rawGet("/jobs/..")).contains("400", "default-src 'self'", "nosniff");
            assertThat(api.get("/session").json().path("auth").asText()).isEqualTo("none");
        }
    }

    /** Else a proxy in front of it and the server would disagree about where the next request begins. */
    @Test
    void aBodyWhoseEndCanBeReadInTwoWaysIsRefused() throws IOException {
        try (Api api = Api.serving(Lab.in(folder), Map.of())) {
            String head = "Host: localhost\r\nConnection: close\r\n";
            assertThat(api.raw("GET /shows HTTP/1.1\r\n" + head + "Transfer-Encoding: chunked, x\r\n\r\n0\r\n\r\n"))
                    .startsWith("HTTP/1.1 400");
            assertThat(api.raw("GET /shows HTTP/1.0\r\n" + head
                            + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n"))
                    .startsWith("HTTP/1.0 400");
        }
    }

    @Test
    void withATokenNobodyComesInWithoutIt() throws IOException {
        try (Api api = Api.serving(Lab.in(folder), Map.of("dropcast.http.token", TOKEN))) {
            assertThat(api.get("/shows").status()).isEqualTo(401);
            assertThat(api.get("/shows").json().path("code").asText()).isEqualTo("unauthorized");
            assertThat(api.get("/openapi.json").status()).isEqualTo(401);
            assertThat(api.get("/observe/metrics").status()).isEqualTo(401);
            assertThat(api.get("/events", "Accept", "text/event-stream").status())
                    .isEqualTo(401);
            assertThat(api.get("/episodes/x-s01e01/video").status()).isEqualTo(401);
            assertThat(api.post("/uploads", null).status()).isEqualTo(401);
            assertThat(api.get("/shows", "Authorization", "Bearer " + TOKEN + "x")
                            .status())
                    .isEqualTo(401);
            assertThat(api.get("/shows", "Authorization", TOKEN).status()).isEqualTo(401);
            assertThat(api.get("/shows", "Cookie", "dropcast_session=" + TOKEN).status())
                    .isEqualTo(401);
            assertThat(api.get("/shows", "Authorization", "Bearer " + TOKEN).status())
                    .isEqualTo(200);
            assertThat(api.get("/observe/health/live").status()).isEqualTo(200);
            assertThat(api.get("/swagger/").status()).isEqualTo(200);
        }
    }

    @Test
    void whoGivesTheTokenOnceGetsACookieForIt() throws IOException {
        try (Api api = Api.serving(Lab.in(folder), Map.of("dropcast.http.token", TOKEN))) {
            assertThat(api.get("/session").json().path("ok").asBoolean()).isFalse();
            assertThat(api.post("/session", "{\"token\":\"wrong\"}").status()).isEqualTo(401);
            Api.Answer in = api.post("/session", "{\"token\":\"" + TOKEN + "\"}");
            String cookie = in.header("set-cookie");
            assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/").doesNotContain(TOKEN);
            String value = cookie.substring(0, cookie.indexOf(';'));
            assertThat(api.get("/shows", "Cookie", value).status()).isEqualTo(200);
            assertThat(api.get("/session", "Cookie", value).json().path("ok").asBoolean())
                    .isTrue();
            assertThat(api.json("DELETE", "/session", null).header("set-cookie"))
                    .contains("Max-Age=0");
        }
    }

    @Test
    void aPageThatTheSettingsNameMayCall() throws IOException {
        Map<String, String> settings =
                Map.of("dropcast.http.token", TOKEN, "dropcast.http.cors-origin", "https://review.example.org");
        try (Api api = Api.serving(Lab.in(folder), settings)) {
            Api.Answer ask = api.send("OPTIONS", "/shows", null, "Origin", "https://review.example.org");
            assertThat(ask.status()).isEqualTo(204);
            assertThat(ask.header("access-control-allow-origin")).isEqualTo("https://review.example.org");
            assertThat(api.send("OPTIONS", "/shows", null, "Origin", "https://other.example.org")
                            .header("access-control-allow-origin"))
                    .isEmpty();
            assertThat(api.send(
                                    "POST",
                                    "/jobs/job_1/cancel",
                                    null,
                                    "Origin",
                                    "https://review.example.org",
                                    "Sec-Fetch-Site",
                                    "cross-site",
                                    "Authorization",
                                    "Bearer " + TOKEN)
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void itDoesNotServeOthersWithoutAToken() throws IOException {
        Lab lab = Lab.in(folder);
        assertThatThrownBy(() -> Api.serving(lab, Map.of("dropcast.http.host", "0.0.0.0")))
                .hasMessageContaining("dropcast.http.host is 0.0.0.0")
                .hasMessageContaining("DROPCAST_HTTP_TOKEN");
        assertThatThrownBy(() -> Api.serving(lab, Map.of("dropcast.http.token", "short")))
                .hasMessageContaining("at least 16");
        assertThatThrownBy(() -> Api.serving(lab, Map.of("dropcast.http.port", "70000")))
                .hasMessageContaining("dropcast.http.port must be 0..65535");
        assertThatThrownBy(() -> Api.serving(lab, Map.of("dropcast.http.cors-origin", "*")))
                .hasMessageContaining("dropcast.http.cors-origin");
    }

    @Test
    void itListensOnThePortThatIsSaid() throws IOException {
        int free;
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = probe.getLocalPort();
        }
        try (Api api = Api.serving(Lab.in(folder), Map.of("dropcast.http.port", Integer.toString(free)))) {
            assertThat(api.port()).isEqualTo(free);
            assertThat(api.get("/shows").status()).isEqualTo(200);
        }
    }

    @Test
    void aPortThatIsTakenIsSaid() throws IOException {
        Lab lab = Lab.in(folder);
        try (Api first = Api.serving(lab, Map.of())) {
            Map<String, String> same =
                    Map.of("dropcast.http.port", Integer.toString(first.port()), "dropcast.node", "second");
            assertThatThrownBy(() -> Api.serving(lab, same))
                    .hasMessageContaining("port " + first.port() + " of 127.0.0.1 cannot be listened on")
                    .hasMessageContaining("--http-port");
        }
    }
}
