package io.dropcast.cli.score;

import io.dropcast.face.Box;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a human says about a video: who is where in each shot.
 *
 * @param fps frames a second, above 0
 * @param shots in the order of the video
 */
public record Truth(double fps, List<Shot> shots) {
    public Truth {
        if (!(fps > 0) || Double.isInfinite(fps)) {
            throw new IllegalArgumentException("fps must be above 0, found " + fps);
        }
        shots = List.copyOf(shots);
    }

    /**
     * Frames between two cuts.
     *
     * @param first number of its first frame, from 0
     * @param last number of its last frame
     */
    public record Shot(long first, long last, List<Region> regions) {
        public Shot {
            if (first < 0 || last < first) {
                throw new IllegalArgumentException("a shot cannot go from frame " + first + " to frame " + last);
            }
            regions = List.copyOf(regions);
        }

        long frames() {
            return last - first + 1;
        }

        private boolean has(long frame) {
            return first <= frame && frame <= last;
        }
    }

    /**
     * Where somebody is all through a shot: not the box of the face, but the part of the picture that is theirs alone.
     *
     * @param who any name, the same wherever the person is
     * @param box pixels
     * @param partial too little of the face is to be seen to ask that it is found
     */
    public record Region(String who, Box box, boolean partial) {
        private boolean holds(double x, double y) {
            return box.x1() <= x && x <= box.x2() && box.y1() <= y && y <= box.y2();
        }
    }

    /** Number of the shot that a frame belongs to; empty for a frame outside of all. */
    OptionalInt shotAt(long frame) {
        for (int n = 0; n < shots.size(); n++) {
            if (shots.get(n).has(frame)) {
                return OptionalInt.of(n);
            }
        }
        return OptionalInt.empty();
    }

    /** Who is at a place of a shot; where regions overlap, the one named first. */
    Optional<String> whoAt(int shot, double x, double y) {
        return shots.get(shot).regions().stream()
                .filter(r -> r.holds(x, y))
                .map(Region::who)
                .findFirst();
    }
}
