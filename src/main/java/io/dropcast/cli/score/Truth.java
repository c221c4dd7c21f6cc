package io.dropcast.cli.score;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.BadJson;
import io.dropcast.episode.Json;
import io.dropcast.episode.JsonFields;
import io.dropcast.face.Box;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a human says about a video: who is where in each shot.
 *
 * @param fps frames a second, above 0
 * @param shots in the order of the video
 */
public record Truth(double fps, List<Shot> shots) {
    public Truth {
        if (!(fps > 0) || Double.isInfinite(fps)) {
            throw new IllegalArgumentException("fps must be above 0, found " + fps);
        }
        shots = List.copyOf(shots);
    }

    /**
     * Frames between two cuts.
     *
     * @param first number of its first frame, from 0
     * @param last number of its last frame
     */
    record Shot(long first, long last, List<Region> regions) {
        Shot {
            if (first < 0 || last < first) {
                throw new IllegalArgumentException("a shot cannot go from frame " + first + " to frame " + last);
            }
            regions = List.copyOf(regions);
        }

        long frames() {
            return last - first + 1;
        }
    }

    /**
     * Where a person is all through a shot: not the box of the face, but the part of the picture that is theirs alone.
     *
     * @param who any name, the same wherever the person is
     * @param box pixels
     * @param partial too little of the face is to be seen to ask that it is found
     */
    record Region(String who, Box box, boolean partial) {
        private boolean holds(double x, double y) {
            return box.x1() <= x && x <= box.x2() && box.y1() <= y && y <= box.y2();
        }
    }

    /** Number of the shot that a frame belongs to; empty for a frame outside of all. */
    OptionalInt shotAt(long frame) {
        for (int n = 0; n < shots.size(); n++) {
            if (shots.get(n).first() <= frame && frame <= shots.get(n).last()) {
                return OptionalInt.of(n);
            }
        }
        return OptionalInt.empty();
    }

    /** Who is at a place of a frame; where regions overlap, the one named first. */
    Optional<String> whoAt(long frame, double x, double y) {
        return shotAt(frame).stream()
                .mapToObj(shots::get)
                .flatMap(shot -> shot.regions().stream())
                .filter(region -> region.holds(x, y))
                .map(Region::who)
                .findFirst();
    }

    /**
     * Reads {@code {"fps", "shots": [{"first", "last", "faces": [{"who", "box": [x, y, w, h], "partial"?}]}]}}, frames from 0, both ends
     * counted.
     *
     * @param what is named in the error
     * @throws BadJson saying what is wrong and where
     */
    public static Truth read(byte[] json, String what) {
        ObjectNode doc = Json.parseObject(json, what);
        try {
            JsonFields truth = new JsonFields(doc, "");
            double fps = truth.number("fps");
            List<Shot> shots = truth.objects("shots").stream().map(Truth::shot).toList();
            return new Truth(fps, shots);
        } catch (IllegalArgumentException e) {
            throw new BadJson(what + " is no truth file: " + e.getMessage());
        }
    }

    private static Shot shot(JsonFields json) {
        double first = json.number("first");
        double last = json.number("last");
        List<Region> regions = json.objects("faces").stream().map(Truth::region).toList();
        return json.make(() -> new Shot((long) first, (long) last, regions));
    }

    private static Region region(JsonFields json) {
        String who = json.text("who");
        List<Double> box = json.numbers("box");
        boolean partial = json.maybeYes("partial");
        return json.make(() -> {
            if (box.size() != 4) {
                throw new IllegalArgumentException("box must be [x, y, width, height], found " + box);
            }
            double x = box.get(0);
            double y = box.get(1);
            return new Region(who, new Box(x, y, x + box.get(2), y + box.get(3)), partial);
        });
    }
}
