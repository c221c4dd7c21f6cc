package io.dropcast.people.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.face.PersonId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds whatever the crowd. */
class MatchClustersRandomTest {
    private static final MatchSettings SETTINGS = new MatchSettings(0.55, 0.70, 0.40, 0.05);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void everyNewcomerIsInExactlyOneGroup(long seed) {
        Crowd crowd = new Crowd(seed);
        assertThat(crowd.match().groups().stream().flatMap(g -> g.clusters().stream()))
                .containsExactlyInAnyOrderElementsOf(crowd.looks.keySet());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void nobodyIsInTwoPlacesAtOnceAndNobodyIsWhoAHumanSaidTheyAreNot(long seed) {
        Crowd crowd = new Crowd(seed);
        Map<PersonId, List<MatchCluster>> after = new HashMap<>();
        crowd.people.forEach(p -> after.put(p.id(), new ArrayList<>(p.owned())));
        for (PersonClusters group : crowd.match().groups()) {
            List<MatchCluster> looks =
                    group.clusters().stream().map(crowd.looks::get).toList();
            group.person()
                    .ifPresentOrElse(
                            p -> after.get(p).addAll(looks),
                            () -> after.put(new PersonId(1000 + after.size()), new ArrayList<>(looks)));
        }
        for (List<MatchCluster> owned : after.values()) {
            for (MatchCluster one : owned) {
                assertThat(owned).noneMatch(other -> one.sharesScreenWith(other));
            }
        }
        for (KnownPerson person : crowd.people) {
            assertThat(after.get(person.id())).noneMatch(look -> person.never().contains(look.cluster()));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void theOrderOfTheArgumentsDoesNotMatter(long seed) {
        Crowd crowd = new Crowd(seed);
        Matching matching = crowd.match();
        Random random = new Random(seed);
        for (int i = 0; i < 5; i++) {
            assertThat(crowd.shuffled(random)).isEqualTo(matching);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void everyTwoOfAGroupReachTheBarOfTheEpisode(long seed) {
        Crowd crowd = new Crowd(seed);
        for (PersonClusters group : crowd.match().groups()) {
            for (String one : group.clusters()) {
                for (String other : group.clusters()) {
                    assertThat(crowd.looks.get(one).similarity(crowd.looks.get(other)))
                            .isGreaterThanOrEqualTo(SETTINGS.sameEpisodeSim());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void suggestionsAreSortedAndFewAndOnlyAboutThoseWhoWentToNobody(long seed) {
        Crowd crowd = new Crowd(seed);
        Matching matching = crowd.match();
        Set<String> given = new HashSet<>();
        matching.groups().stream().filter(g -> g.person().isPresent()).forEach(g -> given.addAll(g.clusters()));
        List<Suggestion> suggestions = matching.suggestions();
        assertThat(suggestions).extracting(Suggestion::key).doesNotHaveDuplicates();
        assertThat(suggestions).extracting(Suggestion::cluster).doesNotContainAnyElementsOf(given);
        assertThat(suggestions)
                .isSortedAccordingTo((a, b) -> Double.compare(b.similarity(), a.similarity()))
                .allMatch(s -> s.similarity() >= SETTINGS.suggestSim());
        assertThat(suggestions.stream().collect(Collectors.groupingBy(Suggestion::cluster, Collectors.counting())))
                .allSatisfy((cluster, count) -> assertThat(count).isLessThanOrEqualTo(3));
    }

    /** People of some shows who are seen in two episodes before and in one now, some of them at once, some of them in two clusters. */
    private static final class Crowd {
        private static final int SIZE = 12;
        private static final int DIMENSIONS = 8;

        private final Random random;
        private final Map<String, MatchCluster> looks;
        private final List<KnownPerson> people = new ArrayList<>();

        Crowd(long seed) {
            random = new Random(seed);
            List<double[]> faces = IntStream.range(0, SIZE)
                    .mapToObj(i -> random.doubles(DIMENSIONS, -1, 1).toArray())
                    .toList();
            for (int i = 0; i < SIZE; i++) {
                List<MatchCluster> owned =
                        new ArrayList<>(List.of(look("a", i, faces.get(i)), look("b", i, faces.get(i))));
                if (random.nextInt(4) == 0) {
                    owned.add(look("c", 100 + i, faces.get(i)));
                }
                Set<String> never = random.nextInt(3) == 0 ? Set.of(name("c", random.nextInt(2 * SIZE))) : Set.of();
                people.add(new KnownPerson(new PersonId(i + 1), owned, never));
            }
            looks = IntStream.range(0, 2 * SIZE)
                    .mapToObj(i -> look("c", i, faces.get(i % SIZE)))
                    .collect(Collectors.toMap(MatchCluster::cluster, Function.identity()));
        }

        private MatchCluster look(String episode, int number, double[] face) {
            double[] vector = face.clone();
            for (int i = 0; i < vector.length; i++) {
                vector[i] += 0.35 * random.nextGaussian();
            }
            Set<String> onScreenWith = new HashSet<>();
            for (int i = episode.equals("c") ? random.nextInt(3) : 0; i > 0; i--) {
                onScreenWith.add(name("c", random.nextInt(2 * SIZE)));
            }
            onScreenWith.remove(name(episode, number));
            return new MatchCluster(
                    name(episode, number), FakeLook.embedding("fake", vector), random.nextInt(200), onScreenWith);
        }

        private static String name(String episode, int number) {
            return String.format("%s:id_%04d", episode, number + 1);
        }

        Matching match() {
            return new MatchClusters(SETTINGS).match(List.copyOf(looks.values()), people);
        }

        Matching shuffled(Random order) {
            List<MatchCluster> newcomers = new ArrayList<>(looks.values());
            List<KnownPerson> known = new ArrayList<>();
            for (KnownPerson person : people) {
                List<MatchCluster> owned = new ArrayList<>(person.owned());
                Collections.shuffle(owned, order);
                known.add(new KnownPerson(person.id(), owned, person.never()));
            }
            Collections.shuffle(newcomers, order);
            Collections.shuffle(known, order);
            return new MatchClusters(SETTINGS).match(newcomers, known);
        }
    }
}
