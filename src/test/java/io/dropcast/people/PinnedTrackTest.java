package io.dropcast.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropcast.episode.BadJson;
import io.dropcast.face.Box;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.FacePath;
import io.dropcast.face.IdentityId;
import io.dropcast.face.TrackId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a journal keeps of the tracks that a human put somewhere. */
final class PinnedTrackTest {
    private static final EpisodeId EP = new EpisodeId("show-s01e01");
    private static final String VIDEO = "0123456789abcdef0123456789abcdef";

    private final Show show = Show.of(3);

    /** Track n is alone on screen at n x 10 seconds. */
    private static PinnedTrack placed(int track, int identity) {
        return placed(track, track * 10.0, identity);
    }

    private static PinnedTrack placed(int track, double from, int identity) {
        Box box = new Box(100, 100, 200, 200);
        FacePath way = new FacePath(List.of(new FacePath.Seen(from, box), new FacePath.Seen(from + 4, box)));
        return new PinnedTrack(EP, new TrackId(track), VIDEO, way, Optional.of(new IdentityId(identity)));
    }

    private String put(PinnedTrack placed) {
        return show.moved((m, p) -> m.place(p, placed, List.of()));
    }

    private Journal readAgain() {
        return Journal.read(Show.NAME, show.lines().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void thePlaceOfATrackIsInTheJournalInWordsAndNotInPeopleJson() {
        String before = show.json();
        put(placed(5, 3));
        assertThat(show.json()).isEqualTo(before);
        assertThat(show.journal.entries())
                .last()
                .satisfies(e -> assertThat(e.what()).isEqualTo("show-s01e01:track_0005 is put into id_0003"));
        assertThat(readAgain().people().standing().placed()).containsExactly(placed(5, 3));
    }

    @Test
    void aTrackThatIsTakenOutOfAllIdentitiesIsInTheJournalAsThat() {
        put(placed(5, 3));
        PinnedTrack out =
                new PinnedTrack(EP, new TrackId(5), VIDEO, placed(5, 3).where(), Optional.empty());
        String entry = put(out);
        assertThat(show.journal.entries())
                .last()
                .satisfies(
                        e -> assertThat(e.what()).isEqualTo("show-s01e01:track_0005 is taken out of all identities"));
        assertThat(readAgain().people().standing().placed()).containsExactly(out);
        assertThat(PinnedTrack.nextIdentity(show.journal.entries(), EP)).isEqualTo(4);
        show.undo(entry);
        assertThat(readAgain().people().standing().placed()).containsExactly(placed(5, 3));
    }

    @Test
    void sayingItTwiceIsSayingItOnce() {
        put(placed(5, 3));
        assertThat(show.move((m, p) -> m.place(p, placed(5, 3), List.of()))).isEmpty();
    }

    @Test
    void ofTwoPlacesTheLastOneHoldsAlsoWhenTheTrackHasAnotherNumberByNow() {
        put(placed(5, 3));
        put(placed(5, 2));
        assertThat(show.people().standing().placed()).containsExactly(placed(5, 2));
        PinnedTrack renumbered = placed(8, 50.1, 1);
        put(renumbered);
        assertThat(show.people().standing().placed()).containsExactly(renumbered);
        PinnedTrack later = placed(5, 54.5, 3);
        put(later);
        assertThat(show.people().standing().placed()).containsExactlyInAnyOrder(renumbered, later);
    }

    @Test
    void ofANeighbourWhoIsAsNearAsTheSameFaceWhatWasSaidStays() {
        put(placed(5, 3));
        PinnedTrack near = placed(6, 50.1, 1);
        show.move((m, p) -> m.place(p, near, List.of(placed(5, 3).where(), near.where())));
        assertThat(show.people().standing().placed()).containsExactly(placed(5, 3), near);
    }

    @Test
    void aPlaceCanBeTakenBackAloneAndTakenBackAgain() {
        put(placed(4, 1));
        String entry = put(placed(5, 3));
        put(placed(6, 1));
        String undo = show.undo(entry).orElseThrow().id();
        assertThat(show.journal.entries())
                .last()
                .satisfies(e -> assertThat(e.what())
                        .isEqualTo(entry + " taken back: show-s01e01:track_0005 is again where the machine puts it"));
        assertThat(show.people().standing().placed()).containsExactly(placed(4, 1), placed(6, 1));
        show.undo(undo);
        assertThat(show.people().standing().placed()).contains(placed(5, 3));
    }

    @Test
    void whatWasPlacedAgainSinceIsTakenBackFirst() {
        String first = put(placed(5, 3));
        String second = put(placed(5, 2));
        assertThatThrownBy(() -> show.undo(first))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("the identity of show-s01e01:track_0005 was changed again by " + second);
        show.undo(second);
        assertThat(show.people().standing().placed()).containsExactly(placed(5, 3));
    }

    @Test
    void anEditOfPeopleJsonFromBeforeDoesNotTouchPlaces() {
        String before = show.json();
        put(placed(5, 3));
        show.edit(before.replaceFirst("\"name\" : null", "\"name\" : \"Ann\""));
        assertThat(show.people().standing().placed()).containsExactly(placed(5, 3));
        assertThat(show.person(1).name()).contains("Ann");
    }

    @Test
    void whatBelongsToNoIdentityMayBeOfWhoeverIsErasedFromTheEpisode() {
        put(new PinnedTrack(EP, new TrackId(9), VIDEO, placed(9, 1).where(), Optional.empty()));
        Journal after = show.journal.forgetting(Show.p(2)).journal(Author.CLI, Instant.EPOCH, Set.of());
        assertThat(new String(after.toBytes(), StandardCharsets.UTF_8)).doesNotContain("90@100");
        assertThat(after.people().standing().placed()).isEmpty();
    }

    @Test
    void aNumberThatATrackWasEverPutIntoIsNotFree() {
        String entry = put(placed(5, 22));
        show.undo(entry);
        assertThat(PinnedTrack.nextIdentity(show.journal.entries(), EP)).isEqualTo(23);
        assertThat(PinnedTrack.nextIdentity(show.journal.entries(), new EpisodeId("show-s01e02")))
                .isEqualTo(1);
    }

    @Test
    void aJournalWithAPlaceThatIsNoneIsDamaged() {
        put(placed(5, 3));
        String lines = show.lines().replace("@100,100", "@100,x");
        assertThatThrownBy(() -> Journal.read(Show.NAME, lines.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(BadJson.class)
                .hasMessageContaining("line 4")
                .hasMessageContaining("is no moment");
    }

    @Test
    void whereSomebodyWasWhoIsErasedIsNoLongerSaidAndWhereOthersWereIs() {
        put(placed(5, 2));
        put(placed(6, 2));
        put(placed(6, 1));
        put(placed(7, 3));
        show.undo(put(placed(8, 2)));
        Journal after = show.journal.forgetting(Show.p(2)).journal(Author.CLI, Instant.EPOCH, Set.of());
        String text = new String(after.toBytes(), StandardCharsets.UTF_8);
        assertThat(text).doesNotContain("50@100", "80@100").contains("60@100", "70@100");
        Journal again = Journal.read(Show.NAME, after.toBytes());
        assertThat(again.people().standing().placed()).containsExactly(placed(6, 1), placed(7, 3));
        assertThat(again.forgetting(Show.p(3))
                        .journal(Author.CLI, Instant.EPOCH, Set.of())
                        .people())
                .satisfies(p -> assertThat(p.standing().placed()).containsExactly(placed(6, 1)));
    }
}
