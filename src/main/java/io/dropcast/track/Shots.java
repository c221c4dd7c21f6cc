package io.dropcast.track;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.dropcast.detect.Detection;
import io.dropcast.detect.Detections;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Cuts an episode's detections into shots and frames. */
final class Shots {
    /** By place, so that the order of the rows within a frame means nothing; the row decides between twins only. */
    static final Comparator<Detection> LEFT_TO_RIGHT = Comparator.<Detection>comparingDouble(
                    f -> f.box().x1())
            .thenComparingDouble(f -> f.box().y1())
            .thenComparingDouble(f -> f.box().x2())
            .thenComparingDouble(f -> f.box().y2())
            .thenComparingDouble(f -> -f.conf())
            .thenComparingInt(Detection::row);

    private final Detections detections;
    private final TreeMap<Long, SampledFrame> looks;
    private final long frames;

    private Shots(Detections detections) {
        this.detections = detections;
        this.looks = detections.faces().stream()
                .collect(groupingBy(Detection::frameIdx, TreeMap::new, collectingAndThen(toList(), Shots::look)));
        this.frames = Math.max(detections.video().frames(), looks.lastKey() + 1);
    }

    /** The shots in which something was found, rising. */
    static List<Shot> of(Detections detections) {
        if (detections.faces().isEmpty()) {
            return List.of();
        }
        Shots shots = new Shots(detections);
        List<Shot> found = new ArrayList<>();
        int last = detections.cuts().size();
        for (int number = 0; number <= last; number++) {
            long first = number == 0 ? 0 : detections.cuts().get(number - 1);
            long end = number == last ? shots.frames : detections.cuts().get(number);
            SortedMap<Long, SampledFrame> inside = shots.looks.subMap(first, Math.max(first, end));
            if (!inside.isEmpty()) {
                found.add(shots.shot(number, first, end, List.copyOf(inside.values())));
            }
        }
        return found;
    }

    private Shot shot(int number, long first, long end, List<SampledFrame> inside) {
        long looked = Math.max(inside.size(), detections.looks().count(first, end));
        SampledFrame lastLook = inside.get(inside.size() - 1);
        double fps = detections.video().fps();
        double rest = fps > 0 ? (end - 1 - lastLook.frameIdx()) / fps : 0;
        boolean last = number == detections.cuts().size();
        return new Shot(number, looked, detections.looks(), lastLook.ts() + rest, last, inside);
    }

    private static SampledFrame look(List<Detection> faces) {
        List<Detection> ordered = faces.stream().sorted(LEFT_TO_RIGHT).toList();
        return new SampledFrame(ordered.get(0).frameIdx(), ordered.get(0).ts(), ordered);
    }
}
