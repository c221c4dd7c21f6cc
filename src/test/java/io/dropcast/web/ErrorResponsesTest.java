package io.dropcast.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.episode.BadJson;
import io.dropcast.episode.ManifestsChanging;
import io.dropcast.face.EpisodeId;
import io.dropcast.jobs.BadJob;
import io.dropcast.people.Refused;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ErrorResponsesTest {

    static Stream<Arguments> thrown() {
        return Stream.of(
                Arguments.of(
                        Problem.notFound("none"), 404, "{\"code\":\"not_found\",\"message\":\"none\",\"details\":{}}"),
                Arguments.of(
                        Problem.badRequest("page", "x"),
                        400,
                        "{\"code\":\"bad_request\",\"message\":\"x\",\"details\":{\"field\":\"page\"}}"),
                Arguments.of(new Refused("taken"), 409, "{\"code\":\"conflict\",\"message\":\"taken\",\"details\":{}}"),
                Arguments.of(
                        new BadJob("no actions"),
                        400,
                        "{\"code\":\"bad_request\",\"message\":\"no actions\",\"details\":{}}"),
                Arguments.of(
                        new ManifestsChanging(new EpisodeId("a-s01e01"), new IllegalStateException()),
                        503,
                        "{\"code\":\"unavailable\",\"message\":\"a-s01e01 is being made anew: ask again in a moment\",\"details\":{}}"),
                Arguments.of(
                        new BadJson("/secret/place is not JSON"),
                        500,
                        "{\"code\":\"internal\",\"message\":\"dropcast failed at this; its log says why\",\"details\":{}}"),
                Arguments.of(
                        new IllegalStateException("/secret/place"),
                        500,
                        "{\"code\":\"internal\",\"message\":\"dropcast failed at this; its log says why\",\"details\":{}}"));
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void whatIsThrownHasItsStatusAndTellsNoSecret(RuntimeException thrown, int status, String body) {
        Response response = ErrorResponses.orError("test", () -> {
            throw thrown;
        });
        assertThat(response.status()).isEqualTo(status);
        assertThat(new String(response.body(), StandardCharsets.UTF_8)).isEqualTo(body);
    }
}
