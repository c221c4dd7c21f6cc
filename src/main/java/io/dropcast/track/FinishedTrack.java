package io.dropcast.track;

import io.dropcast.detect.Detection;
import io.dropcast.face.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A track that has ended and has no number yet.
 *
 * @param sightings rising by frame, never empty, at most one a frame
 */
record FinishedTrack(List<Detection> sightings) {
    /** By first frame, then from left to right: the order of the tracks' numbers. */
    static final Comparator<FinishedTrack> BY_START = Comparator.<FinishedTrack>comparingLong(
                    t -> t.first().frameIdx())
            .thenComparing(FinishedTrack::first, Shots.LEFT_TO_RIGHT);

    private static final Comparator<FinishedTrack> LONGEST_FIRST =
            Comparator.<FinishedTrack>comparingInt(t -> -t.sightings.size()).thenComparing(BY_START);
    /** Overlap from which two boxes in one frame are one face found twice: two heads cannot be that much in one place. */
    private static final double SAME_FACE = 0.7;
    /** Frames in which two finished tracks must be in one place before they are one face; once may be chance. */
    private static final int SEVERAL = 3;

    FinishedTrack {
        sightings = List.copyOf(sightings);
    }

    Detection first() {
        return sightings.get(0);
    }

    /** Whether two boxes of the same frame are the same face. */
    static boolean sameFace(Box a, Box b) {
        return a.iou(b) > SAME_FACE;
    }

    /**
     * The finished tracks of one shot without those that follow a face which a longer one follows too; what only they saw goes to the
     * longer one.
     */
    static List<FinishedTrack> withoutDuplicates(List<FinishedTrack> tracks) {
        List<FinishedTrack> kept = new ArrayList<>();
        for (FinishedTrack track : tracks.stream().sorted(LONGEST_FIRST).toList()) {
            int twin = 0;
            while (twin < kept.size() && !kept.get(twin).follows(track)) {
                twin++;
            }
            if (twin < kept.size()) {
                kept.set(twin, kept.get(twin).joined(track));
            } else {
                kept.add(track);
            }
        }
        return kept;
    }

    /** Most of the frames that both were seen in must agree: faces that only pass each other are two. */
    private boolean follows(FinishedTrack shorter) {
        Map<Long, Detection> mine = byFrame();
        int shared = 0;
        int same = 0;
        for (Detection theirs : shorter.sightings) {
            Detection own = mine.get(theirs.frameIdx());
            if (own != null) {
                shared++;
                same += sameFace(own.box(), theirs.box()) ? 1 : 0;
            }
        }
        return same >= Math.min(SEVERAL, shorter.sightings.size()) && 2 * same > shared;
    }

    private FinishedTrack joined(FinishedTrack other) {
        Map<Long, Detection> all = byFrame();
        other.sightings.forEach(d -> all.putIfAbsent(d.frameIdx(), d));
        return new FinishedTrack(List.copyOf(all.values()));
    }

    private Map<Long, Detection> byFrame() {
        return sightings.stream()
                .collect(Collectors.toMap(Detection::frameIdx, Function.identity(), (a, b) -> a, TreeMap::new));
    }
}
