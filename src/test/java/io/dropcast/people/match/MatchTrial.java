package io.dropcast.people.match;

import io.dropcast.face.Embedding;
import io.dropcast.face.PersonId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * How long it takes to compare the clusters of a new episode with a show whose people own 100,000 clusters, made up with known people;
 * and whether each comes to the right person. docs/scaling.md has the figures and says how to run it.
 */
final class MatchTrial {
    private static final int OWNED = 100_000;
    private static final int NEW = 40;
    private static final int RUNS = 7;
    private static final int NUMBERS = 512;

    private final Random random = new Random(7);
    private final float[][] faces;

    private MatchTrial(int people) {
        this.faces = new float[people][NUMBERS];
        for (float[] face : faces) {
            for (int i = 0; i < NUMBERS; i++) {
                face[i] = (float) random.nextGaussian();
            }
        }
    }

    public static void main(String[] args) {
        System.out.printf("%d new clusters against %d owned ones, %d runs%n", NEW, OWNED, RUNS);
        System.out.println("| people | first run, ms a cluster | median | slowest after the first | right |");
        System.out.println("|---|---|---|---|---|");
        for (int people : new int[] {100, 1000, 10_000, 50_000}) {
            new MatchTrial(people).run();
        }
    }

    private void run() {
        List<KnownPerson> known = known();
        int[] who = random.ints(NEW, 0, faces.length).distinct().toArray();
        List<MatchCluster> newcomers = new ArrayList<>();
        for (int k = 0; k < who.length; k++) {
            newcomers.add(look("show-s99e99:id_" + (1000 + k), who[k]));
        }
        // the settings' defaults
        MatchClusters matching = new MatchClusters(new MatchSettings(0.50, 0.60, 0.40, 0.05));
        double[] millis = new double[RUNS];
        long right = 0;
        for (int run = 0; run < RUNS; run++) {
            long begin = System.nanoTime();
            Matching found = matching.match(newcomers, known);
            millis[run] = (System.nanoTime() - begin) / 1e6 / newcomers.size();
            right = found.groups().stream()
                    .filter(group -> group.person().equals(owner(group, newcomers, who)))
                    .count();
        }
        double first = millis[0];
        Arrays.sort(millis, 1, RUNS);
        System.out.printf(
                Locale.ROOT,
                "| %,d | %.2f | %.2f | %.2f | %d of %d |%n",
                faces.length,
                first,
                millis[1 + (RUNS - 1) / 2],
                millis[RUNS - 1],
                right,
                newcomers.size());
    }

    private static Optional<PersonId> owner(PersonClusters group, List<MatchCluster> newcomers, int[] who) {
        for (int k = 0; k < who.length; k++) {
            if (group.clusters().contains(newcomers.get(k).cluster())) {
                return Optional.of(new PersonId(who[k] + 1));
            }
        }
        return Optional.empty();
    }

    private List<KnownPerson> known() {
        List<KnownPerson> known = new ArrayList<>();
        int each = OWNED / faces.length;
        for (int person = 0; person < faces.length; person++) {
            List<MatchCluster> owned = new ArrayList<>();
            for (int k = 0; k < each; k++) {
                int cluster = person * each + k;
                // fifty to an episode, and nobody twice in one: each of theirs is of another
                owned.add(look("show-s01e" + (1000 + cluster % (OWNED / 50)) + ":id_" + cluster, person));
            }
            known.add(new KnownPerson(new PersonId(person + 1), owned, Set.of()));
        }
        return known;
    }

    private MatchCluster look(String cluster, int person) {
        float[] vector = faces[person].clone();
        for (int i = 0; i < NUMBERS; i++) {
            vector[i] += 0.6f * (float) random.nextGaussian();
        }
        return new MatchCluster(cluster, Embedding.of("trial", vector), 10, Set.of());
    }
}
