package io.dropcast.detect;

import io.dropcast.face.Box;
import io.dropcast.face.Clothes;
import io.dropcast.face.Digits;
import io.dropcast.face.Landmarks;
import io.dropcast.face.Quality;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The faces of a video as plain numbers while it is read: there are tens of thousands in an hour of film, and as objects those with
 * landmarks are half as large again. One thread at a time.
 */
final class FaceRows {
    private static final int LANDMARKS = 14;
    private static final int WIDTH = LANDMARKS + 2 * Landmarks.POINTS;
    /** Rows in one array: none is ever copied into a larger one. */
    private static final int ROWS = 512;

    private final List<double[]> pages = new ArrayList<>();
    private final BitSet cropped = new BitSet();
    private final Map<Integer, Clothes> clothes = new HashMap<>();
    private int size;

    int size() {
        return size;
    }

    /** Puts a face behind the others, whatever row it says that it has. Its crop comes later. */
    void add(Detection d) {
        if (size % ROWS == 0) {
            pages.add(new double[ROWS * WIDTH]);
        }
        double[] page = pages.get(size / ROWS);
        int at = size++ % ROWS * WIDTH;
        Box b = d.box();
        Quality q = d.quality();
        // the number of a frame is a whole number far below 2^53
        double[] fixed = {
            d.frameIdx(),
            d.ts(),
            b.x1(),
            b.y1(),
            b.x2(),
            b.y2(),
            d.conf(),
            d.clipped(),
            q.det(),
            q.std(),
            q.blur(),
            q.boxArea(),
            q.turn(),
            q.score(),
        };
        System.arraycopy(fixed, 0, page, at, LANDMARKS);
        // points are finite
        double[] points = d.landmarks().map(Landmarks::toArray).orElse(new double[] {Double.NaN});
        System.arraycopy(points, 0, page, at + LANDMARKS, points.length);
    }

    /**
     * From now on the face has a crop.
     *
     * @param below the colours below it
     * @return its name
     */
    String crop(int row, Optional<Clothes> below) {
        cropped.set(row);
        below.ifPresent(c -> clothes.put(row, c));
        return nameOfCrop(row, (long) pages.get(row / ROWS)[row % ROWS * WIDTH]);
    }

    private static String nameOfCrop(int row, long frameIdx) {
        return Digits.of(frameIdx, 9) + "-" + Digits.of(row, 7) + ".jpg";
    }

    /** As objects, in order. */
    List<Detection> toList() {
        List<Detection> all = new ArrayList<>(size);
        for (int row = 0; row < size; row++) {
            all.add(get(row));
        }
        return all;
    }

    private Detection get(int row) {
        double[] page = pages.get(row / ROWS);
        int at = row % ROWS * WIDTH;
        long frameIdx = (long) page[at];
        int points = at + LANDMARKS;
        return new Detection(
                row,
                frameIdx,
                page[at + 1],
                new Box(page[at + 2], page[at + 3], page[at + 4], page[at + 5]),
                page[at + 6],
                Double.isNaN(page[points])
                        ? Optional.empty()
                        : Optional.of(Landmarks.of(Arrays.copyOfRange(page, points, points + 2 * Landmarks.POINTS))),
                new Quality(page[at + 8], page[at + 9], page[at + 10], page[at + 11], page[at + 12], page[at + 13]),
                page[at + 7],
                cropped.get(row) ? Optional.of(nameOfCrop(row, frameIdx)) : Optional.empty(),
                Optional.ofNullable(clothes.get(row)));
    }
}
