package io.dropcast.detect;

import io.dropcast.face.Box;
import io.dropcast.face.Clothes;
import io.dropcast.face.Landmarks;
import io.dropcast.face.Quality;
import java.util.Optional;

/**
 * One face in one frame.
 *
 * @param row its place among the episode's detections, from 0: its identity, and what ties are broken by
 * @param frameIdx number of the frame, from 0
 * @param ts seconds, from the frame's own time stamp
 * @param box where, in frame pixels; may reach over the edge
 * @param conf the detector's confidence, 0..1
 * @param landmarks the five points; empty where the confidence was too low to look for them
 * @param quality how good the picture is
 * @param clipped share of the face outside the frame, 0..1
 * @param crop name of the crop in the episode's shelf; empty where a better picture of the same moment was kept instead
 * @param clothes the colours below the face; empty without a crop, and where too little of them is in the frame
 */
public record Detection(
        int row,
        long frameIdx,
        double ts,
        Box box,
        double conf,
        Optional<Landmarks> landmarks,
        Quality quality,
        double clipped,
        Optional<String> crop,
        Optional<Clothes> clothes) {

    /** A face whose clothes were not looked at. */
    public Detection(
            int row,
            long frameIdx,
            double ts,
            Box box,
            double conf,
            Optional<Landmarks> landmarks,
            Quality quality,
            double clipped,
            Optional<String> crop) {
        this(row, frameIdx, ts, box, conf, landmarks, quality, clipped, crop, Optional.empty());
    }

    /** Whether the landmarks were looked for and make a face. */
    public boolean plausible() {
        return landmarks.filter(l -> l.plausible(box)).isPresent();
    }

    /** The same face in another place of the list. */
    public Detection numbered(int place) {
        return new Detection(place, frameIdx, ts, box, conf, landmarks, quality, clipped, crop, clothes);
    }

    /** Where and when, without the picture and the points of the face. */
    public Detection bare() {
        return new Detection(row, frameIdx, ts, box, conf, Optional.empty(), quality, clipped, Optional.empty());
    }
}
