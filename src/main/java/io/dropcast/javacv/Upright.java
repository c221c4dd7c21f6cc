package io.dropcast.javacv;

/**
 * From the picture that is shown (upright, square pixels) to the picture that is stored. Phones store films lying on their side and
 * say so in the container; DVDs store pixels that are not square. Immutable.
 *
 * @param shownWidth pixels
 * @param shownHeight pixels
 */
record Upright(
        int shownWidth, int shownHeight, double a, double b, double c, double d, double e, double f, int quarterTurns) {

    /**
     * @param width stored pixels
     * @param height stored pixels
     * @param pixelAspect width of a stored pixel over its height; 1 is square
     * @param quarterTurns clockwise quarter turns that bring the stored picture upright, 0..3
     */
    static Upright of(int width, int height, double pixelAspect, int quarterTurns) {
        int wide = Math.max(1, (int) Math.round(width * pixelAspect));
        double sx = (double) width / wide;
        // (px, py) shown -> (sx, sy) stored = (a px + b py + c, d px + e py + f)
        return switch (quarterTurns) {
            case 0 -> new Upright(wide, height, sx, 0, 0, 0, 1, 0, 0);
            case 1 -> new Upright(height, wide, 0, sx, 0, -1, 0, height, 1);
            case 2 -> new Upright(wide, height, -sx, 0, width, 0, -1, height, 2);
            case 3 -> new Upright(height, wide, 0, -sx, width, 1, 0, 0, 3);
            default -> throw new IllegalArgumentException("quarter turns must be 0..3, found " + quarterTurns);
        };
    }

    double storedX(double px, double py) {
        return a * px + b * py + c;
    }

    double storedY(double px, double py) {
        return d * px + e * py + f;
    }

    /** Stored pixels along the way when one goes one shown pixel to the right. */
    double storedPerShownX() {
        return Math.abs(a) + Math.abs(d);
    }

    /** Stored pixels along the way when one goes one shown pixel down. */
    double storedPerShownY() {
        return Math.abs(b) + Math.abs(e);
    }
}
