package io.dropcast.episode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.face.Box;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads and writes JSON the same way everywhere. Thread-safe. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(50).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final DefaultPrettyPrinter PRETTY = new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** Numbers in one array. */
    public static ArrayNode numbers(int decimals, double... values) {
        ArrayNode out = array();
        for (double v : values) {
            out.add(round(v, decimals));
        }
        return out;
    }

    /** Corners {@code [x1,y1,x2,y2]} in pixels. */
    public static ArrayNode box(Box b) {
        return numbers(2, b.x1(), b.y1(), b.x2(), b.y2());
    }

    /** @param corners {@code [x1,y1,x2,y2]} in pixels */
    public static Box box(JsonNode corners) {
        return new Box(
                corners.path(0).asDouble(),
                corners.path(1).asDouble(),
                corners.path(2).asDouble(),
                corners.path(3).asDouble());
    }

    /** Texts in one array. */
    public static ArrayNode texts(Iterable<String> values) {
        ArrayNode out = array();
        values.forEach(out::add);
        return out;
    }

    /**
     * A value as {@code toString} of a node writes it.
     *
     * @throws BadJson when it is none
     */
    public static JsonNode parseValue(String json) {
        return parse(json.getBytes(StandardCharsets.UTF_8), "a value");
    }

    /** A list of texts as {@link #texts} makes it. */
    public static List<String> parseTexts(String json) {
        List<String> out = new ArrayList<>();
        parseValue(json).forEach(t -> out.add(t.asText()));
        return out;
    }

    /**
     * In which line each element of a list begins, counted from 1.
     *
     * @param field of the outermost object
     * @throws BadJson when it is not JSON
     */
    public static List<Integer> linesOf(byte[] json, String field) {
        List<Integer> lines = new ArrayList<>();
        try (JsonParser parser = MAPPER.getFactory().createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = parser.currentName().equals(field);
                JsonToken value = parser.nextToken();
                if (wanted && value == JsonToken.START_ARRAY) {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        lines.add(parser.currentTokenLocation().getLineNr());
                        parser.skipChildren();
                    }
                } else {
                    parser.skipChildren();
                }
            }
            return lines;
        } catch (IOException e) {
            throw new BadJson("not JSON: " + e.getMessage());
        }
    }

    /**
     * In which line each field of the outermost object stands, counted from 1.
     *
     * @throws BadJson when it is not JSON
     */
    public static Map<String, Integer> linesOfFields(byte[] json) {
        Map<String, Integer> lines = new LinkedHashMap<>();
        try (JsonParser parser = MAPPER.getFactory().createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                lines.put(parser.currentName(), parser.currentTokenLocation().getLineNr());
                parser.nextToken();
                parser.skipChildren();
            }
            return lines;
        } catch (IOException e) {
            throw new BadJson("not JSON: " + e.getMessage());
        }
    }

    /** Half up to so many decimals: what is written is what the next stage reads. */
    public static double round(double value, int decimals) {
        double scale = Math.pow(10, decimals);
        return Math.round(value * scale) / scale;
    }

    /**
     * @param what is named in the error
     * @throws BadJson with line and column when it is not one JSON object
     */
    public static ObjectNode parseObject(byte[] json, String what) {
        JsonNode node = parse(json, what);
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new BadJson(what + " must be a JSON object {...}, found "
                + node.getNodeType().toString().toLowerCase(java.util.Locale.ROOT));
    }

    private static JsonNode parse(byte[] json, String what) {
        try {
            JsonNode node = MAPPER.readTree(json);
            if (node == null || node.isMissingNode()) {
                throw new BadJson(what + " is empty");
            }
            return node;
        } catch (JsonProcessingException e) {
            // nesting that is too deep comes without a place
            String where = Optional.ofNullable(e.getLocation())
                    .map(l -> "line " + l.getLineNr() + ", column " + l.getColumnNr() + ": ")
                    .orElse("");
            // Jackson says in brackets where it reads from, which is of no use here
            String why = String.valueOf(e.getOriginalMessage())
                    .replaceAll("\\s*\\((start marker|for .* starting) at .*", "");
            throw new BadJson(what + " is not JSON: " + where + why);
        } catch (IOException e) {
            // nothing is read from a disk here: the bytes are no text
            throw new BadJson(what + " is not JSON: " + e.getMessage());
        }
    }

    /** Pretty, for files that people edit; ends in a newline. */
    public static byte[] pretty(JsonNode node) {
        try {
            return (MAPPER.writer(PRETTY).writeValueAsString(node) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One object a line. */
    public static EpisodeStore.Writer lines(Stream<ObjectNode> rows) {
        return out -> {
            for (ObjectNode row : (Iterable<ObjectNode>) rows::iterator) {
                out.write(MAPPER.writeValueAsBytes(row));
                out.write('\n');
            }
        };
    }

    /**
     * The objects of a text with one in each line. Each is read when it is asked for: all those of an hour of film at once take a hundred
     * megabytes.
     *
     * @throws BadJson naming the line that is not an object, when that is asked for
     */
    public static Iterable<ObjectNode> eachLine(byte[] content, String what) {
        return () -> new JsonLines(content, what);
    }

    /**
     * All objects of a text with one in each line at once, for a caller that changes some of them and writes them again.
     *
     * @throws BadJson naming the line that is not an object
     */
    public static List<ObjectNode> parseLines(byte[] content, String what) {
        List<ObjectNode> rows = new ArrayList<>();
        eachLine(content, what).forEach(rows::add);
        return rows;
    }
}
