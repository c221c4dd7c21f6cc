package io.dropcast.demo;

/**
 * One shot of a film: the camera moves over a photograph from one view to another, slowly at both ends.
 *
 * @param photo number of the photograph, from 1
 * @param from the view of the first frame
 * @param to the view of the last frame
 * @param seconds length, over 0
 */
public record FilmShot(int photo, PlaneView from, PlaneView to, double seconds) {

    /** @throws IllegalArgumentException when the number or the length is out of range */
    public FilmShot {
        if (photo < 1 || !(seconds > 0 && seconds <= 3600)) {
            throw new IllegalArgumentException("a shot needs a photograph from 1 and a length over 0 s, found " + photo
                    + " and " + seconds + " s");
        }
    }

    /** Length in frames, at least one. */
    public int frames(double fps) {
        return (int) Math.max(1, Math.round(seconds * fps));
    }

    /**
     * The view of one frame.
     *
     * @param frame number within the shot, from 0
     * @param frames length of the shot in frames
     */
    public PlaneView at(int frame, int frames) {
        return frames < 2 ? from : from.towards(to, eased((double) frame / (frames - 1)));
    }

    /** Smoothstep: starts and stops without a jolt. */
    private static double eased(double t) {
        return t * t * (3 - 2 * t);
    }
}
