package io.dropcast.detect;

import java.util.Optional;

/**
 * The nets that find faces and their points. Plain numbers in, plain numbers out: what they mean is decided here and not behind the
 * port. One thread at a time; each worker has its own.
 */
public interface FaceNet extends AutoCloseable {

    /** What the nets want to see. */
    Spec spec();

    /**
     * Looks for faces.
     *
     * @param input 3 x height x width, planes in the order of {@link Spec#rgb()}, already shifted and scaled
     */
    RawFaces faces(float[] input);

    /**
     * Looks for the points of one face. Only for nets whose {@link Spec#points()} is there: the others find the points with the face.
     *
     * @param input side x side grey values, already scaled
     * @return x,y of the 68 iBUG points, each in [0, 1] of the input
     */
    float[] points(float[] input);

    @Override
    void close();

    /**
     * @param width pixels of the input
     * @param height pixels of the input
     * @param rgb whether the planes are red, green, blue (or blue, green, red)
     * @param mean subtracted from each value 0..255
     * @param scale then divided by
     * @param letterbox whether a picture keeps its shape, with black at the right or below; otherwise it is stretched
     * @param points empty when {@link #faces} finds the points
     */
    record Spec(
            int width, int height, boolean rgb, float mean, float scale, boolean letterbox, Optional<Points> points) {}

    /**
     * What the net that looks for points wants to see.
     *
     * @param side pixels of the input
     * @param divisor its grey values 0..255 are divided by
     * @param factor the face box is widened by before it is cut out
     */
    record Points(int side, float divisor, double factor) {}
}
