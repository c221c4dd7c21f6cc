package io.dropcast.web.view;

import java.util.Optional;

/**
 * A cluster that may be somebody's.
 *
 * @param id for accept and dismiss
 * @param person whom it may be
 * @param maybeCluster the cluster that it is like, where it is like one and not like a person
 * @param settlesSeconds screen time of the cluster
 */
@SnakeCase
public record SuggestionView(
        String id,
        ClusterView cluster,
        PersonView person,
        Optional<ClusterView> maybeCluster,
        double similarity,
        String reason,
        double settlesSeconds) {}
