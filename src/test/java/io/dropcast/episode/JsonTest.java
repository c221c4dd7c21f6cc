package io.dropcast.episode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {
    @Test
    void anObjectIsRead() {
        ObjectNode doc = parse("{\"a\": [1, 2.5, \"é\"], \"b\": null}");
        assertThat(doc.path("a").path(2).asText()).isEqualTo("é");
        assertThat(doc.path("b").isNull()).isTrue();
    }

    @Test
    void aFileFromAnEditorThatMarksItsBytesIsRead() {
        assertThat(parse("\uFEFF{\"a\": 1}\r\n").path("a").asInt()).isEqualTo(1);
    }

    @Test
    void oneFieldTwiceIsRefused() {
        assertThatThrownBy(() -> parse("{\n  \"a\": 1,\n  \"a\": 2\n}"))
                .isInstanceOf(BadJson.class)
                .hasMessageContaining("people.json is not JSON: line 3")
                .hasMessageContaining("'a'");
    }

    @Test
    void whatStandsBehindTheObjectIsRefused() {
        assertThatThrownBy(() -> parse("{\"a\": 1}\n{\"b\": 2}"))
                .isInstanceOf(BadJson.class)
                .hasMessageContaining("line 2, column");
    }

    @Test
    void lineAndColumnAreNamed() {
        assertThatThrownBy(() -> parse("{\n  \"a\": 1,\n  \"b\" 2\n}"))
                .isInstanceOf(BadJson.class)
                .hasMessageContaining("people.json is not JSON: line 3, column 7");
        assertThatThrownBy(() -> parse("{\"people\": ["))
                .isInstanceOf(BadJson.class)
                .hasMessageContaining("line 1, column");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"[1]; array", "1; number", "\"a\"; string", "null; null", "true; boolean"})
    void whatIsNoObjectIsNamed(String json, String kind) {
        assertThatThrownBy(() -> parse(json))
                .isInstanceOf(BadJson.class)
                .hasMessage("people.json must be a JSON object {...}, found " + kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n"})
    void anEmptyFileIsSaidToBeEmpty(String json) {
        assertThatThrownBy(() -> parse(json)).isInstanceOf(BadJson.class).hasMessage("people.json is empty");
    }

    @ParameterizedTest
    @ValueSource(ints = {51, 1000, 100_000})
    void deepNestingIsRefused(int depth) {
        String deep = "{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
        assertThatThrownBy(() -> parse(deep)).isInstanceOf(BadJson.class).hasMessageContaining("people.json");
    }

    @Test
    void ordinaryNestingIsRead() {
        assertThat(parse("{\"a\":" + "[".repeat(40) + "]".repeat(40) + "}").size())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void bytesThatAreNoTextAreRefused(long seed) {
        byte[] noise = new byte[64];
        new Random(seed).nextBytes(noise);
        assertRefused(noise);
        // the first four bytes decide how the rest is read: as UTF-32 and as UTF-16
        noise[0] = 0;
        noise[1] = 0;
        noise[2] = 0;
        assertRefused(noise);
        noise[0] = (byte) 0xfe;
        noise[1] = (byte) 0xff;
        assertRefused(noise);
        assertRefused(new byte[64]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "'a'", "0x10", "01", "+1", ".5", "undefined", "// 1", "[1,]"})
    void whatOnlyJavaScriptReadsIsRefused(String value) {
        assertThatThrownBy(() -> parse("{\"a\": " + value + "}"))
                .isInstanceOf(BadJson.class)
                .hasMessageContaining("people.json is not JSON: line 1");
    }

    @Test
    void prettyTextEndsInANewlineAndIsTheSameEverywhere() {
        ObjectNode doc = Json.object().put("name", "Zoë").put("n", 1.5);
        doc.set("list", Json.texts(List.of("a", "b")));
        doc.set("numbers", Json.numbers(2, 1.005, 2, -3.456));
        assertThat(new String(Json.pretty(doc), StandardCharsets.UTF_8)).isEqualTo("""
                {
                  "name" : "Zoë",
                  "n" : 1.5,
                  "list" : [
                    "a",
                    "b"
                  ],
                  "numbers" : [
                    1.0,
                    2.0,
                    -3.46
                  ]
                }
                """);
    }

    @Test
    void linesHoldAnObjectEach() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Json.lines(Stream.of(Json.object().put("a", 1), Json.object().put("b", "x\ny")))
                .writeTo(out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("{\"a\":1}\n{\"b\":\"x\\ny\"}\n");
        assertThat(Json.parseLines(out.toByteArray(), "tracks.jsonl"))
                .extracting(ObjectNode::size)
                .containsExactly(1, 1);
    }

    @Test
    void linesMayEndAsOnWindowsOrNotAtAll() {
        assertThat(lines("{\"a\":1}\r\n{\"a\":2}\r\n")).hasSize(2);
        assertThat(lines("{\"a\":1}\n{\"a\":2}")).hasSize(2);
        assertThat(lines("{\"a\":1}\n\n{\"a\":2}\n")).hasSize(2);
        assertThat(lines("{\"a\":1}\r\n\r\n{\"a\":2}\r\n  \n")).hasSize(2);
        assertThat(lines("")).isEmpty();
    }

    @Test
    void theLineThatIsBrokenIsNamed() {
        assertThatThrownBy(() -> lines("{\"a\":1}\n\n{\"a\":\n"))
                .isInstanceOf(BadJson.class)
                .hasMessageContaining("tracks.jsonl line 3");
    }

    @Test
    void aLineIsReadWhenItIsAskedFor() {
        Iterator<ObjectNode> lines = Json.eachLine("{\"a\":1}\nno\n".getBytes(StandardCharsets.UTF_8), "tracks.jsonl")
                .iterator();
        assertThat(lines.next().path("a").asInt()).isEqualTo(1);
        assertThat(lines).hasNext();
        assertThatThrownBy(lines::next).isInstanceOf(BadJson.class).hasMessageContaining("tracks.jsonl line 2");
    }

    @Test
    void behindTheLastLineThereIsNone() {
        Iterator<ObjectNode> lines = Json.eachLine("{}\n \n".getBytes(StandardCharsets.UTF_8), "tracks.jsonl")
                .iterator();
        lines.next();
        assertThat(lines.hasNext()).isFalse();
        assertThatThrownBy(lines::next).isInstanceOf(NoSuchElementException.class);
    }

    @ParameterizedTest
    @CsvSource({"1.23456, 4, 1.2346", "-1.23455, 2, -1.23", "0.5, 0, 1", "12345.678, 1, 12345.7"})
    void numbersAreRounded(double value, int decimals, double expected) {
        assertThat(Json.round(value, decimals)).isEqualTo(expected);
    }

    private static void assertRefused(byte[] content) {
        assertThatThrownBy(() -> Json.parseObject(content, "people.json"))
                .isInstanceOf(BadJson.class)
                .hasMessageContaining("people.json");
    }

    private static ObjectNode parse(String json) {
        return Json.parseObject(json.getBytes(StandardCharsets.UTF_8), "people.json");
    }

    private static List<ObjectNode> lines(String json) {
        return Json.parseLines(json.getBytes(StandardCharsets.UTF_8), "tracks.jsonl");
    }
}
