package io.dropcast.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropcast.face.PersonId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What erasing somebody leaves of a journal. */
final class EraseJournalTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final Show show = Show.of(3);

    private Journal erased(int person) {
        Journal after = show.journal.forgetting(Show.p(person)).journal(Author.CLI, NOW, Set.of());
        // what is written must fold, and its states must check
        return Journal.read(Show.NAME, after.toBytes());
    }

    private void name(int person, String name) {
        show.move((m, p) -> m.rename(p, Show.p(person), Optional.of(name)));
    }

    private static String text(Journal journal) {
        return new String(journal.toBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void noNameThatThePersonEverHadIsLeftAndTheFactThatTheyWereErasedIs() {
        name(2, "Brigitte");
        name(2, "Zoë \"Zo\" Ämter");
        name(1, "Anna");
        Journal after = erased(2);

        assertThat(text(after)).doesNotContain("Brigitte", "Zo").contains("p_0002 was erased", "Anna");
        assertThat(after.erased()).containsExactly("p_0002");
        assertThat(after.people().person(Show.p(2))).isEmpty();
        assertThat(after.people().owners()).doesNotContainKey(Show.c(2));
        assertThat(after.people().unassigned()).isEmpty();
        assertThat(after.entries()).hasSize(show.journal.entries().size() + 1);
    }

    @Test
    void aNameThatWasGivenToSomebodyElseByMistakeGoesFromTheirHistoryToo() {
        name(1, "Brigitte");
        name(1, "Anna");
        name(2, "Brigitte");

        assertThat(text(erased(2))).doesNotContain("Brigitte").contains("Anna");
    }

    @Test
    void aNameOfSomebodyWhoStaysStays() {
        name(1, "Brigitte Berg");
        name(2, "Brigitte");

        assertThat(show.journal.forgetting(Show.p(2)).names()).isEmpty();
        assertThat(text(erased(2))).contains("Brigitte Berg");
        assertThat(erased(2).people().person(Show.p(1)).flatMap(Person::name)).contains("Brigitte Berg");
    }

    @Test
    void whatAMergeMadeAnotherNameGoesToo() {
        name(3, "Carla");
        name(2, "Brigitte");
        show.move((m, p) -> m.merge(p, Show.p(2), Show.p(3)));

        assertThat(show.journal.forgetting(Show.p(2)).clusters()).containsExactly(Show.c(2), Show.c(3));
        assertThat(text(erased(2))).doesNotContain("Brigitte", "Carla");
    }

    @Test
    void somebodyWhoWasDeletedBeforeCanStillBeErasedWithWhatIsNobodysSince() {
        name(2, "Brigitte");
        show.move((m, p) -> m.delete(p, Show.p(2)));

        assertThat(show.journal.forgetting(Show.p(2)).clusters()).containsExactly(Show.c(2));
        assertThat(text(erased(2))).doesNotContain("Brigitte");
    }

    @Test
    void nothingAboutThemCanBeTakenBackAndOtherThingsCan() {
        name(2, "Brigitte");
        String naming = show.journal.entries().get(3).id();
        name(1, "Anna");
        String other = show.journal.entries().get(4).id();
        show.journal = erased(2);

        assertThatThrownBy(() -> show.undo(naming)).isInstanceOf(Refused.class).hasMessageContaining("was erased");
        String last = show.journal.entries().get(5).id();
        assertThatThrownBy(() -> show.undo(last)).isInstanceOf(Refused.class).hasMessageContaining("was erased");
        assertThat(show.undo(other)).isPresent();
    }

    @Test
    void theIdIsNeverUsedAgain() {
        show.journal = erased(3);
        show.move((m, p) -> m.giveToNew(p, Show.c(4)));

        assertThat(show.people().owner(Show.c(4)).map(Person::id)).contains(new PersonId(4));
    }

    @Test
    void erasingTwiceIsErasingOnce() {
        name(2, "Brigitte");
        Journal once = erased(2);

        assertThat(once.forgetting(Show.p(2)).done()).isTrue();
        assertThat(once.forgetting(Show.p(2)).journal(Author.CLI, NOW, Set.of()).toBytes())
                .isEqualTo(once.toBytes());
    }

    @Test
    void nobodyCanBeErasedWhoNeverWas() {
        assertThatThrownBy(() -> show.journal.forgetting(Show.p(9)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("there never was a p_0009");
    }
}
