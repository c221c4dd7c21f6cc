package io.dropcast.cli.score;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropcast.episode.BadJson;
import io.dropcast.episode.Json;
import io.dropcast.face.Box;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a truth file: {@code {"fps", "shots": [{"first", "last", "faces": [{"who", "box": [x, y, w, h], "partial"?}]}]}}, frames from 0,
 * both ends counted.
 */
public final class TruthJson {
    private TruthJson() {}

    /**
     * @param what is named in the error
     * @throws BadJson saying what is wrong and where
     */
    public static Truth read(byte[] json, String what) {
        JsonNode doc = Json.parseObject(json, what);
        try {
            List<Truth.Shot> shots = new ArrayList<>();
            for (JsonNode shot : list(doc, "shots", "")) {
                shots.add(shot(shot, "shots[" + shots.size() + "]"));
            }
            return new Truth(number(doc, "fps", ""), shots);
        } catch (IllegalArgumentException e) {
            throw new BadJson(what + " is no truth file: " + e.getMessage());
        }
    }

    private static Truth.Shot shot(JsonNode shot, String at) {
        List<Truth.Region> regions = new ArrayList<>();
        for (JsonNode face : list(shot, "faces", at)) {
            String here = at + ".faces[" + regions.size() + "]";
            if (!face.path("who").isTextual()) {
                throw new IllegalArgumentException(here + ".who must be a text");
            }
            regions.add(new Truth.Region(
                    face.path("who").asText(),
                    box(list(face, "box", here), here),
                    face.path("partial").asBoolean()));
        }
        return new Truth.Shot((long) number(shot, "first", at), (long) number(shot, "last", at), regions);
    }

    private static Box box(JsonNode numbers, String at) {
        if (numbers.size() != 4) {
            throw new IllegalArgumentException(at + ".box must be [x, y, width, height], found " + numbers);
        }
        double x = numbers.path(0).asDouble();
        double y = numbers.path(1).asDouble();
        return new Box(x, y, x + numbers.path(2).asDouble(), y + numbers.path(3).asDouble());
    }

    private static JsonNode list(JsonNode in, String field, String at) {
        if (!in.path(field).isArray()) {
            throw new IllegalArgumentException(name(field, at) + " must be a list");
        }
        return in.path(field);
    }

    private static double number(JsonNode in, String field, String at) {
        if (!in.path(field).isNumber()) {
            throw new IllegalArgumentException(name(field, at) + " must be a number");
        }
        return in.path(field).asDouble();
    }

    private static String name(String field, String at) {
        return at.isEmpty() ? field : at + "." + field;
    }
}
