package io.dropcast.video.ffmpeg;

/**
 * Tells from the sizes of packets where the picture probably becomes another one although no key frame says so: encoders that put key
 * frames at fixed distances hide cuts in frames that are suddenly large, and a cut to a still or black picture makes them suddenly
 * tiny. Only a hint of where it is worth to decode everything: one that is missed is found from the pictures, at a higher price, and
 * one too many costs a few frames. One thread.
 */
final class SizeJumps {
    /** Packets that a packet is compared with: sizes go up and down with the kind of frame, and come again after a few. */
    private static final int MEMORY = 8;
    /** Fewer say too little about what is usual. */
    private static final int FEWEST = 2;

    private static final int LARGER = 3;
    private static final int SMALLER = 10;
    /** Next to nothing happens in frames that are smaller than this, and among them a jump means nothing. */
    private static final int BYTES = 1024;

    private final int[] sizes = new int[MEMORY];
    private int count;

    /** What came before says nothing about what comes now. */
    void reset() {
        count = 0;
    }

    /**
     * Takes the next packet of a frame that is made from others.
     *
     * @param size bytes
     * @return whether it is out of all proportion to those before it
     */
    boolean jumps(int size) {
        boolean jump = count >= FEWEST && outOfProportion(size);
        if (jump) {
            reset();
        }
        sizes[count++ % MEMORY] = size;
        return jump;
    }

    private boolean outOfProportion(int size) {
        int least = Integer.MAX_VALUE;
        int most = 0;
        for (int i = 0; i < Math.min(count, MEMORY); i++) {
            least = Math.min(least, sizes[i]);
            most = Math.max(most, sizes[i]);
        }
        boolean larger = size >= BYTES && size > (long) LARGER * most;
        boolean smaller = least >= BYTES && (long) SMALLER * size < least;
        return larger || smaller;
    }
}
