package io.dropcast.detect.nets;

import io.dropcast.detect.RawFaces;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * YuNet (Wu, Peng, Yu: "YuNet: A Tiny Millisecond-level Face Detector", Machine Intelligence Research
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
 * <p>A cell with a number that is none, or is infinite, proposes nothing.
 */
public record YuNet() implements DetectorFamily {
    private static final int[] CELLS = {8, 16, 32};
    private static final List<String> KINDS = List.of("cls", "obj", "bbox", "kps");
    private static final int CORNERS = 4;
    private static final int POINTS = 10;

    @Override
    public String id() {
        return "yunet";
    }

    @Override
    public List<String> outputs() {
        return KINDS.stream()
                .flatMap(kind -> Arrays.stream(CELLS).mapToObj(cell -> kind + "_" + cell))
                .toList();
    }

    @Override
    public Optional<List<Integer>> shapeOf(String role, int width, int height) {
        String[] kindAndCell = role.split("_", 2);
        int numbers = switch (kindAndCell[0]) {
            case "bbox" -> CORNERS;
            case "kps" -> POINTS;
            default -> 1;
        };
        return Optional.of(List.of(1, cells(width, height, Integer.parseInt(kindAndCell[1])), numbers));
    }

    @Override
    public boolean givesLandmarks() {
        return true;
    }

    /** The coarsest grid has no half cells. */
    @Override
    public int cell() {
        return 32;
    }

    @Override
    public boolean anyShape() {
        return true;
    }

    private static int cells(int width, int height, int cell) {
        return (width / cell) * (height / cell);
    }

    @Override
    public RawFaces faces(List<float[]> outputs, int width, int height) {
        Filling out = new Filling(width, height);
        for (int level = 0; level < CELLS.length; level++) {
            int columns = width / CELLS[level];
            int cells = cells(width, height, CELLS[level]);
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
        if (outputs.size() != KINDS.size() * CELLS.length) {
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
    private static final class Filling {
        private final int width;
        private final int height;
        private final float[] scores;
        private final float[] corners;
        private final float[] points;
        private int at;

        Filling(int width, int height) {
            this.width = width;
            this.height = height;
            int count =
                    Arrays.stream(CELLS).map(cell -> cells(width, height, cell)).sum();
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
