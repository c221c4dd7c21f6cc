package io.dropcast.detect.nets;

import io.dropcast.detect.RawFaces;
import java.util.List;

/**
 * Turns the outputs of YuNet into faces (Wu, Peng, Yu: "YuNet: A Tiny Millisecond-level Face Detector", Machine Intelligence Research
 * 2023; the arithmetic is that of OpenCV's FaceDetectorYN). Three grids lie over the input, with cells of 8, 16 and 32 pixels; each cell
 * proposes one face. With {@code column} and {@code row} of the cell:
 *
 * <ul>
 *   <li>confidence: {@code sqrt(cls * obj)}, both clamped to 0..1
 *   <li>centre: {@code (column + box[0]) * cell, (row + box[1]) * cell}; size: {@code exp(box[2]) * cell, exp(box[3]) * cell}
 *   <li>points: {@code (column + kps[2n]) * cell, (row + kps[2n + 1]) * cell}: the person's right eye, left eye, nose, right and left
 *       mouth corner, which is left before right in the picture
 * </ul>
 *
 * <p>A cell with a number that is none, or is infinite, proposes nothing. Immutable.
 */
public final class YuNetGrid {
    private static final int[] CELLS = {8, 16, 32};
    private static final int KINDS = 4;
    private static final int CORNERS = 4;
    private static final int POINTS = 10;

    private final int width;
    private final int height;
    private final int count;

    /**
     * @param width of the input, a multiple of 32
     * @param height of the input, a multiple of 32
     */
    public YuNetGrid(int width, int height) {
        this.width = width;
        this.height = height;
        int all = 0;
        for (int cell : CELLS) {
            all += (width / cell) * (height / cell);
        }
        this.count = all;
    }

    /**
     * @param outputs cls, obj, bbox, kps, each for cells of 8, 16 and 32 pixels; row by row
     * @throws IllegalStateException when an output is not as long as the grid is large
     */
    public RawFaces faces(List<float[]> outputs) {
        Filling out = new Filling(count);
        for (int level = 0; level < CELLS.length; level++) {
            int columns = width / CELLS[level];
            int cells = columns * (height / CELLS[level]);
            float[] cls = output(outputs, 0, level, cells);
            float[] obj = output(outputs, 1, level, cells);
            float[] box = output(outputs, 2, level, CORNERS * cells);
            float[] kps = output(outputs, 3, level, POINTS * cells);
            for (int c = 0; c < cells; c++) {
                out.score(cls[c], obj[c]);
                int row = c / columns;
                int column = c % columns;
                out.box(box, c, column, row, CELLS[level]);
                out.points(kps, c, column, row, CELLS[level]);
                out.next();
            }
        }
        return new RawFaces(out.scores, out.corners, out.points);
    }

    private static float[] output(List<float[]> outputs, int kind, int level, int length) {
        if (outputs.size() != KINDS * CELLS.length) {
            throw new IllegalStateException("YuNet has 12 outputs, found " + outputs.size());
        }
        float[] found = outputs.get(kind * CELLS.length + level);
        if (found.length != length) {
            throw new IllegalStateException("an output of YuNet for cells of " + CELLS[level] + " pixels has "
                    + found.length + " numbers, where the size of the input makes it " + length);
        }
        return found;
    }

    /** The faces so far. */
    private final class Filling {
        private final float[] scores;
        private final float[] corners;
        private final float[] points;
        private int at;

        Filling(int count) {
            scores = new float[count];
            corners = new float[CORNERS * count];
            points = new float[POINTS * count];
        }

        void score(float cls, float obj) {
            boolean real = Float.isFinite(cls) && Float.isFinite(obj);
            scores[at] = real ? (float) Math.sqrt(share(cls) * share(obj)) : 0;
        }

        private static double share(float value) {
            return Math.max(0, Math.min(1, value));
        }

        void box(float[] box, int index, int column, int row, int cell) {
            double x = (column + box[CORNERS * index]) * cell;
            double y = (row + box[CORNERS * index + 1]) * cell;
            double w = Math.exp(box[CORNERS * index + 2]) * cell;
            double h = Math.exp(box[CORNERS * index + 3]) * cell;
            put(corners, CORNERS * at, (x - w / 2) / width);
            put(corners, CORNERS * at + 1, (y - h / 2) / height);
            put(corners, CORNERS * at + 2, (x + w / 2) / width);
            put(corners, CORNERS * at + 3, (y + h / 2) / height);
        }

        void points(float[] kps, int index, int column, int row, int cell) {
            for (int p = 0; p < POINTS; p += 2) {
                put(points, POINTS * at + p, (column + kps[POINTS * index + p]) * cell / width);
                put(points, POINTS * at + p + 1, (row + kps[POINTS * index + p + 1]) * cell / height);
            }
        }

        private void put(float[] into, int slot, double value) {
            into[slot] = (float) value;
            if (!Float.isFinite(into[slot])) {
                scores[at] = 0;
            }
        }

        void next() {
            at++;
        }
    }
}
