package io.dropcast.face;

/** The number of a track within its episode, from 1. */
public record TrackId(int number) implements Comparable<TrackId> {

    public TrackId {
        if (number < 1) {
            throw new IllegalArgumentException("track numbers start at 1, found " + number);
        }
    }

    /** {@code track_0042}, as paths and track_reps.jsonl write it. */
    public String text() {
        return "track_" + Digits.of(number, 4);
    }

    /** @throws IllegalArgumentException when the text is not {@code track_NNNN} */
    public static TrackId parse(String text) {
        if (!text.matches("track_[0-9]{4,9}")) {
            throw new IllegalArgumentException("'" + text + "' is not a track id such as track_0042");
        }
        return new TrackId(Integer.parseInt(text.substring("track_".length())));
    }

    @Override
    public int compareTo(TrackId other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return text();
    }
}
