package io.dropcast.video;

/**
 * What is known of a video as a whole.
 *
 * @param width pixels of the frame as it is shown (after rotation)
 * @param height pixels
 * @param fps frames a second, on average
 * @param frames decoded frames; before decoding, the container's own estimate
 * @param seconds length
 */
public record VideoFacts(int width, int height, double fps, long frames, double seconds) {}
