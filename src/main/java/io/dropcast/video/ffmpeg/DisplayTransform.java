package io.dropcast.video.ffmpeg;

import io.dropcast.face.Box;

/**
 * From the picture that is shown (upright, square pixels) to the picture that is stored. Phones store films lying on their side and
 * say so in the container; DVDs store pixels that are not square. Immutable.
 *
 * @param width stored pixels
 * @param height stored pixels
 * @param wide stored width in square pixels
 * @param quarterTurns clockwise quarter turns that bring the stored picture upright, 0..3
 */
record DisplayTransform(int width, int height, int wide, int quarterTurns) {

    /** @param pixelAspect width of a stored pixel over its height; 1 is square */
    static DisplayTransform of(int width, int height, double pixelAspect, int quarterTurns) {
        if (quarterTurns < 0 || quarterTurns > 3) {
            throw new IllegalArgumentException("quarter turns must be 0..3, found " + quarterTurns);
        }
        return new DisplayTransform(width, height, Math.max(1, (int) Math.round(width * pixelAspect)), quarterTurns);
    }

    /** Whether width and height change places. */
    boolean lying() {
        return quarterTurns % 2 == 1;
    }

    int shownWidth() {
        return lying() ? height : wide;
    }

    int shownHeight() {
        return lying() ? wide : height;
    }

    /** A region of the shown picture as one of the stored picture; quarter turns keep it a rectangle. */
    Box stored(Box shown) {
        double squeeze = (double) width / wide;
        return switch (quarterTurns) {
            case 0 -> new Box(shown.x1() * squeeze, shown.y1(), shown.x2() * squeeze, shown.y2());
            case 1 -> new Box(shown.y1() * squeeze, height - shown.x2(), shown.y2() * squeeze, height - shown.x1());
            case 2 ->
                new Box(
                        width - shown.x2() * squeeze,
                        height - shown.y2(),
                        width - shown.x1() * squeeze,
                        height - shown.y1());
            default -> new Box(width - shown.y2() * squeeze, shown.x1(), width - shown.y1() * squeeze, shown.x2());
        };
    }

    /**
     * Place of a shown pixel in a small picture that was resampled in stored order.
     *
     * @param shownW width of the small picture as shown
     * @param shownH height of the small picture as shown
     */
    int storedIndex(int x, int y, int shownW, int shownH) {
        return switch (quarterTurns) {
            case 0 -> y * shownW + x;
            case 1 -> (shownW - 1 - x) * shownH + y;
            case 2 -> (shownH - 1 - y) * shownW + (shownW - 1 - x);
            default -> x * shownH + (shownH - 1 - y);
        };
    }
}
