package io.dropcast.workflow;

import io.dropcast.face.Box;
import io.dropcast.face.Quality;
import io.dropcast.face.TrackId;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/** Every sighting of one track, in the order of time, in arrays: a long episode has hundreds of thousands. Immutable. */
public final class TrackFrames {
    /** Numbers that are kept for one sighting. */
    private static final int WIDTH = 7;

    private final TrackId track;
    private final long[] frames;
    private final double[] numbers;
    private final Quality[] qualities;
    private final String[] skips;
    private final String[] crops;

    private TrackFrames(Builder b) {
        this.track = b.track;
        this.frames = Arrays.copyOf(b.frames, b.size);
        this.numbers = Arrays.copyOf(b.numbers, b.size * WIDTH);
        this.qualities = Arrays.copyOf(b.qualities, b.size);
        this.skips = Arrays.copyOf(b.skips, b.size);
        this.crops = Arrays.copyOf(b.crops, b.size);
    }

    /**
     * One sighting.
     *
     * @param ts seconds
     * @param similarity cosine similarity to the track's vector; empty where the face was not encoded
     * @param skip why it was not encoded; empty when it was
     * @param crop path of its picture below the episode's frames folder; empty where none was kept
     */
    public record Sighting(
            long frame,
            double ts,
            Box box,
            double conf,
            Quality quality,
            OptionalDouble similarity,
            Optional<String> skip,
            Optional<String> crop) {}

    public TrackId track() {
        return track;
    }

    public int size() {
        return frames.length;
    }

    /** @param i from 0 to {@link #size()}, exclusive */
    public Sighting at(int i) {
        int n = i * WIDTH;
        double similarity = numbers[n + 6];
        return new Sighting(
                frames[i],
                numbers[n],
                new Box(numbers[n + 1], numbers[n + 2], numbers[n + 3], numbers[n + 4]),
                numbers[n + 5],
                qualities[i],
                Double.isNaN(similarity) ? OptionalDouble.empty() : OptionalDouble.of(similarity),
                text(skips[i]),
                text(crops[i]));
    }

    private static Optional<String> text(String kept) {
        return kept.isEmpty() ? Optional.empty() : Optional.of(kept);
    }

    /** Seconds of a sighting. */
    public double ts(int i) {
        return numbers[i * WIDTH];
    }

    /** The frame of the best quality, the first of several. */
    public long bestQuality() {
        int best = 0;
        for (int i = 1; i < frames.length; i++) {
            if (score(i) > score(best)) {
                best = i;
            }
        }
        return frames[best];
    }

    private double score(int i) {
        return qualities[i].score();
    }

    /** Collects sightings in any order of tracks, each track's rising by time. */
    static final class Builder {
        private final TrackId track;
        private long[] frames = new long[8];
        private double[] numbers = new double[8 * WIDTH];
        private Quality[] qualities = new Quality[8];
        private String[] skips = new String[8];
        private String[] crops = new String[8];
        private int size;

        Builder(TrackId track) {
            this.track = track;
        }

        void add(Sighting s) {
            if (size == frames.length) {
                grow();
            }
            frames[size] = s.frame();
            qualities[size] = s.quality();
            skips[size] = s.skip().map(String::intern).orElse("");
            crops[size] = s.crop().orElse("");
            double[] row = {
                s.ts(),
                s.box().x1(),
                s.box().y1(),
                s.box().x2(),
                s.box().y2(),
                s.conf(),
                s.similarity().orElse(Double.NaN)
            };
            System.arraycopy(row, 0, numbers, size * WIDTH, WIDTH);
            size++;
        }

        private void grow() {
            int room = size * 2;
            frames = Arrays.copyOf(frames, room);
            numbers = Arrays.copyOf(numbers, room * WIDTH);
            qualities = Arrays.copyOf(qualities, room);
            skips = Arrays.copyOf(skips, room);
            crops = Arrays.copyOf(crops, room);
        }

        TrackFrames build() {
            return new TrackFrames(this);
        }
    }
}
