package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every operation that the description names, with everything that it should not be sent. */
@Timeout(300)
@Tag("integration")
final class ApiHostileTest {
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    /** What is there, so that one wrong part is the only wrong one. */
    private static final Map<String, String> GOOD = Map.ofEntries(
            Map.entry("show", "faces"),
            Map.entry("person", "p_0001"),
            Map.entry("cluster", "faces-s01e01:id_0001"),
            Map.entry("entry", "j_000001"),
            Map.entry("suggestion", "faces-s01e01%3Aid_0001%7Cp_0001"),
            Map.entry("ep", "faces-s01e01"),
            Map.entry("identity", "id_0001"),
            Map.entry("track", "1"),
            Map.entry("folder", "track_0001"),
            Map.entry("file", "frame_000000.jpg"),
            Map.entry("job", "job_1"));

    /** As they are written into the path, encoded already. */
    private static final List<String> HOSTILE = List.of(
            "%2e%2e",
            "..%2f..%2f..%2fetc%2fpasswd",
            "%2e%2e%5c%2e%2e%5cwindows",
            "%2fetc%2fpasswd",
            "faces-s01e01%2f..%2f..%2fsecret",
            "%00",
            "faces%00.jpg",
            "%0d%0aX-Evil%3a+1",
            "%24%7bsys.user.name%7d",
            "%24simple%7bbean%3aapi-list-shows%7d",
            "%3cscript%3ealert(1)%3c%2fscript%3e",
            "'%20or%201%3d1--",
            "%e2%80%ae",
            "%ff%fe",
            "-1",
            "0",
            "99999999999999999999",
            "1e9",
            "NaN",
            "null",
            "%20",
            "a".repeat(3000),
            "FACES",
            "p_9999",
            "id_9999",
            "nobody-s09e09",
            "nobody-s09e09%3aid_0001",
            "job_" + "9".repeat(50));

    private static final List<String> BODIES = List.of(
            "",
            "null",
            "[]",
            "42",
            "\"text\"",
            "{",
            "{}}",
            "{\"x\":1}",
            "{\"name\":1}",
            "{\"name\":{\"a\":[]}}",
            "{\"aliases\":\"x\"}",
            "{\"aliases\":[1]}",
            "{\"ignored\":\"yes\"}",
            "{\"into\":null}",
            "{\"into\":\"../../etc\"}",
            "{\"into\":\"p_9999\"}",
            "{\"person_id\":[\"p_0001\"]}",
            "{\"person_id\":\"p_99999999999999\"}",
            "{\"cluster_ids\":[\"../x:id_0001\"]}",
            "{\"cluster_ids\":[\"nobody-s01e01:id_0001\"]}",
            "{\"cluster_ids\":[]}",
            "{\"identity_id\":\"id_9999\"}",
            "{\"identity_id\":\"..\"}",
            "{\"label\":7}",
            "{\"name\":\"" + "n".repeat(300) + "\"}",
            "{\"name\":\"a\\u0000b\"}",
            "{\"label\":\"a\\u202eb\"}",
            "{\"name\":\"a\",\"name\":\"b\"}",
            "{\"token\":1}",
            "{\"ep_id\":\"../..\"}",
            "{\"ep_id\":\"nobody-s09e09\"}",
            "{\"ep_id\":\"faces-s01e01\",\"cluster_thresh\":0.1}",
            "{\"ep_id\":\"faces-s01e01\",\"cluster_thresh\":1}",
            "{\"ep_id\":\"faces-s01e01\",\"cluster_thresh\":\"often\"}",
            "{\"ep_id\":\"faces-s01e01\",\"min_identity_sim\":-0.1}",
            "{\"ep_id\":\"faces-s01e01\",\"min_identity_sim\":1.0}",
            "{\"ep_id\":\"faces-s01e01\",\"min_cluster_size\":0}",
            "{\"ep_id\":\"faces-s01e01\",\"min_cluster_size\":51}",
            "{\"ep_id\":\"faces-s01e01\",\"min_cluster_size\":1.5}",
            "{\"ep_id\":\"faces-s01e01\",\"actions\":[\"delete_everything\"]}",
            "{\"ep_id\":\"faces-s01e01\",\"actions\":\"recluster\"}",
            "{\"ep_id\":\"faces-s01e01\",\"video\":\"../../etc/passwd.mp4\"}",
            "{\"ep_id\":\"faces-s01e01\",\"video\":\"none.mp4\"}",
            "{\"ep_id\":\"faces-s01e01\",\"stride\":0}",
            "[".repeat(5000));

    @TempDir
    static Path folder;

    private static Api api;
    private static List<Operation> operations;

    private record Operation(String method, String path, boolean body) {
        /** The path with one parameter as it is given, and the others as they should be. */
        String with(String name, String value) {
            return PARAMETER
                    .matcher(path)
                    .replaceAll(m -> Matcher.quoteReplacement(m.group(1).equals(name) ? value : GOOD.get(m.group(1))));
        }

        List<String> parameters() {
            return PARAMETER.matcher(path).results().map(m -> m.group(1)).toList();
        }
    }

    @BeforeAll
    static void oneEpisode() throws IOException {
        api = Api.withFaces(folder);
        operations = new ArrayList<>();
        JsonNode spec = api.get("/openapi.json").json();
        spec.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(op -> operations.add(new Operation(
                                op.getKey().toUpperCase(java.util.Locale.ROOT),
                                path.getKey(),
                                op.getValue().has("requestBody")))));
        assertThat(operations).hasSizeGreaterThan(40);
    }

    @AfterAll
    static void stop() {
        if (api != null) {
            api.close();
        }
    }

    @Test
    void nothingInAPathLeadsAnywhereOrFails() {
        SoftAssertions all = new SoftAssertions();
        for (Operation op : operations) {
            for (String name : op.parameters()) {
                for (String value : HOSTILE) {
                    Api.Answer answer = api.json(op.method(), op.with(name, value), op.body() ? "{}" : null);
                    all.assertThat(answer.status())
                            .as("%s %s with %s = %s: %s", op.method(), op.path(), name, value, answer.text())
                            .isIn(value.length() > 1000 ? List.of(400, 404, 414) : List.of(400, 404));
                    all.assertThat(answer.text()).doesNotContain("root:", "Exception");
                }
            }
        }
        all.assertAll();
    }

    @Test
    void aPathThatClimbsIsNotFollowed() {
        for (String path : List.of(
                "/ui/../../pom.xml",
                "/ui/..%2f..%2fpom.xml",
                "/ui/%2e%2e/%2e%2e/pom.xml",
                "/ui/..%5c..%5cpom.xml",
                "/ui//etc/passwd",
                "/ui/%2fetc%2fpasswd",
                "/ui/%00",
                "/swagger/../application.properties",
                "/webjars/swagger-ui/../../../log4j2.properties",
                "/ui/.hidden",
                "/../../../../etc/passwd",
                "/shows/../../etc/passwd",
                "/episodes/faces-s01e01/crops/../../../identities.json",
                "/episodes/faces-s01e01/crops/track_0001/..%2f..%2fcrops.zip",
                "/episodes/%2e%2e/video")) {
            assertThat(api.rawGet(path))
                    .as(path)
                    .matches("(?s)HTTP/1.1 (400|404|302) .*")
                    .doesNotContain("root:x", "<?xml");
        }
        assertThat(api.rawGet("/shows/%zz")).startsWith("HTTP/1.1 400 ");
        assertThat(api.rawGet("/shows?x=%zz")).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void noBodyMakesAnOperationFail() {
        SoftAssertions all = new SoftAssertions();
        for (Operation op : operations) {
            boolean takesNone = op.method().equals("DELETE");
            if (op.method().equals("GET") || takesNone || op.path().equals("/uploads")) {
                continue;
            }
            for (String body : BODIES) {
                Api.Answer answer = api.json(op.method(), op.with("", ""), body);
                all.assertThat(answer.status())
                        .as("%s %s with %.80s: %s", op.method(), op.path(), body, answer.text())
                        .isBetween(200, 499);
            }
        }
        all.assertAll();
    }

    @Test
    void whatIsWrongWithABodyIsSaid() {
        JsonNode problem = api.json("PATCH", "/shows/faces/people/p_0001", "{\"nam\":\"x\"}")
                .json();
        assertThat(problem.path("code").asText()).isEqualTo("bad_request");
        assertThat(problem.path("message").asText()).contains("'nam'", "did you mean 'name'");
        assertThat(problem.path("details").path("field").asText()).isEqualTo("nam");
        assertThat(api.post("/jobs/cluster_async", "{\"ep_id\":\"faces-s01e01\",\"min_cluster_size\":51}")
                        .text())
                .contains("min_cluster_size", "1..50", "51");
        assertThat(api.json("PATCH", "/shows/faces/people/p_0001", "{\"name\":\"" + "n".repeat(300) + "\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aBodyThatIsTooLargeIsNotRead() {
        String large = "{\"name\":\"" + "n".repeat(2_000_000) + "\"}";
        Api.Answer answer = api.json("PATCH", "/shows/faces/people/p_0001", large);
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().path("code").asText()).isEqualTo("too_large");
        assertThat(answer.json().path("details").path("most_bytes").asInt()).isEqualTo(1 << 20);
    }

    @Test
    void noNumberBehindTheQuestionMarkMakesAnOperationFail() {
        String frames = "/episodes/faces-s01e01/tracks/1/frames";
        for (String value : List.of("0", "-1", "1.5", "x", "", "99999999999", "%00", "NaN", "1%0d%0a")) {
            for (String query : List.of("page=", "page_size=")) {
                assertThat(api.get(frames + "?" + query + value).status())
                        .as(query + value)
                        .isEqualTo(400);
            }
            assertThat(api.get("/shows/faces/journal?limit=" + value).status()).isEqualTo(400);
        }
        for (String value : List.of("x", "NaN", "Infinity", "-1", "1e999", "")) {
            assertThat(api.get("/episodes/faces-s01e01/boxes?from=" + value).status())
                    .as(value)
                    .isEqualTo(400);
        }
        assertThat(api.get(frames + "?page_size=1001").status()).isEqualTo(400);
    }

    @Test
    void aHeaderNamedLikeAParameterChangesNothing() {
        Api.Answer answer = api.get("/shows/faces?show=other&person=p_0002", "show", "third", "person", "p_0003");
        assertThat(answer.json().path("show_id").asText()).isEqualTo("faces");
        assertThat(answer.response().headers().map()).doesNotContainKeys("show", "person", "user-agent");
    }

    @Test
    void anAddressThatIsNoneOrByAnotherMethodIsNotFound() {
        Stream.of(
                        api.get("/nothing"),
                        api.get("/shows/faces/nothing"),
                        api.json("PUT", "/shows/faces", "{}"),
                        api.json("DELETE", "/episodes/faces-s01e01", null),
                        api.post("/shows", "{}"))
                .forEach(answer -> {
                    assertThat(answer.status()).isEqualTo(404);
                    assertThat(answer.json().path("code").asText()).isEqualTo("not_found");
                });
    }

    @Test
    void textFromOutsideComesBackAsJsonAndNothingElse() {
        Api.Answer answer = api.get("/shows/faces/suggestions/"
                + URLEncoder.encode("<img src=x onerror=alert(1)>", StandardCharsets.UTF_8) + "/accept");
        assertThat(answer.header("content-type")).isEqualTo("application/json");
        assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
    }
}
