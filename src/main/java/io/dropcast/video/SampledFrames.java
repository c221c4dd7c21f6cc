package io.dropcast.video;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Which frames of a video were sampled. Immutable; may be shared between threads. */
public final class SampledFrames {
    private final BitSet frames;

    private SampledFrames(BitSet frames) {
        this.frames = frames;
    }

    /**
     * Evenly spaced frames.
     *
     * @param first from 0
     * @param step frames from one to the next, at least 1
     * @param count how many, 0 or more
     */
    public record Run(long first, long step, long count) {
        /** @throws IllegalArgumentException when a number is out of range */
        public Run {
            if (first < 0 || step < 1 || count < 0 || first + step * Math.max(0, count - 1) > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "no frames start at " + first + ", " + step + " apart, " + count + " in number");
            }
        }
    }

    /** @param frames numbers of the frames, from 0 */
    public static SampledFrames at(BitSet frames) {
        return new SampledFrames((BitSet) frames.clone());
    }

    /** The frames of all runs. */
    public static SampledFrames of(List<Run> runs) {
        BitSet frames = new BitSet();
        for (Run run : runs) {
            for (long i = 0; i < run.count(); i++) {
                frames.set(Math.toIntExact(run.first() + i * run.step()));
            }
        }
        return new SampledFrames(frames);
    }

    /** Every frame whose number is a multiple of {@code step}. */
    public static SampledFrames every(long step, long frames) {
        return of(List.of(new Run(0, step, (frames + step - 1) / step)));
    }

    /** The same frames as the fewest runs that a single walk from the front finds, rising. */
    public List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        int first = frames.nextSetBit(0);
        while (first >= 0) {
            int second = frames.nextSetBit(first + 1);
            int step = second < 0 ? 1 : second - first;
            int last = first;
            while (frames.nextSetBit(last + 1) == last + step) {
                last += step;
            }
            runs.add(new Run(first, step, (last - first) / step + 1L));
            first = frames.nextSetBit(last + 1);
        }
        return runs;
    }

    /** How many. */
    public long count() {
        return frames.cardinality();
    }

    /** How many of the frames in [from, to). */
    public long count(long from, long to) {
        return to <= from ? 0 : frames.get(index(from), index(to)).cardinality();
    }

    /** Whether no frame was sampled between the two frames, neither of them counted. */
    public boolean nothingBetween(long before, long after) {
        int next = frames.nextSetBit(index(before + 1));
        return next < 0 || next >= after;
    }

    /** The first sampled frame after this one; {@code otherwise} where there is none. */
    public long after(long frame, long otherwise) {
        int next = frames.nextSetBit(index(frame + 1));
        return next < 0 ? otherwise : next;
    }

    private static int index(long frame) {
        return (int) Math.max(0, Math.min(frame, Integer.MAX_VALUE));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SampledFrames looks && looks.frames.equals(frames);
    }

    @Override
    public int hashCode() {
        return frames.hashCode();
    }

    @Override
    public String toString() {
        return count() + " frames " + runs();
    }
}
