package io.dropcast.workflow;

import java.nio.file.Path;
import java.util.List;

/** An episode with a track as long as no video of the tests has one. */
public final class LongTrack {
    /** The track with so many sightings. */
    public static final int ID = 1;

    private static final int EVERY = 5;

    private LongTrack() {}

    /**
     * Makes {@code lab-s01e01}.
     *
     * @param folder gets {@code data} and {@code outbox}
     * @param sightings of track {@link #ID}
     */
    public static void make(Path folder, int sightings) {
        PlacedLab lab = new PlacedLab(folder);
        lab.made(
                "long",
                List.of(
                        PlacedLab.seen(ID, 0, (long) (sightings - 1) * EVERY, 0, 1, 0, 0),
                        PlacedLab.seen(2, 0, 100, 500, 0, 0, 1)));
        lab.process("0.5");
    }
}
