package io.dropcast.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dropcast.web.view.EditRequests.PersonChange;
import io.dropcast.web.view.JobRequests.ClusterJob;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies and queries. */
final class RequestTest {

    private static Request with(String body) {
        return new Request(Map.of(), Map.of(), body.getBytes(StandardCharsets.UTF_8), Optional.empty(), () -> true);
    }

    private static String refused(String body) {
        return String.valueOf(
                catchThrowableOfType(Problem.class, () -> with(body).json(PersonChange.class))
                        .getMessage());
    }

    @Test
    void aBodyIsARecord() {
        assertThat(with("{\"name\":\"Ann\",\"aliases\":[\"A\",\"B\"],\"ignored\":true}")
                        .json(PersonChange.class))
                .isEqualTo(new PersonChange(Optional.of("Ann"), Optional.of(List.of("A", "B")), Optional.of(true)));
        assertThat(with("{\"name\":null}").json(PersonChange.class))
                .isEqualTo(new PersonChange(Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":1} | \"name\" must be text, found 1",
                "{\"name\":true} | \"name\" must be text, found true",
                "{\"aliases\":\"A\"} | \"aliases\" must be a list of texts, found \"A\"",
                "{\"aliases\":[1]} | \"aliases\" must be a list of texts, found [1]",
                "{\"aliases\":null} | \"aliases\" must be a list of texts, found null",
                "{\"ignored\":\"true\"} | \"ignored\" must be true or false, found \"true\"",
                "{\"ignored\":1} | \"ignored\" must be true or false, found 1",
                "{\"ignored\":null} | \"ignored\" must be true or false, found null",
                "[] | the body must be a JSON object {...}, found array"
            })
    void aValueOfAnotherTypeIsRefused(String body, String message) {
        assertThat(refused(body)).isEqualTo(message);
    }

    @Test
    void aListHasAnEnd() {
        assertThat(refused("{\"aliases\":[" + "\"a\",".repeat(10_000) + "\"a\"]}"))
                .startsWith("\"aliases\" must be a list of texts, found [");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{}}", "{\"name\":\"a\",\"name\":\"b\"}", "\"text\""})
    void whatIsNotOneObjectIsRefused(String body) {
        assertThat(refused(body)).startsWith("the body ");
    }

    @Test
    void aMissingBodySaysWhatCouldBeInIt() {
        assertThat(refused("")).isEqualTo("the request has no body: send a JSON object with name, aliases, ignored");
        assertThat(catchThrowableOfType(Problem.class, () -> with("").object(ClusterJob.class)))
                .hasMessageEndingWith("with ep_id, cluster_thresh, min_cluster_size, min_identity_sim");
    }

    @Test
    void anUnknownKeyIsShownWithoutWhatBreaksALine() {
        assertThat(refused("{\"a\\u0000b" + "x".repeat(300) + "\":1}"))
                .startsWith("unknown key 'a?bxxx")
                .hasSizeLessThan(250);
    }

    @Test
    void aQueryIsDecodedAndTheLastOfANameCounts() {
        assertThat(HttpQuery.of("a=1&b=x%20y+z&a=2&c")).isEqualTo(Map.of("a", "2", "b", "x y z", "c", ""));
        assertThat(catchThrowableOfType(Problem.class, () -> HttpQuery.of("a=%zz")))
                .isNotNull();
    }
}
