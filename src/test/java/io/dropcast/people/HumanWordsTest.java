package io.dropcast.people;

import static io.dropcast.people.Show.c;
import static io.dropcast.people.Show.p;
import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.cluster.HumanWords;
import io.dropcast.cluster.IdentityPair;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which pairs of an episode's identities a human put together, and took apart. */
final class HumanWordsTest {
    private static final EpisodeId EP = new EpisodeId("show-s01e01");
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final Show show = Show.of(0);

    /** p_0001 has id_0001 and id_0002, p_0002 has id_0003, p_0003 has id_0004, all by the machine. */
    @BeforeEach
    void made() {
        for (int i = 1; i <= 4; i++) {
            show.known.add(c(i));
        }
        engine(people -> people.with(
                List.of(
                        Person.fresh(p(1), List.of(c(1), c(2)), NOW.toString()),
                        Person.fresh(p(2), List.of(c(3)), NOW.toString()),
                        Person.fresh(p(3), List.of(c(4)), NOW.toString())),
                4));
    }

    private void engine(UnaryOperator<People> change) {
        show.journal.entry(Author.ENGINE, NOW, change).ifPresent(e -> show.journal = show.journal.with(e));
    }

    @Test
    void whatTheMachineDidIsNoWord() {
        assertThat(words().one()).isEmpty();
        assertThat(words().two()).isEmpty();
        assertThat(words().owners()).containsEntry(new IdentityId(2), "p_0001");
    }

    @Test
    void whoMergesTwoPeoplePutsEachPieceOfOneToEachOfTheOther() {
        show.move((m, people) -> m.merge(people, p(1), p(2)));
        assertThat(words().one()).containsExactly(pair(1, 3), pair(2, 3));
        assertThat(words().two()).isEmpty();
    }

    @Test
    void whoNamesPeopleOnlySaysThatTheyAreTwo() {
        show.move((m, people) -> m.rename(people, p(1), Optional.of("Ann")));
        show.move((m, people) -> m.rename(people, p(2), Optional.of("Ben")));
        assertThat(words().one()).isEmpty();
        assertThat(words().refused()).isEmpty();
        assertThat(words().said()).containsExactly(new IdentityId(1), new IdentityId(2), new IdentityId(3));
        assertThat(words().two()).containsExactly(pair(1, 3), pair(2, 3));
    }

    @Test
    void whoTakesAPieceAwaySetsItApartFromTheRest() {
        show.move((m, people) -> m.giveToNew(people, c(2)));
        assertThat(words().refused()).containsExactly(pair(1, 2));
        show.move((m, people) -> m.give(people, c(2), p(1)));
        assertThat(words().refused()).isEmpty();
        assertThat(words().one()).containsExactly(pair(1, 2));
    }

    @Test
    void aNeverAndADismissedSuggestionSetApart() {
        show.move((m, people) -> m.never(people, p(1), c(3)));
        show.move((m, people) -> m.dismiss(people, c(3) + "|" + c(4)));
        show.move((m, people) -> m.dismiss(people, c(4) + "|p_0001"));
        assertThat(words().refused()).containsExactly(pair(1, 3), pair(1, 4), pair(2, 3), pair(2, 4), pair(3, 4));
        assertThat(words().two()).containsAll(words().refused());
        assertThat(words().one()).isEmpty();
    }

    @Test
    void aWordThatIsTakenBackIsNoneToTheContrary() {
        String merge = show.moved((m, people) -> m.merge(people, p(2), p(3)));
        show.undo(merge);
        assertThat(words().one()).isEmpty();
        assertThat(words().refused()).isEmpty();
        String parted = show.moved((m, people) -> m.giveToNew(people, c(2)));
        show.undo(parted);
        assertThat(words().one()).isEmpty();
        assertThat(words().refused()).isEmpty();
    }

    @Test
    void whoDeletesAPersonSaysNothingOfTheirPieces() {
        show.move((m, people) -> m.delete(people, p(1)));
        assertThat(words().refused()).isEmpty();
        assertThat(words().one()).isEmpty();
    }

    @Test
    void aWordHoldsWhenTheMachineAgreesAndOneOfThemIsGone() {
        show.move((m, people) -> m.merge(people, p(1), p(2)));
        HumanWords before = words();
        gone(3, "p_0001");
        assertThat(words().one()).isEqualTo(before.one());
        show.move((m, people) -> m.merge(people, p(3), p(1)));
        assertThat(words().one()).contains(pair(1, 3), pair(3, 4), pair(1, 4));
    }

    @Test
    void aMergeCanBeTakenBackWhenTheMachineAgreedAndOneOfThemIsGone() {
        String merge = show.moved((m, people) -> m.merge(people, p(1), p(2)));
        gone(3, "p_0001");
        show.undo(merge);
        assertThat(words().one()).isEmpty();
        assertThat(words().refused()).isEmpty();
        assertThat(show.people().standing().returning()).containsEntry(c(3), "p_0002");
        assertThat(show.people().person(p(2))).isPresent();
    }

    private void gone(int cluster, String whose) {
        engine(people -> {
            List<Person> left = new ArrayList<>();
            people.people()
                    .forEach(p -> left.add(p.owning(p.clusterIds().stream()
                            .filter(c -> !c.equals(c(cluster)))
                            .toList())));
            People without = people.with(left, people.nextPerson());
            return without.with(without.standing().returning(Map.of(c(cluster), whose)));
        });
    }

    @Test
    void otherEpisodesAreNotHeard() {
        show.move((m, people) -> m.merge(people, p(1), p(2)));
        HumanWords other = WordsInJournal.of(show.journal.entries(), show.people(), new EpisodeId("show-s01e02"));
        assertThat(other.one()).isEmpty();
        assertThat(other.owners()).isEmpty();
    }

    private HumanWords words() {
        return WordsInJournal.of(show.journal.entries(), show.people(), EP);
    }

    private static IdentityPair pair(int one, int other) {
        return IdentityPair.of(new IdentityId(one), new IdentityId(other));
    }
}
