package io.dropcast.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.cluster.ClusterStats;
import io.dropcast.cluster.Identities;
import io.dropcast.cluster.Identity;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import io.dropcast.face.PersonId;
import io.dropcast.face.TrackId;
import io.dropcast.people.match.FakeLook;
import io.dropcast.people.match.MatchSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Matching anew what no human decided. */
final class MatchAgainTest {
    private static final EpisodeId EP = new EpisodeId("show-s01e01");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

    private final Show show = Show.of(0);

    private static MatchPeople matcher(double sameEpisode) {
        return new MatchPeople(CLOCK, new MatchSettings(0.4, sameEpisode, 0.3, 0.05));
    }

    /** Identities id_0001 and so on, in the directions given in degrees. */
    private static MatchPeople.Episode episode(double... degrees) {
        List<Identity> identities = new ArrayList<>();
        for (int i = 1; i <= degrees.length; i++) {
            double at = Math.toRadians(degrees[i - 1]);
            identities.add(new Identity(
                    new IdentityId(i),
                    List.of(new TrackId(i)),
                    10,
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    false,
                    Optional.empty(),
                    Optional.of(FakeLook.embedding("fake", Math.cos(at), Math.sin(at)))));
        }
        return new MatchPeople.Episode(
                new Identities(EP, identities, new ClusterStats(10, degrees.length, 0, 0, 0), degrees.length + 1),
                Map.of());
    }

    private void match(MatchPeople.Episode episode) {
        engine(people ->
                matcher(0.6).match(people, episode, c -> Optional.empty()).people());
    }

    private void again(double sameEpisode, MatchPeople.Episode episode) {
        Decisions decisions = Decisions.of(show.journal.entries());
        engine(people -> matcher(sameEpisode)
                .again(people, episode, c -> Optional.empty(), decisions)
                .people());
    }

    private void engine(java.util.function.UnaryOperator<People> change) {
        show.journal.entry(Author.ENGINE, CLOCK.instant(), change).ifPresent(e -> show.journal = show.journal.with(e));
    }

    private Optional<PersonId> owner(int cluster) {
        return show.owner(cluster);
    }

    @Test
    void doingItAgainWithTheSameSettingsChangesNothing() {
        MatchPeople.Episode episode = episode(0, 20, 90, 110, 200);
        match(episode);
        byte[] before = PeopleJson.write(show.people());
        int entries = show.journal.entries().size();
        again(0.6, episode);

        assertThat(PeopleJson.write(show.people())).isEqualTo(before);
        assertThat(show.journal.entries()).hasSize(entries);
    }

    @Test
    void anotherSettingPutsTogetherWhatNoHumanDecided() {
        MatchPeople.Episode episode = episode(0, 60, 180, 240);
        match(episode);
        assertThat(show.people().people()).hasSize(4);
        again(0.45, episode);

        assertThat(owner(1)).isEqualTo(owner(2));
        assertThat(owner(3)).isEqualTo(owner(4));
        assertThat(show.people().people())
                .as("whoever has nothing any more was only a guess")
                .hasSize(2);
    }

    @Test
    void whoWasNamedMovedTakenAwayOrIgnoredStaysAsTheyAre() {
        MatchPeople.Episode episode = episode(0, 60, 120, 180, 240, 300);
        match(episode);
        show.known.addAll(List.of(Show.c(3), Show.c(4), Show.c(5), Show.c(6)));
        show.move((m, p) -> m.rename(p, owner(1).orElseThrow(), Optional.of("Ann")));
        show.move((m, p) -> m.give(p, Show.c(4), owner(1).orElseThrow()));
        show.move((m, p) -> m.takeAway(p, Show.c(5)));
        show.move((m, p) -> m.ignore(p, owner(6).orElseThrow(), true));
        String before = show.json();
        again(0.45, episode);

        assertThat(owner(1)).isEqualTo(owner(4)).contains(new PersonId(1));
        assertThat(owner(5)).isEmpty();
        assertThat(show.people().unassigned()).containsExactly(Show.c(5));
        assertThat(owner(6)).contains(new PersonId(6));
        assertThat(before).contains("Ann");
        assertThat(show.json()).contains("Ann");
    }

    @Test
    void whatTheEngineGaveToANamedPersonLaterIsStillAGuess() {
        match(episode(0));
        show.move((m, p) -> m.rename(p, owner(1).orElseThrow(), Optional.of("Ann")));
        MatchPeople.Episode two = episode(0, 30);
        match(two);
        assertThat(owner(2)).isEqualTo(owner(1));
        Decisions decisions = Decisions.of(show.journal.entries());

        assertThat(decisions.settled(Show.c(1))).isTrue();
        assertThat(decisions.settled(Show.c(2))).isFalse();
    }

    @Test
    void aMoveThatIsUndoneIsSettledTheOtherWay() {
        match(episode(0, 90));
        show.known.add(Show.c(2));
        String move = show.moved((m, p) -> m.give(p, Show.c(2), owner(1).orElseThrow()));
        show.undo(move);

        assertThat(owner(2)).contains(new PersonId(2));
        assertThat(Decisions.of(show.journal.entries()).settled(Show.c(2))).isTrue();
    }

    @Test
    void randomShowsStayAsTheyAreWhenNothingIsDifferent() {
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            show.journal = Journal.empty(Show.NAME);
            double[] degrees = random.doubles(1 + random.nextInt(12), 0, 360).toArray();
            MatchPeople.Episode episode = episode(degrees);
            match(episode);
            String before = show.json();
            again(0.6, episode);
            assertThat(show.json()).as("round " + round).isEqualTo(before);
        }
    }
}
