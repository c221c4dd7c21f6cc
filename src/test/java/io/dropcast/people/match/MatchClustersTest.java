package io.dropcast.people.match;

import static io.dropcast.people.match.FakeLook.embedding;
import static io.dropcast.people.match.FakeLook.look;
import static io.dropcast.people.match.FakeLook.person;
import static io.dropcast.people.match.FakeLook.personBut;
import static io.dropcast.people.match.FakeLook.seen;
import static io.dropcast.people.match.FakeLook.similar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.dropcast.face.PersonId;
import io.dropcast.settings.Said;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MatchClustersTest {
    private static final MatchSettings SETTINGS = new MatchSettings(0.55, 0.70, 0.40, 0.05);

    @Test
    void withoutNewcomersThereIsNothingToDo() {
        assertThat(match(List.of(), person(1, look("a:id_0001", 1, 0)))).isEqualTo(new Matching(List.of(), List.of()));
    }

    @Test
    void inTheFirstEpisodeEverybodyIsNew() {
        Matching matching = match(List.of(look("a:id_0002", 0, 1), look("a:id_0001", 1, 0)));
        assertThat(matching.groups()).containsExactly(unknown("a:id_0001"), unknown("a:id_0002"));
        assertThat(matching.suggestions()).isEmpty();
    }

    @Test
    void somebodyWhoIsSeenAgainIsFoundAndAStrangerIsNew() {
        Matching matching = match(
                List.of(look("b:id_0001", 0, 0, 1), look("b:id_0002", 0.8, 0.6, 0)),
                person(1, look("a:id_0001", 0, 1, 0)),
                person(2, look("a:id_0002", 1, 0, 0)));
        assertThat(matching.groups()).containsExactly(unknown("b:id_0001"), is(2, "b:id_0002"));
    }

    @Test
    void theThresholdItselfIsNearEnough() {
        KnownPerson ana = person(1, look("a:id_0001", 1, 0));
        assertThat(match(List.of(look("b:id_0001", similar(0.55))), ana).groups())
                .containsExactly(is(1, "b:id_0001"));
        assertThat(match(List.of(look("b:id_0001", similar(0.5499))), ana).groups())
                .containsExactly(unknown("b:id_0001"));
    }

    @Test
    void aNearMissIsSuggestedWithItsFigureRoundedDown() {
        Matching matching = match(List.of(look("b:id_0004", similar(0.5499))), person(3, look("a:id_0001", 1, 0)));
        assertThat(matching.suggestions())
                .containsExactly(new Suggestion(
                        "b:id_0004",
                        new Suggestion.OfPerson(new PersonId(3)),
                        0.5499,
                        "similar to p_0003 (0.54), under the 0.55 that is asked for"));
        assertThat(matching.suggestions().get(0).key()).isEqualTo("b:id_0004|p_0003");
    }

    @Test
    void whatIsFarIsNotSuggested() {
        assertThat(match(List.of(look("b:id_0004", similar(0.3999))), person(3, look("a:id_0001", 1, 0)))
                        .suggestions())
                .isEmpty();
    }

    @Test
    void ofTwoPeopleWhoLookTheSameNeitherIsChosen() {
        Matching matching = match(
                List.of(look("b:id_0001", 1, 0, 0)),
                person(1, look("a:id_0001", 0.80, 0.60, 0)),
                person(2, look("a:id_0002", 0.82, 0, 0.57)));
        assertThat(matching.groups()).containsExactly(unknown("b:id_0001"));
        assertThat(matching.suggestions())
                .extracting(Suggestion::key, Suggestion::reason)
                .containsExactly(
                        tuple("b:id_0001|p_0002", "similar to p_0002 (0.82), but also to p_0001 (0.80)"),
                        tuple("b:id_0001|p_0001", "similar to p_0001 (0.80), but also to p_0002 (0.82)"));
    }

    @Test
    void somebodyWhoIsRuledOutIsNoRival() {
        Matching matching = match(
                List.of(look("b:id_0001", 1, 0, 0)),
                person(1, look("a:id_0001", 0.80, 0.60, 0)),
                personBut(2, Set.of("b:id_0001"), look("a:id_0002", 0.82, 0, 0.57)));
        assertThat(matching.groups()).containsExactly(is(1, "b:id_0001"));
        assertThat(matching.suggestions()).isEmpty();
    }

    @Test
    void whatAHumanRuledOutIsNeitherJoinedNorSuggested() {
        Matching matching =
                match(List.of(look("b:id_0001", 1, 0)), personBut(1, Set.of("b:id_0001"), look("a:id_0001", 1, 0)));
        assertThat(matching.groups()).containsExactly(unknown("b:id_0001"));
        assertThat(matching.suggestions()).isEmpty();
    }

    @Test
    void whatAHumanRuledOutForOneIsRuledOutForItsGroup() {
        Matching matching = match(
                List.of(look("b:id_0001", 1, 0), look("b:id_0002", 1, 0)),
                personBut(1, Set.of("b:id_0002"), look("a:id_0001", 1, 0)));
        assertThat(matching.groups()).containsExactly(unknown("b:id_0001", "b:id_0002"));
    }

    @Test
    void twoOnScreenTogetherAreNeverOnePersonHoweverAlike() {
        Matching matching = match(
                List.of(look("b:id_0001", Set.of("b:id_0002"), 1, 0), look("b:id_0002", 0.9, 0.1)),
                person(1, look("a:id_0001", 1, 0)));
        assertThat(matching.groups()).containsExactly(is(1, "b:id_0001"), unknown("b:id_0002"));
        assertThat(matching.suggestions())
                .extracting(Suggestion::reason)
                .containsExactly("similar to p_0001 (0.99), but on screen together with their b:id_0001");
    }

    @Test
    void aGroupIsNotGivenToSomebodyWhoOwnsAClusterThatIsOnScreenWithIt() {
        Matching matching = match(
                List.of(look("b:id_0002", 1, 0)),
                person(1, look("a:id_0001", 1, 0), look("b:id_0001", Set.of("b:id_0002"), 1, 0)));
        assertThat(matching.groups()).containsExactly(unknown("b:id_0002"));
        assertThat(matching.suggestions())
                .extracting(Suggestion::reason)
                .containsExactly("similar to p_0001 (1.00), but on screen together with their b:id_0001");
    }

    @Test
    void somebodyWhoIsOnScreenWithThemAndLooksLessAlikeIsNotSuggested() {
        Matching matching = match(
                List.of(look("b:id_0002", similar(0.5))), person(1, look("b:id_0001", Set.of("b:id_0002"), 1, 0)));
        assertThat(matching.suggestions()).isEmpty();
    }

    @Test
    void clustersOfTheEpisodeAreJoinedWhenEveryTwoOfThemAreVeryAlike() {
        Matching matching = match(
                List.of(look("b:id_0001", 1, 0, 0), look("b:id_0002", 0.9, 0.3, 0), look("b:id_0003", 0.9, 0, 0.3)));
        assertThat(matching.groups()).containsExactly(unknown("b:id_0001", "b:id_0002", "b:id_0003"));
    }

    @Test
    void aClusterBetweenTwoOthersDoesNotJoinThem() {
        // 1 and 3 are 0.28 alike, and 2 is 0.8 like both
        Matching matching = match(
                List.of(look("b:id_0001", 1, 0), look("b:id_0002", similar(0.8)), look("b:id_0003", similar(0.28))));
        assertThat(matching.groups()).containsExactly(unknown("b:id_0001", "b:id_0002"), unknown("b:id_0003"));
        assertThat(matching.suggestions())
                .containsExactly(new Suggestion(
                        "b:id_0003",
                        new Suggestion.OfCluster("b:id_0002"),
                        0.8,
                        "similar to b:id_0002 (0.80), but not to all that go with it"));
    }

    @Test
    void whatIsEnoughAcrossEpisodesIsOnlySuggestedWithinOne() {
        Matching matching = match(List.of(look("b:id_0001", 1, 0), look("b:id_0002", similar(0.6))));
        assertThat(matching.groups()).containsExactly(unknown("b:id_0001"), unknown("b:id_0002"));
        assertThat(matching.suggestions())
                .extracting(Suggestion::key, Suggestion::reason)
                .containsExactly(tuple(
                        "b:id_0001|b:id_0002",
                        "similar to b:id_0001 (0.60), under the 0.7 that is asked for within an episode"));
    }

    @Test
    void theOneThatWasSeenLessIsAskedAboutAndTheKeyStaysTheSame() {
        MatchCluster large = seen("b:id_0002", 90, 1, 0);
        MatchCluster small = seen("b:id_0001", 3, similar(0.6));
        Suggestion suggestion = match(List.of(large, small)).suggestions().get(0);
        assertThat(suggestion.cluster()).isEqualTo("b:id_0001");
        assertThat(suggestion.key()).isEqualTo("b:id_0001|b:id_0002");
        Suggestion turned =
                match(List.of(seen("b:id_0002", 1, 1, 0), small)).suggestions().get(0);
        assertThat(turned.cluster()).isEqualTo("b:id_0002");
        assertThat(turned.key()).isEqualTo(suggestion.key());
    }

    @Test
    void somebodyWhoIsInTheEpisodeAlreadyIsGivenASecondClusterOnlyWhenItIsVeryLikeThem() {
        KnownPerson ana = person(1, look("a:id_0001", 1, 0), look("b:id_0001", 1, 0));
        assertThat(match(List.of(look("b:id_0002", similar(0.7))), ana).groups())
                .containsExactly(is(1, "b:id_0002"));
        Matching matching = match(List.of(look("b:id_0002", similar(0.69))), ana);
        assertThat(matching.groups()).containsExactly(unknown("b:id_0002"));
        assertThat(matching.suggestions())
                .extracting(Suggestion::reason)
                .containsExactly("similar to p_0001 (0.69), who is in this episode already: 0.7 is asked for");
    }

    @Test
    void whatAPersonLooksLikeElsewhereJoinsTwoClustersOfAnEpisodeThatAloneWouldStayApart() {
        // 0.6 like each other, and 0.89 like the person
        List<MatchCluster> newcomers = List.of(look("b:id_0001", 1, 0), look("b:id_0002", similar(0.6)));
        KnownPerson between = person(1, look("a:id_0001", similar(0.894427)));
        assertThat(match(newcomers, between).groups()).containsExactly(is(1, "b:id_0001"), is(1, "b:id_0002"));
    }

    @Test
    void aSecondClusterMustNotBeUnlikeTheFirst() {
        List<MatchCluster> newcomers = List.of(look("b:id_0001", 1, 0), look("b:id_0002", similar(0.5)));
        Matching matching = match(newcomers, person(1, look("a:id_0001", similar(0.87))));
        assertThat(matching.groups()).containsExactly(is(1, "b:id_0001"), unknown("b:id_0002"));
        assertThat(matching.suggestions())
                .extracting(Suggestion::reason)
                .containsExactly(
                        "similar to p_0001 (0.86), but less to their b:id_0001 (0.50), under the 0.55 that is asked for");
    }

    @Test
    void theSurerPairIsServedFirstAndTheOtherMakesWay() {
        // both are near p_0001, and they are on screen together: the second goes to the next best
        Matching matching = match(
                List.of(look("b:id_0001", Set.of("b:id_0002"), 0.75, 0.66, 0), look("b:id_0002", 1, 0, 0)),
                person(1, look("a:id_0001", 1, 0, 0)),
                person(2, look("a:id_0002", 0, 1, 0)));
        assertThat(matching.groups()).containsExactly(is(2, "b:id_0001"), is(1, "b:id_0002"));
    }

    @Test
    void ofEqualPairsTheLowerClusterAndThenTheLowerPersonIsServed() {
        MatchSettings noMargin = new MatchSettings(0.55, 0.70, 0.40, 0);
        Matching matching = new MatchClusters(noMargin)
                .match(
                        List.of(look("b:id_0002", Set.of("b:id_0001"), 1, 0), look("b:id_0001", 1, 0)),
                        List.of(person(9, look("a:id_0009", 1, 0)), person(4, look("a:id_0004", 1, 0))));
        assertThat(matching.groups()).containsExactly(is(4, "b:id_0001"), is(9, "b:id_0002"));
    }

    @Test
    void aPrototypeIsTheMeanOfAllLooks() {
        // 0.707 like the mean of the two, and 0.5 like either
        KnownPerson twoLooks = person(1, look("a:id_0001", 1, 0, 0, 0), look("b:id_0001", 0, 1, 0, 0));
        MatchCluster newcomer = look("c:id_0001", 0.5, 0.5, 0.7071, 0);
        assertThat(match(List.of(newcomer), twoLooks).groups()).containsExactly(is(1, "c:id_0001"));
    }

    @Test
    void oneLongEpisodeDoesNotOutweighTheOthersInAPrototype() {
        // ten times the weight of one face, and never more
        Prototype hundred = Prototype.of(List.of(seen("a:id_0001", 100, 1, 0), seen("b:id_0001", 1, 0, 1)));
        Prototype million = Prototype.of(List.of(seen("a:id_0001", 1_000_000, 1, 0), seen("b:id_0001", 1, 0, 1)));
        Prototype north = Prototype.of(List.of(look("c:id_0001", 0, 1)));
        assertThat(million.similarity(north))
                .isEqualTo(hundred.similarity(north))
                .isEqualTo(0.099504);
    }

    @Test
    void looksThatCancelEachOtherOutAreLikeNobody() {
        KnownPerson nobody = person(1, look("a:id_0001", 1, 0), look("b:id_0001", -1, 0));
        assertThat(match(List.of(look("c:id_0001", 1, 0)), nobody).groups()).containsExactly(unknown("c:id_0001"));
    }

    @Test
    void looksOfAnotherModelAreNotCompared() {
        MatchCluster old = new MatchCluster("a:id_0001", embedding("old", 1, 0, 0), 10, Set.of());
        assertThat(match(List.of(look("b:id_0001", 1, 0)), person(1, old)).groups())
                .containsExactly(unknown("b:id_0001"));
        assertThat(match(List.of(look("c:id_0001", 1, 0)), person(1, old, look("b:id_0001", 1, 0)))
                        .groups())
                .containsExactly(is(1, "c:id_0001"));
    }

    @Test
    void atMostThreeSuggestionsAreMadeForACluster() {
        KnownPerson[] crowd = new KnownPerson[6];
        for (int i = 0; i < crowd.length; i++) {
            crowd[i] = person(i + 1, look("a:id_000" + (i + 1), similar(0.45 + 0.01 * i)));
        }
        assertThat(match(List.of(look("b:id_0001", 1, 0)), crowd).suggestions())
                .extracting(Suggestion::key)
                .containsExactly("b:id_0001|p_0006", "b:id_0001|p_0005", "b:id_0001|p_0004");
    }

    @Test
    void newcomersThatAreOwnedOrTwiceThereOrOfTwoEpisodesOrModelsAreRefused() {
        MatchCluster one = look("b:id_0001", 1, 0);
        assertThatThrownBy(() -> match(List.of(one), person(1, one))).hasMessageContaining("b:id_0001 is there twice");
        assertThatThrownBy(() -> match(List.of(one, one))).hasMessageContaining("b:id_0001 is there twice");
        assertThatThrownBy(() -> match(List.of(one, look("c:id_0001", 1, 0)))).hasMessageContaining("two episodes");
        MatchCluster old = new MatchCluster("b:id_0002", embedding("old", 1, 0), 10, Set.of());
        assertThatThrownBy(() -> match(List.of(one, old))).hasMessageContaining("two models");
    }

    @Test
    void aLookNeedsTheNameOfAClusterAndAFaceCountThatIsNotNegative() {
        assertThatThrownBy(() -> look("id_0001", 1, 0)).hasMessageContaining("'id_0001' is not a cluster");
        assertThatThrownBy(() -> seen("a:id_0001", -1, 1, 0)).hasMessageContaining("-1 faces");
    }

    @Test
    void settingsThatCannotWorkAreRefusedByName() {
        assertThatThrownBy(() -> new MatchSettings(0.6, 0.5, 0.4, 0)).hasMessageContaining("same-episode-sim");
        assertThatThrownBy(() -> new MatchSettings(0.6, 0.7, 0.65, 0)).hasMessageContaining("suggest-sim");
        assertThatThrownBy(() -> MatchSettings.of(Said.of("dropcast.people.join-sim", "1")))
                .hasMessage("dropcast.people.join-sim must be 0..0.99, found 1");
        assertThatThrownBy(() -> MatchSettings.of(Said.of("dropcast.people.margin", "-0.1")))
                .hasMessage("dropcast.people.margin must be 0..0.5, found -0.1");
    }

    @Test
    void theSettingSaysHowLikeAPersonOfOtherEpisodesAnIdentityMustBe() {
        MatchCluster newcomer = look("b:id_0001", similar(0.55));
        KnownPerson ana = person(1, look("a:id_0001", 1, 0));
        assertThat(said("dropcast.people.join-sim", "0.5", List.of(newcomer), ana)
                        .groups())
                .containsExactly(is(1, "b:id_0001"));
        assertThat(said("dropcast.people.join-sim", "0.58", List.of(newcomer), ana)
                        .groups())
                .containsExactly(unknown("b:id_0001"));
    }

    @Test
    void theSettingSaysHowAlikeTwoOfOneEpisodeMustBe() {
        List<MatchCluster> two = List.of(look("b:id_0001", 1, 0), look("b:id_0002", similar(0.65)));
        assertThat(said("dropcast.people.same-episode-sim", "0.6", two).groups())
                .containsExactly(unknown("b:id_0001", "b:id_0002"));
        assertThat(said("dropcast.people.same-episode-sim", "0.7", two).groups())
                .containsExactly(unknown("b:id_0001"), unknown("b:id_0002"));
    }

    @Test
    void theSettingSaysFromWhereOnSomebodyIsSuggested() {
        MatchCluster newcomer = look("b:id_0001", similar(0.42));
        KnownPerson ana = person(1, look("a:id_0001", 1, 0));
        assertThat(said("dropcast.people.suggest-sim", "0.4", List.of(newcomer), ana)
                        .suggestions())
                .hasSize(1);
        assertThat(said("dropcast.people.suggest-sim", "0.45", List.of(newcomer), ana)
                        .suggestions())
                .isEmpty();
    }

    @Test
    void theSettingSaysByHowMuchTheBestMustBeatTheSecondBest() {
        MatchCluster newcomer = look("b:id_0001", 1, 0, 0);
        KnownPerson[] two = {person(1, look("a:id_0001", 0.80, 0.60, 0)), person(2, look("a:id_0002", 0.82, 0, 0.57))};
        assertThat(said("dropcast.people.margin", "0.05", List.of(newcomer), two)
                        .groups())
                .containsExactly(unknown("b:id_0001"));
        assertThat(said("dropcast.people.margin", "0.01", List.of(newcomer), two)
                        .groups())
                .containsExactly(is(2, "b:id_0001"));
    }

    private static Matching said(String key, String value, List<MatchCluster> newcomers, KnownPerson... people) {
        return new MatchClusters(MatchSettings.of(Said.of(key, value))).match(newcomers, List.of(people));
    }

    private static Matching match(List<MatchCluster> newcomers, KnownPerson... people) {
        return new MatchClusters(SETTINGS).match(newcomers, List.of(people));
    }

    private static PersonClusters unknown(String... clusters) {
        return new PersonClusters(List.of(clusters), Optional.empty());
    }

    private static PersonClusters is(int person, String... clusters) {
        return new PersonClusters(List.of(clusters), Optional.of(new PersonId(person)));
    }
}
