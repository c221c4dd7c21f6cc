package io.dropcast.cli.score;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How good an episode is.
 *
 * @param tracks all
 * @param falseTracks tracks that show nobody who was labelled
 * @param mixedTracks tracks with more than a tenth of their boxes on somebody else
 * @param cutCrossing tracks that span a cut
 * @param people in the truth
 * @param clusters identities with a track that is not false; each such track that is in no identity counts as one
 * @param wcp weighted cluster purity, 0..1: a low one says that identities mix people
 * @param bcubedP BCubed precision, 0..1 (Bagga and Baldwin, "Entity-Based Cross-Document Coreferencing", 1998), weighted by frames
 * @param bcubedR BCubed recall, 0..1: a low one says that people are spread over identities
 * @param bcubedF harmonic mean of the two
 * @param nmi normalised mutual information, arithmetic mean, 0..1
 * @param appearanceRecall share of the (shot, person) pairs with at least one track, 0..1
 * @param frameRecall share of a person's frames that a track covers, 0..1
 */
public record Score(
        int tracks,
        int falseTracks,
        int mixedTracks,
        int cutCrossing,
        int people,
        int clusters,
        double wcp,
        double bcubedP,
        double bcubedR,
        double bcubedF,
        double nmi,
        double appearanceRecall,
        double frameRecall) {

    /** By the names that manifests and command lines use, in the order of the story. */
    public Map<String, Number> byName() {
        Map<String, Number> all = new LinkedHashMap<>();
        all.put("tracks", tracks);
        all.put("false_tracks", falseTracks);
        all.put("mixed_tracks", mixedTracks);
        all.put("cut_crossing", cutCrossing);
        all.put("people", people);
        all.put("clusters", clusters);
        all.put("wcp", wcp);
        all.put("bcubed_p", bcubedP);
        all.put("bcubed_r", bcubedR);
        all.put("bcubed_f", bcubedF);
        all.put("nmi", nmi);
        all.put("appearance_recall", appearanceRecall);
        all.put("frame_recall", frameRecall);
        return all;
    }
}
