package io.dropcast.detect;

import io.dropcast.face.Box;
import io.dropcast.video.Frame;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a frame as the net is shown it.
 *
 * @param part of the frame, in frame pixels
 * @param width of the net's input that the part fills, from the left, in pixels
 * @param height of the net's input that the part fills, from the top, in pixels
 * @param shown what the whole input stands for, in frame pixels; larger than the part where black is left over
 */
record Tile(Box part, int width, int height, Box shown) {
    /** Share of a tile's side that the next tile sees, too. A face that does not fit in there is large enough for the whole view. */
    private static final double OVERLAP = 0.25;
    /**
     * Height of a closer view, in sides of the face. A net that saw a face faintly sees it best about as large as the faces that most nets
     * have learned from, with a body below it; closer than that, patterns of all kinds look like faces.
     */
    private static final double AROUND = 8;
    /** Share of a tile's side within which a box counts as touching the edge. */
    private static final double EDGE = 0.01;

    /** The frame as a whole. */
    static Tile whole(Frame frame, FaceNet.Spec net) {
        return of(new Box(0, 0, frame.width(), frame.height()), net);
    }

    /** A face with much of what is around it. */
    static Tile around(Box face, FaceNet.Spec net) {
        double height = AROUND * Math.max(face.height(), face.width());
        return of(Box.around(face.centerX(), face.centerY(), height * net.width() / net.height(), height), net);
    }

    /** {@code side} x {@code side} parts that overlap and together are the frame, row by row; none where side is 1. */
    static List<Tile> tiles(Frame frame, FaceNet.Spec net, int side) {
        List<Tile> out = new ArrayList<>();
        if (side == 1) {
            return out;
        }
        double sides = side - (side - 1) * OVERLAP;
        double w = frame.width() / sides;
        double h = frame.height() / sides;
        for (int row = 0; row < side; row++) {
            double y = row * h * (1 - OVERLAP);
            for (int column = 0; column < side; column++) {
                double x = column * w * (1 - OVERLAP);
                out.add(of(new Box(x, y, x + w, y + h), net));
            }
        }
        return out;
    }

    private static Tile of(Box part, FaceNet.Spec net) {
        if (!net.letterbox()) {
            return new Tile(part, net.width(), net.height(), part);
        }
        double scale = Math.min(net.width() / part.width(), net.height() / part.height());
        int w = (int) Math.max(1, Math.min(net.width(), Math.round(part.width() * scale)));
        int h = (int) Math.max(1, Math.min(net.height(), Math.round(part.height() * scale)));
        Box shown = new Box(
                part.x1(),
                part.y1(),
                part.x1() + part.width() * net.width() / w,
                part.y1() + part.height() * net.height() / h);
        return new Tile(part, w, h, shown);
    }

    /** Square pixels of the frame in one pixel of the net's input. */
    double pixel(FaceNet.Spec net) {
        return shown.area() / (net.width() * (double) net.height());
    }

    /** Whether the box reaches an edge of this part behind which the frame goes on, so that there may be more of the face. */
    boolean cuts(Box face, Frame frame) {
        double dx = EDGE * part.width();
        double dy = EDGE * part.height();
        return (part.x1() > dx && face.x1() < part.x1() + dx)
                || (part.y1() > dy && face.y1() < part.y1() + dy)
                || (part.x2() < frame.width() - dx && face.x2() > part.x2() - dx)
                || (part.y2() < frame.height() - dy && face.y2() > part.y2() - dy);
    }
}
