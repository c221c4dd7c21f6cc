package io.dropcast.face;

/**
 * What a shot shows where it begins and where it ends.
 *
 * @param shot number of the shot, from 0
 * @param first of the first sampled frame
 * @param last of the last one, which may be the same
 */
public record ShotEnds(int shot, Look first, Look last) {

    /**
     * A sampled frame.
     *
     * @param ts seconds from the start of the video
     */
    public record Look(long frame, double ts, Thumbnail picture) {}

    /** The same with a later last frame. */
    public ShotEnds until(Look later) {
        return new ShotEnds(shot, first, later);
    }
}
