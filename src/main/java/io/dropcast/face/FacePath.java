package io.dropcast.face;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The path of a face through a shot: where it was at some moments. Between two of them it is taken to move evenly. Tracks are numbered
 * anew when other settings sample other frames; the path of a face in the video stays the same.
 *
 * @param seen rising by time; may be empty
 */
public record FacePath(List<Seen> seen) {
    /** A face as far from the ends of a path in time may still be of it: other settings sample other frames. */
    private static final double SLACK_SECONDS = 0.15;

    private static final double SAME_PLACE = 0.3;

    /** Moments of an outline: enough for a face that turns round in the middle of its path. */
    private static final int OUTLINE = 9;

    private static final int LONGEST_TEXT = 2000;
    private static final Pattern MOMENT = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,3})?@(-?[0-9]{1,9},){3}-?[0-9]{1,9}");

    /**
     * @param ts seconds
     * @param box where the face was, in pixels of the frame
     */
    public record Seen(double ts, Box box) {}

    /** @throws IllegalArgumentException when the times do not rise */
    public FacePath {
        seen = List.copyOf(seen);
        for (int i = 1; i < seen.size(); i++) {
            if (seen.get(i).ts() < seen.get(i - 1).ts()) {
                throw new IllegalArgumentException("a path leads on in time, found "
                        + seen.get(i).ts() + " s after " + seen.get(i - 1).ts() + " s");
            }
        }
    }

    /**
     * Whether a face at that time and place is of this path.
     *
     * @param slack seconds that it may be before the first moment, or behind the last one
     */
    public boolean holds(double ts, Box box, double slack) {
        if (seen.isEmpty() || ts < seen.get(0).ts() - slack || ts > last().ts() + slack) {
            return false;
        }
        return at(ts).iou(box) >= SAME_PLACE;
    }

    /** The share of this path's moments that the other holds, 0..1. */
    public double shareIn(FacePath other) {
        long inside = seen.stream()
                .filter(s -> other.holds(s.ts(), s.box(), SLACK_SECONDS))
                .count();
        return seen.isEmpty() ? 0 : (double) inside / seen.size();
    }

    /** A few moments of it, spread over its length, in milliseconds and whole pixels; the outline of an outline is the same. */
    public FacePath outline() {
        int n = Math.min(OUTLINE, seen.size());
        List<Seen> out = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            out.add(rounded(seen.get(n == 1 ? 0 : (int) ((long) i * (seen.size() - 1) / (n - 1)))));
        }
        return new FacePath(out);
    }

    private static Seen rounded(Seen s) {
        Box b = s.box();
        return new Seen(
                Math.round(s.ts() * 1000) / 1000.0,
                new Box(Math.round(b.x1()), Math.round(b.y1()), Math.round(b.x2()), Math.round(b.y2())));
    }

    /** An outline as text, such as {@code 1.92@610,120,790,330 2.04@612,121,792,331}. */
    public String text() {
        return seen.stream().map(FacePath::text).collect(Collectors.joining(" "));
    }

    private static String text(Seen s) {
        Box b = s.box();
        String ts = BigDecimal.valueOf(s.ts()).stripTrailingZeros().toPlainString();
        return ts + "@" + (long) b.x1() + "," + (long) b.y1() + "," + (long) b.x2() + "," + (long) b.y2();
    }

    /** @throws IllegalArgumentException when it is not the text of an outline */
    public static FacePath parse(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("a path of " + text.length() + " characters");
        }
        return new FacePath(
                Arrays.stream(text.split(" ", -1)).map(FacePath::moment).toList());
    }

    private static Seen moment(String text) {
        if (!MOMENT.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is no moment such as 1.92@610,120,790,330");
        }
        int at = text.indexOf('@');
        double[] xy = Arrays.stream(text.substring(at + 1).split(",", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new Seen(Double.parseDouble(text.substring(0, at)), new Box(xy[0], xy[1], xy[2], xy[3]));
    }

    private Seen last() {
        return seen.get(seen.size() - 1);
    }

    private Box at(double ts) {
        Seen before = seen.get(0);
        for (Seen s : seen) {
            if (s.ts() >= ts) {
                return between(before, s, ts);
            }
            before = s;
        }
        return before.box();
    }

    private static Box between(Seen a, Seen b, double ts) {
        double part = b.ts() > a.ts() ? Math.max(0, (ts - a.ts()) / (b.ts() - a.ts())) : 1;
        return new Box(
                a.box().x1() + part * (b.box().x1() - a.box().x1()),
                a.box().y1() + part * (b.box().y1() - a.box().y1()),
                a.box().x2() + part * (b.box().x2() - a.box().x2()),
                a.box().y2() + part * (b.box().y2() - a.box().y2()));
    }
}
