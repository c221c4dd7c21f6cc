package io.dropcast.embed;

import io.dropcast.detect.Detection;
import io.dropcast.track.Track;
import java.util.ArrayList;
import java.util.List;

/** Takes a track apart where its vectors change person. A part is sampled anew, as if the tracker had ended there. */
final class SplitTrack {
    private SplitTrack() {}

    /** The pieces, in the order of time; one where it may be one person. */
    static List<TrackletPart> pieces(Track track, FitFaces faces) {
        List<TrackletPart> pieces = new ArrayList<>();
        split(track, track.sightings(), 1, faces, pieces);
        return pieces;
    }

    private static void split(
            Track track, List<Detection> sightings, double change, FitFaces faces, List<TrackletPart> pieces) {
        List<Detection> judged = faces.judged(sightings);
        List<PersonChanges.Change> changes = PersonChanges.in(faces.vectors(judged));
        if (changes.isEmpty()) {
            pieces.add(new TrackletPart(track, sightings, faces.samples(judged), change));
            return;
        }
        int from = 0;
        double similarity = change;
        for (PersonChanges.Change next : changes) {
            int border = border(sightings, judged.get(next.at() - 1), judged.get(next.at()));
            split(track, sightings.subList(from, border), similarity, faces, pieces);
            from = border;
            similarity = next.similarity();
        }
        split(track, sightings.subList(from, sightings.size()), similarity, faces, pieces);
    }

    /**
     * Of the sightings after the last face of one person up to the first of the next: the one whose box lies least over the one before it.
     * The tracker went astray where it had to jump.
     */
    private static int border(List<Detection> sightings, Detection before, Detection after) {
        int border = sightings.indexOf(after);
        double least = Double.POSITIVE_INFINITY;
        for (int s = sightings.indexOf(before) + 1; s <= sightings.indexOf(after); s++) {
            double overlap = sightings.get(s).box().iou(sightings.get(s - 1).box());
            if (overlap < least) {
                least = overlap;
                border = s;
            }
        }
        return border;
    }
}
