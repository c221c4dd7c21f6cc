package io.dropcast.video;

/** Told how the frames of a video look, in order. */
@FunctionalInterface
public interface FrameSignatureListener {

    /** @param index number of the frame in the video */
    void seen(long index, FrameSignature signature);
}
