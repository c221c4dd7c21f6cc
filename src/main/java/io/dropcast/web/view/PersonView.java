package io.dropcast.web.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * A person of a show.
 *
 * @param thumb address of the picture; null where there is none
 * @param seconds on screen, over all episodes
 * @param clusters only where one person is asked for
 */
@SnakeCase
public record PersonView(
        String personId,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> name,
        List<String> aliases,
        boolean ignored,
        List<String> clusterIds,
        List<String> notClusterIds,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> thumb,
        double seconds,
        List<PersonEpisode> episodes,
        int tracks,
        Optional<List<ClusterView>> clusters) {
    /** How long a person is on screen in an episode. */
    @SnakeCase
    public record PersonEpisode(String epId, double seconds) {}
}
