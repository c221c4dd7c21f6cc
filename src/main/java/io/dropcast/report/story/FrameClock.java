package io.dropcast.report.story;

import io.dropcast.detect.Detection;
import io.dropcast.embed.TrackFace;
import io.dropcast.embed.TrackFaces;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Says at what second a frame is shown. It is read off the sightings around the frame, because the frames of many videos are not
 * evenly spaced, and a cut must stand where the faces before and after it say it stands.
 */
final class FrameClock {
    private final NavigableMap<Long, Double> known;
    private final double fps;

    FrameClock(Map<Long, Double> known, double fps) {
        this.known = new TreeMap<>(known);
        this.known.putIfAbsent(0L, 0.0);
        this.fps = fps > 0 ? fps : 25;
    }

    static FrameClock of(TrackFaces tracks) {
        Map<Long, Double> known = new TreeMap<>();
        for (TrackFace track : tracks.tracks()) {
            for (Detection seen : track.track().sightings()) {
                known.put(seen.frameIdx(), seen.ts());
            }
        }
        return new FrameClock(known, tracks.video().fps());
    }

    double seconds(long frame) {
        Map.Entry<Long, Double> before = known.floorEntry(frame);
        Map.Entry<Long, Double> after = known.ceilingEntry(frame);
        if (before == null) {
            return 0;
        }
        long since = frame - before.getKey();
        if (since == 0 || after == null) {
            return before.getValue() + since / fps;
        }
        double share = (double) since / (after.getKey() - before.getKey());
        return before.getValue() + share * (after.getValue() - before.getValue());
    }
}
