package io.dropcast.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a label on a cluster does to the people of the show. */
final class LabelsTest {
    private final Show show = Show.of(3);

    private void label(int cluster, String label) {
        show.move((m, p) -> new Labels(m).label(p, Show.c(cluster), Optional.of(label)));
    }

    private void give(int cluster, int person) {
        show.move((m, p) -> m.give(p, Show.c(cluster), Show.p(person)));
    }

    @Test
    void anOwnerWithoutANameIsCalledSo() {
        give(3, 2);
        label(2, " Ann ");
        assertThat(show.person(2).name()).contains("Ann");
        assertThat(show.person(2).clusterIds()).containsExactly(Show.c(2), Show.c(3));
    }

    @Test
    void whoeverHasTheNameGetsTheCluster() {
        label(1, "Ann");
        label(2, "Ann");
        assertThat(show.person(1).clusterIds()).containsExactly(Show.c(1), Show.c(2));
        assertThat(show.people().person(Show.p(2)).map(Person::clusterIds)).contains(List.of());
    }

    @Test
    void anotherNameOfTheirsWillDo() {
        show.edit(show.json().replaceFirst("\"aliases\" : \\[ \\]", "\"aliases\" : [ \"Annie\" ]"));
        label(2, "Annie");
        assertThat(show.owner(2)).contains(Show.p(1));
    }

    @Test
    void anOwnerOfNothingElseIsCalledAnew() {
        label(1, "Ann");
        label(1, "Anna");
        assertThat(show.person(1).name()).contains("Anna");
    }

    @Test
    void whereTheOwnerHasANameAndOwnsMoreSomebodyNewGetsIt() {
        label(1, "Ann");
        give(2, 1);
        label(2, "Bob");
        assertThat(show.person(1).clusterIds()).containsExactly(Show.c(1));
        assertThat(show.person(1).name()).contains("Ann");
        assertThat(show.owner(2)).contains(Show.p(4));
        assertThat(show.person(4).name()).contains("Bob");
    }

    @Test
    void whatIsNobodysGoesToSomebodyNew() {
        show.move((m, p) -> m.takeAway(p, Show.c(2)));
        label(2, "Bob");
        assertThat(show.people().unassigned()).isEmpty();
        assertThat(show.owner(2).flatMap(id -> show.people().person(id)).flatMap(Person::name))
                .contains("Bob");
    }

    @Test
    void aLabelThatIsTakenAwayTakesTheNameOfWhoOwnsNothingElse() {
        label(1, "Ann");
        label(1, "");
        assertThat(show.person(1).name()).isEmpty();
        give(2, 1);
        label(1, "Ann");
        assertThatThrownBy(() -> label(2, " "))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("p_0001, who is called 'Ann', owns 2 clusters");
    }

    @Test
    void aNameThatTwoHaveMustBeSaidByPerson() {
        label(1, "Ann");
        show.move((m, p) -> m.rename(p, Show.p(2), Optional.of("Ann")));
        assertThatThrownBy(() -> label(3, "Ann"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("'Ann' may be p_0001 or p_0002");
    }

    @Test
    void labellingTwiceIsLabellingOnce() {
        label(1, "Ann");
        give(2, 1);
        label(2, "Bob");
        int entries = show.journal.entries().size();
        label(2, "Bob");
        label(1, "Ann");
        assertThat(show.journal.entries()).hasSize(entries);
    }

    @Test
    void aNameThatCannotBeSeenIsRefused() {
        assertThatThrownBy(() -> label(1, "A\u202Enn")).isInstanceOf(Refused.class);
    }
}
