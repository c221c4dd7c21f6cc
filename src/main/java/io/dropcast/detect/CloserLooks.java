package io.dropcast.detect;

import io.dropcast.face.Box;
import io.dropcast.video.Frame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Has the net look again, enlarged, at places where the whole frame shows a face faintly, or where one was that is not seen any more:
 * faces that are small, turned, or have a hat or a hand before them. How many looks there may be goes by the time of the film alone, so
 * the number of workers changes nothing. For one piece of a video and one thread.
 */
final class CloserLooks {
    /** Confidence from which a face is seen clearly: where tracks begin with the nets that come along. */
    private static final double CLEAR = 0.7;
    /** Seconds after which a place is looked at again, whatever the last look gave: faces turn, and a track wants pictures. */
    private static final double AGAIN = 0.5;
    /** Seconds for which a face that is not seen any more is looked for. */
    private static final double LOST = 1.5;
    /** Looks that were not needed are saved up for this many seconds, one at least, so that a small rate gives looks, too. */
    private static final double SAVED_SECONDS = 2;

    private static final Comparator<Detection> BEST_FIRST =
            Comparator.comparingDouble(Detection::conf).reversed().thenComparing(FaceFinder.LEFT_TO_RIGHT);

    private final double perSecond;
    private final double most;
    private final BiFunction<Frame, Box, Optional<Detection>> closer;
    private List<Place> places = new ArrayList<>();
    private double saved;
    private double last = Double.NaN;

    /**
     * @param perSecond closer looks a second of film, 0 or more
     * @param closer looks at a place of a frame; empty where there surely is no face
     */
    CloserLooks(double perSecond, BiFunction<Frame, Box, Optional<Detection>> closer) {
        this.perSecond = perSecond;
        this.closer = closer;
        this.most = Math.max(1, perSecond * SAVED_SECONDS);
        this.saved = most;
    }

    /**
     * Where something like a face was.
     *
     * @param due seconds from which it may be looked at more closely
     * @param seen seconds at which it was a face clearly; minus infinity when never
     */
    private record Place(Box box, double due, double seen) {
        boolean is(Box other) {
            return same(box, other);
        }

        /** Whether it means something where nothing is found: a face to look for, or one that was not and need not be looked at yet. */
        boolean stays(double now) {
            return now < due || now - seen < LOST;
        }
    }

    /** The places of one shot mean nothing in the next. */
    void newShot() {
        places = new ArrayList<>();
    }

    /**
     * Adds what closer looks show. What the whole frame shows clearly stays as it is.
     *
     * @param found faces of the whole frame
     * @return the faces from left to right
     */
    List<Detection> lookAgain(Frame frame, List<Detection> found) {
        if (perSecond == 0) {
            return found;
        }
        earn(frame.ts());
        List<Detection> known = new ArrayList<>(found);
        List<Place> now = new ArrayList<>();
        for (Place place : placesNow(frame.ts(), found)) {
            now.add(lookAgain(frame, place, known));
        }
        places = now;
        known.sort(FaceFinder.LEFT_TO_RIGHT);
        return known;
    }

    private void earn(double now) {
        if (!Double.isNaN(last)) {
            saved = Math.min(most, saved + perSecond * Math.max(0, now - last));
        }
        last = now;
    }

    /** Clear and strong ones first, those that are not seen any more last. */
    private List<Place> placesNow(double now, List<Detection> found) {
        List<Place> all = new ArrayList<>();
        for (Detection face : found.stream().sorted(BEST_FIRST).toList()) {
            Place before = at(face.box());
            all.add(
                    face.conf() >= CLEAR
                            ? new Place(face.box(), now + AGAIN, now)
                            : new Place(face.box(), before.due(), before.seen()));
        }
        places.stream()
                .filter(p -> p.stays(now) && found.stream().noneMatch(f -> p.is(f.box())))
                .forEach(all::add);
        return all;
    }

    private Place at(Box box) {
        return places.stream()
                .filter(p -> p.is(box))
                .max(Comparator.comparingDouble(Place::due))
                .orElse(new Place(box, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY));
    }

    private Place lookAgain(Frame frame, Place place, List<Detection> known) {
        if (frame.ts() < place.due() || saved < 1 || isClear(place.box(), known)) {
            return place;
        }
        saved--;
        // a face that moved on is still in the view of the place it had
        Optional<Detection> seen = closer.apply(frame, place.box()).filter(face -> !isClear(face.box(), known));
        seen.ifPresent(face -> {
            known.removeIf(k -> k.conf() < CLEAR && (place.is(k.box()) || same(face.box(), k.box())));
            known.add(face);
        });
        return new Place(place.box(), frame.ts() + AGAIN, seen.isPresent() ? frame.ts() : place.seen());
    }

    private static boolean isClear(Box box, List<Detection> known) {
        return known.stream().anyMatch(k -> k.conf() >= CLEAR && same(k.box(), box));
    }

    private static boolean same(Box a, Box b) {
        return a.iou(b) >= FaceFinder.SAME;
    }
}
