package io.dropcast.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropcast.cluster.ClusterStage;
import io.dropcast.detect.DetectStage;
import io.dropcast.embed.EmbedStage;
import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.RunMarkers;
import io.dropcast.face.EpisodeId;
import io.dropcast.jobs.CleanupOrder;
import io.dropcast.people.PeopleStage;
import io.dropcast.reps.RepsStage;
import io.dropcast.settings.KnownSettings;
import io.dropcast.settings.Settings;
import io.dropcast.track.TrackStage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which settings are in effect for an episode. */
public final class EpisodeSettings {
    private static final List<String> STAGES = List.of(
            DetectStage.NAME, TrackStage.NAME, EmbedStage.NAME, ClusterStage.NAME, RepsStage.NAME, PeopleStage.NAME);

    private final EpisodeStore store;
    private final RunMarkers markers;

    public EpisodeSettings(EpisodeStore store, RunMarkers markers) {
        this.store = store;
        this.markers = markers;
    }

    /**
     * For a run on the video: what everybody has, on top of it what is the episode's own, on top of that what was said for this run.
     *
     * @throws IllegalArgumentException when that cannot work together
     */
    Settings forRun(EpisodeId ep, Settings general, Map<String, String> said) {
        Map<String, String> over = new TreeMap<>(OwnSettings.read(store, ep).values());
        over.putAll(said);
        return general.with(over);
    }

    /** As the stages ran last: for what only follows, such as a new name, nothing else is to be made anew. */
    Settings asMade(EpisodeId ep, Settings general) {
        Map<String, String> made = new TreeMap<>();
        STAGES.forEach(stage -> made.putAll(asMade(ep, stage)));
        try {
            return general.with(made);
        } catch (IllegalArgumentException e) {
            // made by a version that allowed what this one does not
            return general;
        }
    }

    private Map<String, String> asMade(EpisodeId ep, String stage) {
        Map<String, String> made = new TreeMap<>();
        markers.read(ep, stage)
                .map(m -> m.path("settings").properties())
                .ifPresent(all -> all.forEach((Map.Entry<String, JsonNode> e) -> {
                    if (KnownSettings.stageOf(e.getKey()).isPresent()) {
                        made.put(e.getKey(), e.getValue().asText());
                    }
                }));
        return made;
    }

    /** For a cleanup: the stages that it asks for as in a run, the others as they ran last. */
    public Settings forCleanup(CleanupOrder order, Settings general, OwnSettings own) {
        Map<String, String> over = new TreeMap<>(asMade(order.ep(), general).text());
        general.with(own.values()).text().forEach((key, value) -> {
            boolean asked = KnownSettings.stageOf(key).filter(order::asksFor).isPresent();
            if (asked || order.settings().containsKey(key)) {
                over.put(key, value);
            }
        });
        return general.with(over);
    }
}
