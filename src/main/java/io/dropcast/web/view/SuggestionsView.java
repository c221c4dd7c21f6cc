package io.dropcast.web.view;

import java.util.List;
import java.util.Optional;

/** Open suggestions; first the one whose answer settles most screen time. */
@SnakeCase
public record SuggestionsView(List<SuggestionView> suggestions) {
    /**
     * A cluster that may show a known person.
     *
     * @param id for accept and dismiss
     * @param person who it may be
     * @param maybeCluster the similar cluster, where the suggestion comes from a cluster and not from a person
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
}
