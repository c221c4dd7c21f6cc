package io.dropcast.track;

import io.dropcast.detect.Detection;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/** Follows the faces through one shot, sampled frame by sampled frame. For one shot and one thread. */
final class ShotTracker {
    /** Sightings good enough to begin a track that a track needs, where one is not enough. */
    private static final int CLEAR_SIGHTINGS = 2;
    /** Confidence of a sighting that is enough by itself. */
    private static final double SURE = 0.85;

    private final TrackSettings settings;
    private final TrackCounts tally;
    private final Shot shot;
    private final List<LiveTrack> live = new ArrayList<>();
    private final List<FinishedTrack> ended = new ArrayList<>();

    private ShotTracker(TrackSettings settings, TrackCounts tally, Shot shot) {
        this.settings = settings;
        this.tally = tally;
        this.shot = shot;
    }

    /** The tracks of a shot that are worth keeping. */
    static List<FinishedTrack> follow(Shot shot, TrackSettings settings, TrackCounts tally) {
        ShotTracker tracker = new ShotTracker(settings, tally, shot);
        long before = -1;
        for (SampledFrame look : shot.looks()) {
            tracker.look(look, before);
            before = look.frameIdx();
        }
        tracker.close();
        return tracker.kept();
    }

    private void look(SampledFrame look, long before) {
        endUnseen(look.ts());
        live.forEach(t -> t.foresee(look.frameIdx()));
        List<Detection> strangers =
                match(live, look.between(settings.high(), Double.POSITIVE_INFINITY), settings.minIou());
        // a faint detection may only continue what was there in the last sampled frame, and there may have been one
        // with
        // nothing
        List<LiveTrack> waiting = live.stream()
                .filter(t -> t.seenIn(before) && shot.lookedAt().nothingBetween(before, look.frameIdx()))
                .toList();
        List<Detection> faint = look.between(settings.low(), settings.high()).stream()
                .filter(f -> !isTaken(f))
                .toList();
        tally.lowMatches(
                faint.size() - match(waiting, faint, settings.minIouLow()).size());
        strangers.stream()
                .filter(f -> f.conf() >= settings.newTrack())
                .sorted(Comparator.comparingDouble(Detection::conf).reversed())
                .forEach(this::start);
    }

    /** Gives each track its detection, and gives back the detections that are left. */
    private static List<Detection> match(List<LiveTrack> tracks, List<Detection> faces, double gate) {
        double[][] fit = new double[tracks.size()][faces.size()];
        for (int t = 0; t < fit.length; t++) {
            for (int f = 0; f < fit[t].length; f++) {
                fit[t][f] = tracks.get(t).fit(faces.get(f), gate);
            }
        }
        int[] faceOf = Assignment.best(fit);
        BitSet left = new BitSet();
        left.set(0, faces.size());
        for (int t = 0; t < faceOf.length; t++) {
            if (faceOf[t] != Assignment.NONE) {
                tracks.get(t).see(faces.get(faceOf[t]));
                left.clear(faceOf[t]);
            }
        }
        return left.stream().mapToObj(faces::get).toList();
    }

    /** A second detection of a face that has its track in this frame would start a rival that steals sightings from it. */
    private void start(Detection face) {
        if (!isTaken(face)) {
            live.add(new LiveTrack(face));
            tally.born();
        }
    }

    private boolean isTaken(Detection face) {
        return live.stream()
                .filter(t -> t.seenIn(face.frameIdx()))
                .anyMatch(t -> FinishedTrack.sameFace(t.last().box(), face.box()));
    }

    private void endUnseen(double now) {
        for (Iterator<LiveTrack> tracks = live.iterator(); tracks.hasNext(); ) {
            LiveTrack track = tracks.next();
            if (now - track.last().ts() > settings.bufferSeconds()) {
                ended.add(new FinishedTrack(track.sightings()));
                tally.lost();
                tracks.remove();
            }
        }
    }

    private void close() {
        endUnseen(shot.endTs());
        for (LiveTrack track : live) {
            ended.add(new FinishedTrack(track.sightings()));
            if (!shot.last()) {
                tally.endedByCut();
            }
        }
        live.clear();
    }

    /**
     * What looked like a face to begin a track with, once, and never again, hardly ever is one. Where tracks begin with sure faces only, one
     * is enough.
     */
    private boolean isSure(FinishedTrack track, long needed) {
        long clear = track.sightings().stream()
                .filter(d -> d.conf() >= settings.newTrack())
                .count();
        return clear >= Math.min(CLEAR_SIGHTINGS, needed)
                || track.sightings().stream().anyMatch(d -> d.conf() >= SURE);
    }

    /** A track in a shot too short for the asked number of sightings needs to be seen in all of it. */
    private List<FinishedTrack> kept() {
        long needed = Math.min(settings.minHits(), shot.looked());
        List<FinishedTrack> kept = Beginnings.extended(FinishedTrack.withoutDuplicates(ended), shot, settings).stream()
                .filter(t -> t.sightings().size() >= needed)
                .filter(t -> isSure(t, needed))
                .toList();
        tally.dropped(ended.size() - kept.size());
        return kept;
    }
}
