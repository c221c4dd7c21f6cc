package io.dropcast.jobs;

import io.dropcast.face.EpisodeId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a job file asks for.
 *
 * @param video name of a file in the inbox; empty when the episode is to be worked on as it is
 * @param actions may be empty only with a video
 * @param settings by full key, each of a stage; empty takes the episode's own value away
 */
public record Job(
        EpisodeId ep,
        Optional<String> video,
        Set<CleanupAction> actions,
        SortedMap<String, Optional<String>> settings) {
    public Job {
        Set<CleanupAction> copy = EnumSet.noneOf(CleanupAction.class);
        copy.addAll(actions);
        actions = Collections.unmodifiableSet(copy);
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    /**
     * What is to be done when the video, if there is one, went through: by then its settings are the episode's own.
     *
     * @throws BadJob when a setting would do nothing
     */
    public Optional<CleanupOrder> cleanup() {
        if (actions.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new CleanupOrder(ep, actions, video.isPresent() ? new TreeMap<>() : settings));
    }
}
