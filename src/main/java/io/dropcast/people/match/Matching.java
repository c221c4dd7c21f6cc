package io.dropcast.people.match;

import java.util.List;

/**
 * What became of an episode's clusters.
 *
 * @param groups every cluster is in exactly one; in the order of their first clusters
 * @param suggestions what was near, but not near enough; the most similar first, then by cluster and by what it may be
 */
public record Matching(List<PersonClusters> groups, List<Suggestion> suggestions) {
    public Matching {
        groups = List.copyOf(groups);
        suggestions = List.copyOf(suggestions);
    }
}
