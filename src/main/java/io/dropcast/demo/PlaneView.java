package io.dropcast.demo;

import io.dropcast.face.Box;

/**
 * The part of a photograph that fills the frame. Left edge and width are fractions of the photograph's width, the top edge is a
 * fraction of its height. The height is not written down: it follows from the photograph's shape, so a view is always 16:9 and a
 * picture is never stretched.
 *
 * @param left 0..1
 * @param top 0..1
 * @param width over 0, at most 1
 */
public record PlaneView(double left, double top, double width) {
    private static final double FRAME_SHAPE = 16.0 / 9.0;
    /** A thousandth of a pixel: rounding of written fractions is not a fault of the script. */
    private static final double SLACK = 1e-3;

    /** @throws IllegalArgumentException when the view starts outside the photograph or is wider than it */
    public PlaneView {
        if (!(left >= 0 && top >= 0 && width > 0 && left + width <= 1 + 1e-9 && top < 1)) {
            throw new IllegalArgumentException(
                    "a view lies within 0..1, found left " + left + ", top " + top + ", width " + width);
        }
    }

    /**
     * The view in pixels of a photograph of the given size.
     *
     * @throws IllegalArgumentException when the view reaches below such a photograph
     */
    public Box in(int photoWidth, int photoHeight) {
        double w = width * photoWidth;
        double h = w / FRAME_SHAPE;
        double x = left * photoWidth;
        double y = top * photoHeight;
        if (y + h > photoHeight + SLACK) {
            throw new IllegalArgumentException(this + " reaches " + Math.round(y + h - photoHeight)
                    + " pixels below a photograph of " + photoWidth + "x" + photoHeight);
        }
        return new Box(x, y, x + w, y + h);
    }

    /** The view a share of the way to another one; what lies within a photograph at both ends does so on the way. */
    public PlaneView towards(PlaneView other, double share) {
        return new PlaneView(
                left + share * (other.left - left),
                top + share * (other.top - top),
                width + share * (other.width - width));
    }
}
