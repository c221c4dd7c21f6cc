package io.dropcast.track;

import io.dropcast.detect.Detection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Lets each track begin where its face was first seen faintly. A faint detection must not start a track, since most are no faces; but one
 * at which a sure face was in the very next sampled frame is that face, as ByteTrack holds for the frames after a sure one (section 3 of
 * the paper). For one shot and one thread.
 */
final class Beginnings {
    /** Ties go to the left, so that the numbers of the rows mean nothing. */
    private static final Comparator<Detection> RIGHT_TO_LEFT = Shots.LEFT_TO_RIGHT.reversed();

    private final Shot shot;
    private final TrackSettings settings;
    private final NavigableMap<Long, SampledFrame> looks = new TreeMap<>();
    /** Rows of the detections that are in a finished track. */
    private final Set<Integer> taken = new HashSet<>();

    private Beginnings(List<FinishedTrack> tracks, Shot shot, TrackSettings settings) {
        this.shot = shot;
        this.settings = settings;
        shot.looks().forEach(look -> looks.put(look.frameIdx(), look));
        tracks.forEach(t -> t.sightings().forEach(d -> taken.add(d.row())));
    }

    /**
     * The finished tracks of one shot with the faint sightings before their first, frame by frame, up to the first sampled frame without
     * one.
     *
     * @return by the start they had
     */
    static List<FinishedTrack> extended(List<FinishedTrack> tracks, Shot shot, TrackSettings settings) {
        Beginnings beginnings = new Beginnings(tracks, shot, settings);
        List<FinishedTrack> longer = new ArrayList<>();
        for (FinishedTrack track :
                tracks.stream().sorted(FinishedTrack.BY_START).toList()) {
            longer.add(beginnings.extended(track));
        }
        return longer;
    }

    private FinishedTrack extended(FinishedTrack track) {
        Deque<Detection> sightings = new ArrayDeque<>(track.sightings());
        for (SampledFrame look : backwardsFrom(track.first())) {
            Optional<Detection> before = before(sightings.getFirst(), look);
            if (before.isEmpty()) {
                break;
            }
            taken.add(before.get().row());
            sightings.addFirst(before.get());
        }
        return new FinishedTrack(List.copyOf(sightings));
    }

    private Collection<SampledFrame> backwardsFrom(Detection first) {
        return looks.headMap(first.frameIdx(), false).descendingMap().values();
    }

    /**
     * The same face in a sampled frame before; empty when there was a frame in between, which had no detection, or when it is too long ago.
     */
    private Optional<Detection> before(Detection first, SampledFrame look) {
        if (!shot.lookedAt().nothingBetween(look.frameIdx(), first.frameIdx())
                || first.ts() - look.ts() > settings.bufferSeconds()) {
            return Optional.empty();
        }
        return look.between(settings.low(), Double.POSITIVE_INFINITY).stream()
                .filter(d -> isFree(d, look) && d.box().iou(first.box()) >= settings.minIouLow())
                .max(Comparator.<Detection>comparingDouble(d -> d.box().iou(first.box()))
                        .thenComparing(RIGHT_TO_LEFT));
    }

    /** Neither in a finished track, nor a second detection of a face that is. */
    private boolean isFree(Detection face, SampledFrame look) {
        return look.faces().stream()
                .filter(other -> taken.contains(other.row()))
                .noneMatch(other -> other.row() == face.row() || FinishedTrack.sameFace(other.box(), face.box()));
    }
}
