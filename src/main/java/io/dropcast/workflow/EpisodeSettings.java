package io.dropcast.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.OwnSettings;
import io.dropcast.episode.RunMarkers;
import io.dropcast.face.EpisodeId;
import io.dropcast.settings.KnownSettings;
import io.dropcast.settings.Settings;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Which settings are in effect for an episode. */
public final class EpisodeSettings {
    private final EpisodeStore store;
    private final RunMarkers markers;

    public EpisodeSettings(EpisodeStore store, RunMarkers markers) {
        this.store = store;
        this.markers = markers;
    }

    /**
     * For a run on the video: the general ones, on top of them what is the episode's own, on top of that what was said for this run.
     *
     * @throws IllegalArgumentException when that cannot work together
     */
    public Settings forRun(EpisodeId ep, Settings general, Map<String, String> said) {
        Map<String, String> over = new TreeMap<>(OwnSettings.read(store, ep).values());
        over.putAll(said);
        return StageSettings.checked(general.with(over));
    }

    /** As the stages ran last: for what only follows, such as a new name, nothing else is to be made anew. */
    public Settings asMade(EpisodeId ep, Settings general) {
        Map<String, String> made = new TreeMap<>();
        Stages.NAMES.forEach(stage -> made.putAll(asMade(ep, stage)));
        try {
            return StageSettings.checked(general.with(made));
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

    /**
     * For a cleanup: the stages that it asks for as in a run, the others as they ran last.
     *
     * @param asked whether a stage is asked for
     * @param given keys that count whatever their stage
     * @throws IllegalArgumentException when that cannot work together
     */
    public Settings forCleanup(
            EpisodeId ep, Settings general, OwnSettings own, Predicate<String> asked, Set<String> given) {
        Map<String, String> over = new TreeMap<>(asMade(ep, general).text());
        general.with(own.values()).text().forEach((key, value) -> {
            if (given.contains(key) || KnownSettings.stageOf(key).filter(asked).isPresent()) {
                over.put(key, value);
            }
        });
        return StageSettings.checked(general.with(over));
    }
}
