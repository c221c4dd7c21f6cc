package io.dropcast.video;

import io.dropcast.face.Box;
import io.dropcast.face.Crop;
import io.dropcast.face.GreyPatch;

/**
 * One decoded picture. It holds native memory until closed; the caller that got it closes it. Reading is safe from several threads
 * at once, closing is not while another thread reads.
 */
public interface Frame extends AutoCloseable {

    /** Number in decoding order, from 0. */
    long index();

    /** Seconds from the start of the video, from the frame's own time stamp. */
    double ts();

    int width();

    int height();

    /**
     * A region resampled to exactly {@code width x height} pixels. What lies outside the frame is black.
     *
     * @param region frame pixels
     */
    Crop crop(Box region, int width, int height);

    /** A region resampled to {@code size x size} grey values 0..255. What lies outside the frame repeats its edge. */
    GreyPatch grey(Box region, int size);

    /** A very small copy for telling shots apart. */
    FrameSignature glance();

    /** A second handle on the same pixels, with its own lifetime. */
    Frame share();

    @Override
    void close();
}
