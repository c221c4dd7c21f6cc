package io.dropcast.people;

import static io.dropcast.people.Show.c;
import static io.dropcast.people.Show.p;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class MovesTest {
    private final Show show = Show.of(3);

    private void name(int person, String name) {
        show.move((m, p) -> m.rename(p, p(person), Optional.of(name)));
    }

    @Test
    void aNameIsKeptWithoutTheBlanksAroundIt() {
        name(1, "  Kyle ");
        assertThat(show.person(1).name()).contains("Kyle");
    }

    @Test
    void noNameAndABlankNameTakeTheNameAway() {
        name(1, "Kyle");
        name(2, "Kim");
        show.move((m, p) -> m.rename(p, p(1), Optional.empty()));
        name(2, " \t");
        assertThat(show.person(1).name()).isEmpty();
        assertThat(show.person(2).name()).isEmpty();
    }

    @Test
    void aNameThatCannotBeSeenIsRefused() {
        assertThatThrownBy(() -> name(1, "Ky\u202ele")).isInstanceOf(Refused.class);
    }

    @Test
    void markupInANameStaysText() {
        name(1, "<script>alert(1)</script>");
        assertThat(show.person(1).name()).contains("<script>alert(1)</script>");
    }

    @Test
    void aGivenClusterLeavesItsOwner() {
        show.move((m, p) -> m.give(p, c(1), p(2)));
        assertThat(show.person(1).clusterIds()).isEmpty();
        assertThat(show.person(2).clusterIds()).containsExactly(c(1), c(2));
    }

    @Test
    void aClusterThatWasNeverTheirsMayBeGivenToThem() {
        show.move((m, p) -> m.never(p, p(2), c(1)));
        show.move((m, p) -> m.give(p, c(1), p(2)));
        assertThat(show.person(2).notClusterIds()).isEmpty();
        assertThat(show.owner(1)).contains(p(2));
    }

    @Test
    void aClusterThatWasTakenAwayMayBeGiven() {
        show.move((m, p) -> m.takeAway(p, c(1)));
        show.move((m, p) -> m.give(p, c(1), p(3)));
        assertThat(show.people().unassigned()).isEmpty();
        assertThat(show.owner(1)).contains(p(3));
    }

    @Test
    void aNewOwnerGetsTheNextNumber() {
        show.move((m, p) -> m.give(p, c(2), p(1)));
        show.move((m, p) -> m.giveToNew(p, c(2)));
        assertThat(show.owner(2)).contains(p(4));
        assertThat(show.people().nextPerson()).isEqualTo(5);
    }

    @Test
    void aClusterOfANamedPersonGetsANewOwnerEvenWhenItIsTheirOnlyOne() {
        name(1, "Kyle");
        show.move((m, p) -> m.giveToNew(p, c(1)));
        assertThat(show.owner(1)).contains(p(4));
        assertThat(show.person(1).name()).contains("Kyle");
    }

    @Test
    void theNumberOfADeletedPersonIsNotGivenAgain() {
        show.move((m, p) -> m.delete(p, p(3)));
        show.move((m, p) -> m.giveToNew(p, c(3)));
        assertThat(show.owner(3)).contains(p(4));
    }

    @Test
    void whatIsTakenAwayIsNobodysForGood() {
        show.move((m, p) -> m.takeAway(p, c(1)));
        assertThat(show.owner(1)).isEmpty();
        assertThat(show.people().unassigned()).containsExactly(c(1));
    }

    @Test
    void ofTwoWhoAreOneTheFirstKeepsTheNameAndTheSecondsIsAnAlias() {
        name(1, "Kyle");
        name(2, "Kim");
        show.move((m, p) -> m.merge(p, p(1), p(2)));
        assertThat(show.people().person(p(2))).isEmpty();
        assertThat(show.person(1).name()).contains("Kyle");
        assertThat(show.person(1).aliases()).containsExactly("Kim");
        assertThat(show.person(1).clusterIds()).containsExactly(c(1), c(2));
    }

    @Test
    void whoHasNoNameTakesThatOfTheOtherWhenTheyAreMerged() {
        name(2, "Kim");
        show.move((m, p) -> m.merge(p, p(1), p(2)));
        assertThat(show.person(1).name()).contains("Kim");
        assertThat(show.person(1).aliases()).isEmpty();
    }

    @Test
    void nobodyIsMergedWithThemselves() {
        assertThatThrownBy(() -> show.move((m, p) -> m.merge(p, p(1), p(1))))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("p_0001");
    }

    @Test
    void whatOneOfTwoOwnsIsNotNeverTheirsAfterAMerge() {
        show.move((m, p) -> m.never(p, p(1), c(2)));
        show.move((m, p) -> m.never(p, p(1), c(3)));
        show.move((m, p) -> m.merge(p, p(1), p(2)));
        assertThat(show.person(1).notClusterIds()).containsExactly(c(3));
    }

    @Test
    void whoeverIsNeverAClusterLosesIt() {
        show.move((m, p) -> m.never(p, p(1), c(1)));
        assertThat(show.owner(1)).isEmpty();
        assertThat(show.people().unassigned()).containsExactly(c(1));
        assertThat(show.person(1).notClusterIds()).containsExactly(c(1));
    }

    @Test
    void neverThatPersonLeavesTheClusterWithSomebodyElse() {
        show.move((m, p) -> m.never(p, p(1), c(2)));
        assertThat(show.owner(2)).contains(p(2));
    }

    @Test
    void whoIsIgnoredCanBeShownAgain() {
        show.move((m, p) -> m.ignore(p, p(1), true));
        assertThat(show.person(1).ignored()).isTrue();
        show.move((m, p) -> m.ignore(p, p(1), false));
        assertThat(show.person(1).ignored()).isFalse();
    }

    @Test
    void whatADeletedPersonOwnedIsNobodys() {
        show.move((m, p) -> m.delete(p, p(1)));
        assertThat(show.people().people()).extracting(Person::id).containsExactly(p(2), p(3));
        assertThat(show.people().unassigned()).containsExactly(c(1));
    }

    @Test
    void aDismissedSuggestionStaysDismissed() {
        show.move((m, p) -> m.dismiss(p, "p_0001+p_0002"));
        assertThat(show.people().dismissed()).containsExactly("p_0001+p_0002");
    }

    static List<BiFunction<Moves, People, People>> everyMove() {
        return List.of(
                (m, p) -> m.rename(p, p(1), Optional.of("Kyle")),
                (m, p) -> m.give(p, c(1), p(2)),
                (m, p) -> m.giveToNew(p, c(5)),
                (m, p) -> m.takeAway(p, c(1)),
                (m, p) -> m.never(p, p(1), c(1)),
                (m, p) -> m.never(p, p(1), c(2)),
                (m, p) -> m.ignore(p, p(1), true),
                (m, p) -> m.dismiss(p, "p_0001+p_0002"));
    }

    @ParameterizedTest
    @MethodSource("everyMove")
    void theSameMoveASecondTimeChangesNothing(BiFunction<Moves, People, People> move) {
        assertThat(show.move(move)).isPresent();
        String after = show.json();
        assertThat(show.move(move)).isEmpty();
        assertThat(show.json()).isEqualTo(after);
    }

    static List<BiFunction<Moves, People, People>> movesOfNobody() {
        return List.of(
                (m, p) -> m.rename(p, p(9), Optional.of("Kyle")),
                (m, p) -> m.give(p, c(1), p(9)),
                (m, p) -> m.merge(p, p(1), p(9)),
                (m, p) -> m.merge(p, p(9), p(1)),
                (m, p) -> m.never(p, p(9), c(1)),
                (m, p) -> m.ignore(p, p(9), true),
                (m, p) -> m.delete(p, p(9)));
    }

    @ParameterizedTest
    @MethodSource("movesOfNobody")
    void aMoveOfSomebodyWhoIsNotThereIsRefused(BiFunction<Moves, People, People> move) {
        String before = show.json();
        assertThatThrownBy(() -> show.move(move)).isInstanceOf(Refused.class).hasMessageContaining("no p_0009");
        assertThat(show.json()).isEqualTo(before);
    }

    static List<BiFunction<Moves, People, People>> movesOfNothing() {
        return List.of(
                (m, p) -> m.give(p, c(99), p(1)),
                (m, p) -> m.giveToNew(p, c(99)),
                (m, p) -> m.takeAway(p, c(99)),
                (m, p) -> m.never(p, p(1), c(99)));
    }

    @ParameterizedTest
    @MethodSource("movesOfNothing")
    void aMoveOfAClusterThatIsNotThereIsRefused(BiFunction<Moves, People, People> move) {
        assertThatThrownBy(() -> show.move(move)).isInstanceOf(Refused.class).hasMessageContaining(c(99));
    }
}
