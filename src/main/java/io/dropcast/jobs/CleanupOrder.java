package io.dropcast.jobs;

import io.dropcast.face.EpisodeId;
import io.dropcast.reps.RepsStage;
import io.dropcast.settings.KnownSettings;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is to be made anew of an episode, and with which settings.
 *
 * @param actions one or more; they are done in the order of the enum
 * @param settings by full key, each of a stage; empty takes the episode's own value away
 */
public record CleanupOrder(EpisodeId ep, Set<CleanupAction> actions, SortedMap<String, Optional<String>> settings) {
    /** Of these stages a setting may change without an action: they run when it did. */
    private static final Set<String> FREE = Set.of(RepsStage.NAME);

    /** @throws BadJob when a setting would do nothing */
    public CleanupOrder {
        if (actions.isEmpty()) {
            throw new BadJob("no action: say one or more of " + names(EnumSet.allOf(CleanupAction.class)));
        }
        actions = Collections.unmodifiableSet(EnumSet.copyOf(actions));
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        for (Map.Entry<String, Optional<String>> setting : settings.entrySet()) {
            check(setting.getKey(), setting.getValue().isPresent(), actions);
        }
    }

    /** @param given a value that is taken away may be one for the next run on the video */
    private static void check(String key, boolean given, Set<CleanupAction> actions) {
        String stage = KnownSettings.stageOf(key)
                .orElseThrow(() -> new BadJob(key + " is a setting of the engine, not of an episode: leave it out"));
        if (!given
                || FREE.contains(stage)
                || actions.stream().anyMatch(a -> a.stage().equals(stage))) {
            return;
        }
        Set<CleanupAction> would = EnumSet.allOf(CleanupAction.class);
        would.removeIf(a -> !a.stage().equals(stage));
        throw new BadJob(key + " would change nothing: "
                + (would.isEmpty()
                        ? "only a run on the video looks at it"
                        : "only " + names(would) + " looks at it, and the actions are " + names(actions)));
    }

    static String names(Set<CleanupAction> actions) {
        return actions.stream().map(CleanupAction::text).collect(Collectors.joining(", "));
    }

    public boolean asksFor(String stage) {
        return actions.stream().anyMatch(a -> a.stage().equals(stage));
    }
}
