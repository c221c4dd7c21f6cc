package io.dropcast.people;

import static io.dropcast.people.Show.c;
import static io.dropcast.people.Show.p;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropcast.episode.BadJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JournalTest {
    private final Show show = Show.of(3);

    private static Journal read(String lines) {
        return Journal.read(Show.NAME, lines.getBytes(StandardCharsets.UTF_8));
    }

    private static void damaged(String lines, String... why) {
        assertThatThrownBy(() -> read(lines)).isInstanceOf(BadJson.class).hasMessageContainingAll(why);
    }

    private String[] line() {
        return show.lines().split("(?<=\n)");
    }

    private void cannotUndo(String id, String... why) {
        String before = show.json();
        assertThatThrownBy(() -> show.undo(id)).isInstanceOf(Refused.class).hasMessageContainingAll(why);
        assertThat(show.json()).isEqualTo(before);
    }

    private String rename(int person, String name) {
        return show.moved((m, p) -> m.rename(p, p(person), Optional.of(name)));
    }

    static List<BiFunction<Moves, People, People>> everyMove() {
        return List.of(
                (m, p) -> m.rename(p, p(1), Optional.of("Kathy")),
                (m, p) -> m.rename(p, p(1), Optional.empty()),
                (m, p) -> m.give(p, c(1), p(2)),
                (m, p) -> m.give(p, c(4), p(2)),
                (m, p) -> m.giveToNew(p, c(1)),
                (m, p) -> m.takeAway(p, c(1)),
                (m, p) -> m.merge(p, p(1), p(2)),
                (m, p) -> m.merge(p, p(3), p(1)),
                (m, p) -> m.never(p, p(1), c(1)),
                (m, p) -> m.never(p, p(2), c(1)),
                (m, p) -> m.ignore(p, p(1), true),
                (m, p) -> m.delete(p, p(1)),
                (m, p) -> m.dismiss(p, "p_0001+p_0002"));
    }

    private void tellAboutEverybody() {
        rename(1, "Kyle");
        rename(2, "Kim");
        show.move((m, p) -> m.never(p, p(2), c(4)));
        show.move((m, p) -> m.never(p, p(1), c(3)));
        show.move((m, p) -> m.takeAway(p, c(5)));
    }

    @ParameterizedTest
    @MethodSource("everyMove")
    void takingAMoveBackBringsBackTheBytes(BiFunction<Moves, People, People> move) {
        tellAboutEverybody();
        String before = show.json();
        String id = show.moved(move);
        assertThat(show.json()).isNotEqualTo(before);
        show.undo(id);
        assertThat(show.json()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("everyMove")
    void takingTheTakingBackBackIsTheMoveAgain(BiFunction<Moves, People, People> move) {
        tellAboutEverybody();
        String id = show.moved(move);
        String after = show.json();
        show.undo(show.undo(id).orElseThrow().id());
        assertThat(show.json()).isEqualTo(after);
    }

    @ParameterizedTest
    @MethodSource("everyMove")
    void aMoveIsTakenBackLaterAndTheChangesOfOtherThingsStay(BiFunction<Moves, People, People> move) {
        tellAboutEverybody();
        String id = show.moved(move);
        show.move((m, p) -> m.dismiss(p, "other"));
        show.undo(id);
        assertThat(show.people().dismissed()).containsExactly("other");
    }

    @Test
    void whatWasChangedAgainIsNotTakenBackAlone() {
        String first = rename(1, "Kyle");
        String second = rename(1, "Kathy");
        cannotUndo(first, first, "the name of p_0001", second, "take that back first");
    }

    @Test
    void aChangeIsTakenBackOnce() {
        String id = rename(1, "Kyle");
        String back = show.undo(id).orElseThrow().id();
        cannotUndo(id, back);
    }

    @Test
    void somebodyWhoGotANameStays() {
        show.move((m, p) -> m.rename(p, p(1), Optional.of("Kyle")));
        String made = show.moved((m, p) -> m.giveToNew(p, c(1)));
        String named = rename(4, "Kim");
        cannotUndo(made, named, "builds on it");
    }

    @Test
    void whatIsAboutSomebodyWhoIsGoneIsNotTakenBackAndTheReasonIsNamed() {
        show.move((m, p) -> m.ignore(p, p(1), true));
        String shown = show.moved((m, p) -> m.ignore(p, p(1), false));
        String gone = show.moved((m, p) -> m.delete(p, p(1)));
        cannotUndo(shown, "because " + gone);
    }

    @Test
    void aClusterDoesNotGoBackToWhomItWasSaidToBeNever() {
        String taken = show.moved((m, p) -> m.takeAway(p, c(1)));
        String never = show.moved((m, p) -> m.never(p, p(1), c(1)));
        cannotUndo(taken, "because " + never);
    }

    @Test
    void anEntryThatIsNotThereIsRefused() {
        cannotUndo("j_000099", "no 'j_000099'");
    }

    @Test
    void whatTheEngineDidIsNotTakenBack() {
        Journal journal = Journal.empty(Show.NAME);
        JournalEntry entry = journal.entry(
                        Author.ENGINE,
                        Instant.EPOCH,
                        people -> new Moves(Set.of(c(1)), "2026-11-22T10:00:00Z").giveToNew(people, c(1)))
                .orElseThrow();
        assertThatThrownBy(() -> journal.with(entry).undo(entry.id(), Author.CLI, Instant.EPOCH))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("not decided by a person");
    }

    @Test
    void aNumberThatWasTakenBackIsNotGivenAgainEvenAfterReading() {
        show.undo(show.moved((m, p) -> m.giveToNew(p, c(4))));
        assertThat(read(show.lines()).people().nextPerson()).isEqualTo(5);
    }

    @Test
    void whatIsReadIsWhatWasWritten() {
        tellAboutEverybody();
        show.edit(show.json().replaceFirst("\"aliases\" : \\[ *\\]", "\"aliases\" : [\"K. <i> Zoë 李\"]"));
        assertThat(show.person(1).aliases()).hasSize(1);
        Journal again = read(show.lines());
        assertThat(again.people()).isEqualTo(show.people());
        assertThat(again.entries()).isEqualTo(show.journal.entries());
        assertThat(again.goodBytes()).isEqualTo(show.lines().getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void nothingIsNobody() {
        assertThat(read("").people().people()).isEmpty();
    }

    @Test
    void aTornLastLineIsLeftOutWhereverItIsTorn() {
        rename(3, "Zoë");
        byte[] all = show.lines().getBytes(StandardCharsets.UTF_8);
        int whole = all.length - Journal.line(show.journal.entries().get(3)).length;
        for (int length = whole; length < all.length; length++) {
            Journal journal = Journal.read(Show.NAME, java.util.Arrays.copyOf(all, length));
            assertThat(journal.entries()).hasSize(3);
            assertThat(journal.goodBytes()).isEqualTo(whole);
        }
    }

    @Test
    void aLastLineOfWhichAPartNeverReachedTheDiskIsLeftOut() {
        assertThat(read(show.lines() + "\0\0\0\0\0\0\"}\n").entries()).hasSize(3);
    }

    @Test
    void aTornLastLineDoesNotHideDamageBefore() {
        damaged(line()[0] + line()[1].replace("\"after\":\"p_0002\"", "\"after\":\"p_0001\"") + "{\"id\":", "line 2");
    }

    @Test
    void aLastLineThatIsWholeButNoJsonIsDamage() {
        damaged(line()[0] + line()[1] + "{\"id\":\"j_000003\"\n", "line 3");
    }

    @Test
    void aLineInTheMiddleThatIsNoJsonIsDamage() {
        damaged(line()[0] + "garbage\n" + line()[2], "line 2");
    }

    @Test
    void anEmptyLineInTheMiddleIsDamage() {
        damaged(line()[0] + "\n" + line()[1], "line 2");
    }

    @Test
    void aMissingLineIsDamage() {
        damaged(line()[0] + line()[2], "line 2", "j_000003");
    }

    @Test
    void aLineTwiceIsDamage() {
        damaged(line()[0] + line()[1] + line()[1], "line 3", "j_000002");
    }

    @Test
    void aChangedValueIsDamageWhereItWasChanged() {
        rename(1, "Kyle");
        rename(2, "Kim");
        damaged(show.lines().replace("\"after\":\"Kyle\"", "\"after\":\"Kyla\""), "line 4", "j_000004");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"fact\":\"person\",\"of\":\"somebody\",\"after\":\"\"}",
                "{\"fact\":\"name\",\"of\":\"p_0009\",\"after\":\"Kim\"}",
                "{\"fact\":\"aliases\",\"of\":\"p_0001\",\"after\":\"[\"}",
                "{\"fact\":\"field\",\"of\":\"p_0001\",\"detail\":\"x\",\"after\":\"{\"}",
                "{\"fact\":\"owner\",\"of\":\"nothing\",\"after\":\"p_0001\"}",
                "{\"fact\":\"owner\",\"of\":\"show-s01e01:id_0005\",\"after\":\"Kim\"}",
                "{\"fact\":\"colour\",\"of\":\"p_0001\",\"after\":\"red\"}"
            })
    void aChangeThatNobodyCanHaveMadeIsDamage(String change) {
        damaged(
                show.lines()
                        + "{\"id\":\"j_000004\",\"time\":\"\",\"who\":\"cli\",\"what\":\"\",\"changes\":["
                        + change
                        + "],\"state\":\"\"}\n",
                "line 4");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void whateverHappensNothingIsLost(long seed) {
        Random random = new Random(seed);
        Show any = Show.of(6);
        Set<String> oldFiles = new HashSet<>();
        for (int step = 0; step < 300; step++) {
            People before = any.people();
            Optional<JournalEntry> entry = Optional.empty();
            try {
                entry = anything(any, random, oldFiles);
            } catch (Refused e) {
                assertThat(e.why()).isNotBlank();
                assertThat(any.people()).isEqualTo(before);
            }
            checkNothingLost(before, any.people(), entry);
            checkWhole(any.people());
            assertThat(read(any.lines()).people()).isEqualTo(any.people());
        }
    }

    private static Optional<JournalEntry> anything(Show show, Random random, Set<String> oldFiles) {
        String cluster = c(1 + random.nextInt(8));
        int person = 1 + random.nextInt(Math.max(1, show.people().nextPerson()));
        int other = 1 + random.nextInt(Math.max(1, show.people().nextPerson()));
        String name = "Name " + random.nextInt(20);
        oldFiles.add(show.json());
        return switch (random.nextInt(12)) {
            case 0 -> show.move((m, p) -> m.rename(p, p(person), Optional.of(name)));
            case 1 -> show.move((m, p) -> m.give(p, cluster, p(person)));
            case 2 -> show.move((m, p) -> m.giveToNew(p, cluster));
            case 3 -> show.move((m, p) -> m.takeAway(p, cluster));
            case 4 -> show.move((m, p) -> m.merge(p, p(person), p(other)));
            case 5 -> show.move((m, p) -> m.never(p, p(person), cluster));
            case 6 -> show.move((m, p) -> m.ignore(p, p(person), random.nextBoolean()));
            case 7 -> random.nextInt(4) > 0 ? Optional.empty() : show.move((m, p) -> m.delete(p, p(person)));
            case 8 -> show.move((m, p) -> m.dismiss(p, name));
            case 9, 10 ->
                show.undo(any(
                        show.journal.entries().stream().map(JournalEntry::id).toList(), random));
            default -> editTwice(show, any(List.copyOf(new java.util.TreeSet<>(oldFiles)), random), name, cluster);
        };
    }

    /** An edit of some version, the newest or an old one; the second time it changes nothing. */
    private static Optional<JournalEntry> editTwice(Show show, String file, String name, String cluster) {
        String edited = file.replaceFirst(
                "\"people\" : \\[ *",
                "\"people\" : [ {\"name\":\"" + name + "\",\"cluster_ids\":[\"" + cluster + "\"]}, ");
        if (file.contains("\"people\" : [ ]")) {
            return Optional.empty();
        }
        Optional<JournalEntry> entry = show.edit(edited);
        assertThat(show.edit(edited)).isEmpty();
        return entry;
    }

    private static <T> T any(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    private static void checkWhole(People people) {
        List<String> owned =
                people.people().stream().flatMap(p -> p.clusterIds().stream()).toList();
        assertThat(owned).doesNotHaveDuplicates();
        assertThat(Collections.disjoint(owned, people.unassigned())).isTrue();
        assertThat(people.people()).allMatch(p -> Collections.disjoint(p.clusterIds(), p.notClusterIds()));
    }

    private static void checkNothingLost(People before, People after, Optional<JournalEntry> entry) {
        List<FactChange> changes = entry.map(JournalEntry::changes).orElse(List.of());
        assertThat(before.facts().with(changes)).isEqualTo(after.facts());
        before.facts().values().forEach((fact, value) -> {
            boolean said = changes.stream()
                    .anyMatch(c -> c.fact().equals(fact) && c.before().equals(Optional.of(value)));
            assertThat(said || after.facts().value(fact).equals(Optional.of(value)))
                    .as("%s was %s", fact, value)
                    .isTrue();
        });
        assertThat(after.nextPerson()).isGreaterThanOrEqualTo(before.nextPerson());
        assertThat(after.people())
                .filteredOn(p -> before.person(p.id()).isEmpty()
                        && entry.flatMap(JournalEntry::undoes).isEmpty())
                .allSatisfy(p -> assertThat(p.id().number()).isGreaterThanOrEqualTo(before.nextPerson()));
    }
}
