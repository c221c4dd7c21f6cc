package io.dropcast.embed;

/**
 * The net that turns an aligned face into a vector. Plain numbers in and out. One thread at a time; each worker has its own.
 */
public interface FaceEncoder extends AutoCloseable {

    /** What the net wants to see. */
    Spec spec();

    /**
     * @param input 3 x side x side, planes in the order of {@link Spec#rgb()}, already shifted and scaled
     * @return the vector, not yet normalised
     */
    float[] encode(float[] input);

    @Override
    void close();

    /**
     * @param model name that the vectors carry
     * @param side pixels of the aligned square
     * @param rgb whether the planes are red, green, blue (or blue, green, red)
     * @param mean subtracted from each value 0..255
     * @param scale then divided by
     * @param dimensions length of the vector
     * @param mirror whether the vector is the sum of the face's and its mirror image's: twice the cost, fewer errors
     */
    record Spec(String model, int side, boolean rgb, float mean, float scale, int dimensions, boolean mirror) {}
}
