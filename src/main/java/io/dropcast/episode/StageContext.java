package io.dropcast.episode;

import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

/**
 * What every stage stands on.
 *
 * @param store the state
 * @param version of the program, written into manifests
 */
public record StageContext(EpisodeStore store, RunMarkers markers, StageRunner runner, Clock clock, String version) {

    public static StageContext of(
            EpisodeStore store, StageListener listener, EpisodeLocks locks, Clock clock, String version) {
        RunMarkers markers = new RunMarkers(store, version);
        return new StageContext(store, markers, new StageRunner(markers, listener, locks, clock), clock, version);
    }

    /** A recipe whose inputs are manifests. */
    public Recipe recipe(EpisodeRun run, String stage, int stageVersion, Map<String, String> models, Key... inputs) {
        Map<String, String> digests = new TreeMap<>();
        for (Key key : inputs) {
            digests.put(key.path(), markers.digest(key));
        }
        return new Recipe(stage, stageVersion, run.settings().of(stage), models, digests);
    }
}
