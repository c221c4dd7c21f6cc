package io.dropcast.web.view;

import java.util.List;
import java.util.Map;

/**
 * The identities of an episode.
 *
 * @param unclustered tracks that are in none
 */
@SnakeCase
public record IdentitiesView(
        String epId,
        Map<String, Object> config,
        Map<String, Object> stats,
        List<IdentityView> identities,
        UnclusteredView unclustered) {}
