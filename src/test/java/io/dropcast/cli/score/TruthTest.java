package io.dropcast.cli.score;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropcast.episode.BadJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TruthTest {

    @Test
    void aBoxIsLeftTopWidthAndHeight() {
        Truth truth = read("""
                {"fps": 25, "shots": [{"first": 0, "last": 9, "faces": [{"who": "ann", "box": [10, 20, 30, 40]}]}]}
                """);
        assertThat(truth.whoAt(9, 40, 60)).contains("ann");
        assertThat(truth.whoAt(9, 41, 60)).isEmpty();
        assertThat(truth.whoAt(10, 40, 60)).isEmpty();
        assertThat(truth.shotAt(9)).hasValue(0);
        assertThat(truth.shotAt(10)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | truth.json must be a JSON object",
                "{\"fps\": 25} | the key 'shots' is missing",
                "{\"shots\": []} | the key 'fps' is missing",
                "{\"fps\": 25, \"shots\": 3} | shots must be a list",
                "{\"fps\": 0, \"shots\": []} | fps must be above 0",
                "{\"fps\": 25, \"shots\": [{\"first\": 5, \"last\": 2, \"faces\": []}]} | from frame 5 to frame 2",
                "{\"fps\": 25, \"shots\": [{\"last\": 2, \"faces\": []}]} | shots[0]: the key 'first' is missing",
                "{\"fps\": 25, \"shots\": [{\"first\": 0, \"last\": 2, \"faces\": [{}]}]} | shots[0].faces[0]: the key 'who' is missing",
                "{\"fps\": 25, \"shots\": [{\"first\": 0, \"last\": 2, \"faces\": [{\"who\": \"a\", \"box\": [1]}]}]} | [x, y, width, height]",
            })
    void whatIsWrongIsSaidWithItsPlace(String json, String why) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(BadJson.class).hasMessageContaining(why);
    }

    private static Truth read(String json) {
        return Truth.read(json.getBytes(UTF_8), "truth.json");
    }
}
