package io.dropcast.face;

/**
 * A rectangle in absolute pixels of the full frame: {@code x1,y1} is the top left corner, {@code x2,y2} the bottom right one,
 * exclusive. It may reach over the edge of the frame. Immutable.
 */
public record Box(double x1, double y1, double x2, double y2) {

    /** @throws IllegalArgumentException when a corner is not finite or the corners are swapped */
    public Box {
        if (!(Double.isFinite(x1) && Double.isFinite(y1) && Double.isFinite(x2) && Double.isFinite(y2))) {
            throw new IllegalArgumentException(
                    "box has a corner that is not finite: " + x1 + "," + y1 + "," + x2 + "," + y2);
        }
        if (x2 < x1 || y2 < y1) {
            throw new IllegalArgumentException("box corners are swapped: " + x1 + "," + y1 + "," + x2 + "," + y2);
        }
    }

    /** A box of the given size around a centre. */
    public static Box around(double centerX, double centerY, double width, double height) {
        return new Box(centerX - width / 2, centerY - height / 2, centerX + width / 2, centerY + height / 2);
    }

    public double width() {
        return x2 - x1;
    }

    public double height() {
        return y2 - y1;
    }

    /** Square pixels. */
    public double area() {
        return width() * height();
    }

    public double centerX() {
        return (x1 + x2) / 2;
    }

    public double centerY() {
        return (y1 + y2) / 2;
    }

    /** Intersection over union, in [0, 1]; 0 for two empty boxes. The only IoU of the project. */
    public double iou(Box other) {
        double shared = intersection(other);
        double union = area() + other.area() - shared;
        return union <= 0 ? 0 : shared / union;
    }

    /** Square pixels that both boxes cover. */
    public double intersection(Box other) {
        double w = Math.min(x2, other.x2) - Math.max(x1, other.x1);
        double h = Math.min(y2, other.y2) - Math.max(y1, other.y1);
        return w <= 0 || h <= 0 ? 0 : w * h;
    }

    /** The same centre, both sides times {@code factor}. */
    public Box widened(double factor) {
        return around(centerX(), centerY(), width() * factor, height() * factor);
    }

    /** The smallest square around the same centre that holds this box. */
    public Box squared() {
        double side = Math.max(width(), height());
        return around(centerX(), centerY(), side, side);
    }

    /** The share of this box, in [0, 1], that lies outside a frame of the given size. */
    public double shareOutside(int frameWidth, int frameHeight) {
        double area = area();
        return area <= 0 ? 1 : 1 - intersection(new Box(0, 0, frameWidth, frameHeight)) / area;
    }

    /** The point moved from this box's own [0, 1] coordinates to the frame. */
    public double xAt(double share) {
        return x1 + share * width();
    }

    /** The point moved from this box's own [0, 1] coordinates to the frame. */
    public double yAt(double share) {
        return y1 + share * height();
    }
}
