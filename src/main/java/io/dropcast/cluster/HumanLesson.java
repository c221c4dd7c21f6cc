package io.dropcast.cluster;

import io.dropcast.cluster.evidence.Calibration;
import io.dropcast.embed.TrackFaces;
import io.dropcast.episode.Digest;
import io.dropcast.face.IdentityId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What humans merged and set apart in an episode, for its grouping to learn from. */
record HumanLesson(HumanWords words, HumanPlaces places) {

    /** Digest of what was said; empty when no human put together or moved anything: names alone teach nothing. */
    String digest() {
        boolean teaches = !words.one().isEmpty()
                || places.placements().stream().anyMatch(p -> p.identity().isPresent());
        return teaches ? Digest.of(words.one() + " " + words.two() + " " + words.said() + " " + places.text()) : "";
    }

    /** What the grouping learns from it, on these tracks; the same words are heard once. */
    Heard heard(TrackFaces faces, Calibration.Weighed weighed, LastRun last) {
        String digest = digest();
        if (digest.isEmpty()) {
            return Heard.NOTHING;
        }
        List<PastIdentity> judged =
                last.heard().words().equals(digest) ? last.heard().judged() : judged(faces, last);
        Lesson lesson = new Lesson(judged, words.one(), words.two(), words.owners(), places.placements());
        return new Heard(digest, StopShift.of(faces, weighed, lesson), judged);
    }

    private List<PastIdentity> judged(TrackFaces faces, LastRun last) {
        Map<IdentityId, PastIdentity> all = new TreeMap<>();
        last.memory().past().forEach(p -> all.put(p.id(), p));
        last.heard().judged().forEach(p -> all.put(p.id(), p));
        Set<IdentityId> ids = new TreeSet<>(words.said());
        Stream.concat(words.one().stream(), words.two().stream()).forEach(pair -> addBoth(pair, ids));
        for (Placement placement : places.placements()) {
            placement.identity().ifPresent(ids::add);
        }
        // a human took a track out of these identities, and so has looked at them as they are now
        for (PastIdentity from : Lesson.leftBy(places.placements(), faces, last.made())) {
            ids.add(from.id());
            all.put(from.id(), from);
        }
        all.keySet().retainAll(ids);
        return new ArrayList<>(all.values());
    }

    private static void addBoth(IdentityPair pair, Set<IdentityId> ids) {
        ids.add(pair.lower());
        ids.add(pair.higher());
    }
}
