package io.dropcast.cluster.evidence;

import io.dropcast.cluster.linkage.DistanceMatrix;
import io.dropcast.cluster.linkage.PairSimilarity;
import io.dropcast.detect.Detection;
import io.dropcast.embed.TrackFace;
import io.dropcast.face.Box;
import io.dropcast.face.ShotEnds;
import io.dropcast.face.Thumbnail;
import io.dropcast.track.Track;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What shot threads say in one episode. A dialogue goes back and forth between two or three camera set-ups, and who sits in the same place
 * of the same set-up is the same person: a log-likelihood ratio, never negative, of two tracks of different shots. It becomes less with
 * each second between the two. In the episode itself it is looked up whether that holds: where faces that surely differ are found in the
 * same place of the same set-up (a studio whose guests change), threads are not asked.
 *
 * @param shots how shots look, rising by number
 * @param agreeing pairs of tracks in the same place of a set-up whose faces are surely of one person
 * @param clashing such pairs whose faces surely differ
 */
public record ThreadRatio(List<ShotEnds> shots, int agreeing, int clashing) {
    /**
     * At once. A clear mismatch of faces outweighs it, and where faces say as much it adds nothing: pairs that are sure anyway would only
     * carry their clusters to others.
     */
    private static final double MOST = 2.5;

    /** Seconds after which a thread says a third of what it says at once. */
    private static final double FADING = 60;

    /** Then nothing is left of it. */
    private static final double FADED = 5 * FADING;

    /** Two pictures of the same set-up differ by less; so much is plain to see where pictures follow each other. */
    private static final double SAME_SET_UP = 14;

    /** With less contrast a picture shows no set-up. */
    private static final double LEAST_CONTRAST = 10;

    /** Seconds from a sighting to the picture of its shot, in which the camera does not get far. */
    private static final double SOON = 2;

    /** Two faces in the same place overlap as much. */
    private static final double SAME_PLACE_IOU = 0.3;

    /** A thread joins no faces that say no: from here on they do. */
    private static final double FACES_SAY_NO = -1;

    /** Faces surely differ below the negative of this, and are surely of one person above it. */
    private static final double SURE = 2;

    /** With a larger share of clashes among the pairs that are sure, threads are not asked. */
    private static final double CLASHES = 0.1;

    /** With these, threads are not asked. */
    public static final ThreadRatio UNASKED = new ThreadRatio(List.of(), 0, 0);

    public ThreadRatio {
        shots = List.copyOf(shots);
    }

    /**
     * @param tracks with vectors
     * @param apart pairs of them that are seen at once, by {@link DistanceMatrix#index}
     * @param faces log-likelihood ratio of the faces of a pair
     * @param shots how the episode's shots look
     */
    public static ThreadRatio of(List<TrackFace> tracks, BitSet apart, PairSimilarity faces, List<ShotEnds> shots) {
        List<Seat> seats = seats(tracks, shots);
        int agreeing = 0;
        int clashing = 0;
        for (int i = 0; i < seats.size(); i++) {
            for (int j = i + 1; j < seats.size(); j++) {
                if (seats.get(i).isThatOf(seats.get(j))) {
                    float face = faces.of(i, j, cosine(tracks.get(i), tracks.get(j)));
                    boolean differ = face < -SURE || apart.get(DistanceMatrix.index(seats.size(), i, j));
                    clashing += differ ? 1 : 0;
                    agreeing += !differ && face > SURE ? 1 : 0;
                }
            }
        }
        return new ThreadRatio(shots, agreeing, clashing);
    }

    private static float cosine(TrackFace one, TrackFace other) {
        return (float) one.vector().orElseThrow().similarity(other.vector().orElseThrow());
    }

    /** Whether threads say who is who in this episode. */
    public boolean isAsked() {
        return !shots.isEmpty() && clashing <= CLASHES * (agreeing + clashing);
    }

    /** What threads say of these tracks. */
    Witness among(List<TrackFace> tracks) {
        if (!isAsked()) {
            return Witness.SILENT;
        }
        List<Seat> seats = seats(tracks, shots);
        return (one, other, face) -> {
            Seat mine = seats.get(one);
            Seat its = seats.get(other);
            boolean heard = face >= FACES_SAY_NO && face < MOST && mine.isThatOf(its);
            return heard ? (float) Math.min(MOST - face, MOST * Math.exp(-mine.gap(its) / FADING)) : 0;
        };
    }

    private static List<Seat> seats(List<TrackFace> tracks, List<ShotEnds> shots) {
        Map<Integer, ShotEnds> byNumber = new HashMap<>();
        shots.forEach(s -> byNumber.put(s.shot(), s));
        return tracks.stream()
                .map(t -> Seat.of(t, Optional.ofNullable(byNumber.get(t.track().shot()))))
                .toList();
    }

    /** Where in which picture a face is. */
    private record Place(Box box, Thumbnail picture) {
        /** Empty where the picture is of another time, or shows nothing. */
        static Optional<Place> of(Detection seen, ShotEnds.Look look) {
            boolean shows =
                    Math.abs(seen.ts() - look.ts()) <= SOON && look.picture().contrast() >= LEAST_CONTRAST;
            return shows ? Optional.of(new Place(seen.box(), look.picture())) : Optional.empty();
        }

        boolean isThatOf(Place other) {
            return box.iou(other.box) >= SAME_PLACE_IOU && picture.difference(other.picture) < SAME_SET_UP;
        }
    }

    /**
     * Where a track is in its shot, and when.
     *
     * @param places at the beginning and at the end, where it is known how the shot looks there
     */
    private record Seat(int shot, double from, double to, List<Place> places) {
        static Seat of(TrackFace face, Optional<ShotEnds> ends) {
            Track track = face.track();
            List<Place> places = new ArrayList<>();
            ends.ifPresent(e -> {
                Place.of(track.first(), e.first()).ifPresent(places::add);
                Place.of(track.last(), e.last()).ifPresent(places::add);
            });
            return new Seat(track.shot(), track.first().ts(), track.last().ts(), places);
        }

        /** Seconds from the end of one to the beginning of the other; 0 when they overlap. */
        double gap(Seat other) {
            return Math.max(0, Math.max(from - other.to, other.from - to));
        }

        boolean isThatOf(Seat other) {
            return shot != other.shot
                    && gap(other) < FADED
                    && places.stream().anyMatch(mine -> other.places.stream().anyMatch(mine::isThatOf));
        }
    }
}
