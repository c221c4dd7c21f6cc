package io.dropcast.video;

/**
 * A frame that knows its place in its shot.
 *
 * @param glance the frame's signature
 * @param sinceCut frames since the shot began, 0 for its first
 * @param shot number of the shot, from 0
 * @param endsShot whether the next frame belongs to another shot, or there is none
 */
public record ShotFrame(Frame frame, FrameSignature glance, int shot, long sinceCut, boolean endsShot) {}
