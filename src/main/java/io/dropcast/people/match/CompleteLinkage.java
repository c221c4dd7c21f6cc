package io.dropcast.people.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Groups in which every two match clusters are alike. The most similar two groups become one, again and again, while all pairs between them
 * reach the bar; of equals, those with the lowest clusters. Clusters of an episode are some hundreds at most, so the plain way is fast
 * enough.
 */
final class CompleteLinkage {
    private static final double NEVER = Double.NEGATIVE_INFINITY;

    private final double bar;
    private final double[][] least;
    private final List<List<MatchCluster>> groups = new ArrayList<>();

    private CompleteLinkage(List<MatchCluster> looks, double bar) {
        this.bar = bar;
        this.least = new double[looks.size()][looks.size()];
        for (int i = 0; i < least.length; i++) {
            groups.add(new ArrayList<>(List.of(looks.get(i))));
            for (int j = 0; j < i; j++) {
                least[i][j] = linked(looks.get(i), looks.get(j));
                least[j][i] = least[i][j];
            }
        }
    }

    /** @param looks match clusters sorted by name; so are the groups, and the clusters of each */
    static List<List<MatchCluster>> groups(List<MatchCluster> looks, double bar) {
        CompleteLinkage linkage = new CompleteLinkage(looks, bar);
        while (linkage.mergeNearest()) {
            // until no two are near enough
        }
        return linkage.groups.stream().filter(group -> !group.isEmpty()).toList();
    }

    private static double linked(MatchCluster one, MatchCluster other) {
        return one.sharesScreenWith(other) ? NEVER : one.similarity(other);
    }

    private boolean mergeNearest() {
        int kept = -1;
        int gone = -1;
        double best = NEVER;
        for (int i = 0; i < least.length; i++) {
            for (int j = i + 1; j < least.length; j++) {
                if (least[i][j] >= bar && least[i][j] > best) {
                    best = least[i][j];
                    kept = i;
                    gone = j;
                }
            }
        }
        if (kept < 0) {
            return false;
        }
        merge(kept, gone);
        return true;
    }

    /** Keeps the lower place, so that a group's place is its lowest cluster. */
    private void merge(int kept, int gone) {
        for (int other = 0; other < least.length; other++) {
            least[kept][other] = Math.min(least[kept][other], least[gone][other]);
            least[other][kept] = least[kept][other];
            least[gone][other] = NEVER;
            least[other][gone] = NEVER;
        }
        groups.get(kept).addAll(groups.get(gone));
        groups.get(kept).sort(Comparator.comparing(MatchCluster::cluster));
        groups.get(gone).clear();
    }
}
