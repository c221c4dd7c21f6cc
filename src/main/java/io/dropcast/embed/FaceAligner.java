package io.dropcast.embed;

import io.dropcast.face.Crop;
import io.dropcast.face.Landmarks;
import java.util.stream.IntStream;

/**
 * Turns, scales and moves a face so that its five points come to lie on the places where ArcFace-shaped encoders expect them
 * (Deng et al., CVPR 2019; the 112x112 template of InsightFace). The transform is the least-squares similarity of Umeyama, PAMI 1991,
 * in its closed form for two dimensions. Stateless.
 */
final class FaceAligner {
    /** Where eyes, nose and mouth corners belong in 112 x 112. */
    private static final double[] TEMPLATE = {
        38.2946, 51.6963, 73.5318, 51.5014, 56.0252, 71.7366, 41.5493, 92.3655, 70.7299, 92.2041
    };

    private static final int TEMPLATE_SIDE = 112;

    /** Pixels that a cubic reads, in each direction. */
    private static final int TAPS = 4;

    /** The bytes as numbers. Java 17 lets each such conversion wait for the one before it; looking them up takes two thirds of the time. */
    private static final double[] BYTES =
            IntStream.range(0, 256).asDoubleStream().toArray();

    private FaceAligner() {}

    /**
     * @return 3 x side x side values 0..255 in the order red, green, blue; what lies outside the crop is black
     */
    static float[] align(Crop crop, Landmarks points, int side) {
        Similarity toCrop = templateToCrop(crop, points, side);
        // a face that is enlarged comes out sharper by a cubic, and the encoder tells it better
        boolean enlarged = Math.hypot(toCrop.a(), toCrop.b()) < 1;
        int plane = side * side;
        float[] out = new float[3 * plane];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double cropX = toCrop.x(x + 0.5, y + 0.5) - 0.5;
                double cropY = toCrop.y(x + 0.5, y + 0.5) - 0.5;
                if (enlarged) {
                    cubic(crop, cropX, cropY, out, y * side + x, plane);
                } else {
                    sample(crop, cropX, cropY, out, y * side + x, plane);
                }
            }
        }
        return out;
    }

    /** Catmull and Rom's cubic over 4 x 4 pixels (R. Keys, "Cubic convolution interpolation for digital image processing", 1981, a = -0.5). */
    private static void cubic(Crop crop, double x, double y, float[] out, int at, int plane) {
        int x0 = (int) Math.floor(x) - 1;
        int y0 = (int) Math.floor(y) - 1;
        double[] across = cubicWeights(x - Math.floor(x));
        double[] down = cubicWeights(y - Math.floor(y));
        double red = 0;
        double green = 0;
        double blue = 0;
        byte[] rgb = crop.rgb();
        for (int j = Math.max(0, -y0); j < TAPS && y0 + j < crop.height(); j++) {
            for (int i = Math.max(0, -x0); i < TAPS && x0 + i < crop.width(); i++) {
                double weight = down[j] * across[i];
                int pixel = 3 * ((y0 + j) * crop.width() + x0 + i);
                red += weight * BYTES[rgb[pixel] & 0xff];
                green += weight * BYTES[rgb[pixel + 1] & 0xff];
                blue += weight * BYTES[rgb[pixel + 2] & 0xff];
            }
        }
        out[at] = clamped(red);
        out[plane + at] = clamped(green);
        out[2 * plane + at] = clamped(blue);
    }

    private static double[] cubicWeights(double way) {
        double back = 1 - way;
        return new double[] {
            -0.5 * way * back * back,
            1 + way * way * (1.5 * way - 2.5),
            1 + back * back * (1.5 * back - 2.5),
            -0.5 * back * way * way
        };
    }

    private static float clamped(double value) {
        return (float) Math.max(0, Math.min(255, value));
    }

    private static Similarity templateToCrop(Crop crop, Landmarks points, int side) {
        double[] from = new double[2 * Landmarks.POINTS];
        double[] to = new double[2 * Landmarks.POINTS];
        for (int p = 0; p < Landmarks.POINTS; p++) {
            from[2 * p] = TEMPLATE[2 * p] * side / TEMPLATE_SIDE;
            from[2 * p + 1] = TEMPLATE[2 * p + 1] * side / TEMPLATE_SIDE;
            to[2 * p] = crop.toCropX(points.x(p));
            to[2 * p + 1] = crop.toCropY(points.y(p));
        }
        // fitted in the template's space, as encoders were trained, then turned around
        return Similarity.fit(to, from).inverse();
    }

    private static void sample(Crop crop, double x, double y, float[] out, int at, int plane) {
        int x0 = (int) Math.floor(x);
        int y0 = (int) Math.floor(y);
        if (x0 < -1 || y0 < -1 || x0 >= crop.width() || y0 >= crop.height()) {
            return;
        }
        double wx = x - x0;
        double wy = y - y0;
        if (x0 >= 0 && y0 >= 0 && x0 + 1 < crop.width() && y0 + 1 < crop.height()) {
            within(crop.rgb(), 3 * (y0 * crop.width() + x0), 3 * crop.width(), wx, wy, out, at, plane);
            return;
        }
        for (int channel = 0; channel < 3; channel++) {
            out[channel * plane + at] = between(
                    value(crop, x0, y0, channel),
                    value(crop, x0 + 1, y0, channel),
                    value(crop, x0, y0 + 1, channel),
                    value(crop, x0 + 1, y0 + 1, channel),
                    wx,
                    wy);
        }
    }

    /** The same where all four pixels are there, which is nearly everywhere. */
    private static void within(byte[] rgb, int first, int row, double wx, double wy, float[] out, int at, int plane) {
        double[] values = BYTES;
        for (int channel = 0; channel < 3; channel++) {
            int i = first + channel;
            out[channel * plane + at] = between(
                    values[rgb[i] & 0xff],
                    values[rgb[i + 3] & 0xff],
                    values[rgb[i + row] & 0xff],
                    values[rgb[i + row + 3] & 0xff],
                    wx,
                    wy);
        }
    }

    private static float between(
            double topLeft, double topRight, double bottomLeft, double bottomRight, double wx, double wy) {
        double top = topLeft * (1 - wx) + topRight * wx;
        double bottom = bottomLeft * (1 - wx) + bottomRight * wx;
        return (float) (top * (1 - wy) + bottom * wy);
    }

    private static double value(Crop crop, int x, int y, int channel) {
        if (x < 0 || y < 0 || x >= crop.width() || y >= crop.height()) {
            return 0;
        }
        return BYTES[crop.rgb()[3 * (y * crop.width() + x) + channel] & 0xff];
    }
}
