package io.dropcast.embed;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.face.TrackId;
import io.dropcast.track.Track;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RepairsTest {
    @Test
    void tracksThatWereNotTouchedKeepTheirNumbersAndSayNothing() {
        Repairs.Numbered n =
                Repairs.number(List.of(TrackletChain.of(whole(1, 0, 10)), TrackletChain.of(whole(2, 5, 30))));
        assertThat(n.tracks().keySet()).containsExactly(id(1), id(2));
        assertThat(n.repairs()).isEqualTo(Repairs.NONE);
    }

    @Test
    void theLongestPieceKeepsTheNumberAndTheOthersGetNewOnesAfterTheLast() {
        Track first = track(1, 0, 60);
        Repairs.Numbered n = Repairs.number(List.of(
                TrackletChain.of(piece(first, 0, 10)),
                TrackletChain.of(piece(first, 10, 40)),
                TrackletChain.of(piece(first, 40, 60)),
                TrackletChain.of(whole(2, 5, 30))));
        assertThat(n.tracks().keySet()).containsExactly(id(1), id(2), id(3), id(4));
        assertThat(frames(n, 1)).containsExactly(10L, 39L);
        assertThat(frames(n, 3)).containsExactly(0L, 9L);
        assertThat(frames(n, 4)).containsExactly(40L, 59L);
        assertThat(n.repairs().splits())
                .containsExactly(
                        new Repairs.Split(id(1), id(3), id(1), 10, 0.1),
                        new Repairs.Split(id(1), id(1), id(4), 40, 0.1));
        assertThat(n.repairs().sources().keySet()).containsExactlyInAnyOrder(id(1), id(3), id(4));
        assertThat(n.repairs().sources()).containsEntry(id(3), List.of(new Repairs.Source(id(1), 0, 9)));
    }

    @Test
    void ofTwoPiecesOfOneLengthTheEarlierKeepsTheNumber() {
        Track first = track(1, 0, 20);
        Repairs.Numbered n =
                Repairs.number(List.of(TrackletChain.of(piece(first, 0, 10)), TrackletChain.of(piece(first, 10, 20))));
        assertThat(frames(n, 1)).containsExactly(0L, 9L);
    }

    private static List<Long> frames(Repairs.Numbered n, int track) {
        TrackletPart piece = n.tracks().get(id(track)).pieces().get(0);
        return List.of(piece.first().frameIdx(), piece.last().frameIdx());
    }

    private static TrackId id(int number) {
        return new TrackId(number);
    }

    private static Track track(int number, int from, int to) {
        return new Track(
                id(number), 0, IntStream.range(from, to).mapToObj(Seen::at).toList());
    }

    private static TrackletPart whole(int number, int from, int to) {
        return new TrackletPart(track(number, from, to), track(number, from, to).sightings(), List.of(), 1);
    }

    private static TrackletPart piece(Track of, int from, int to) {
        return new TrackletPart(of, of.sightings().subList(from, to), List.of(), from == 0 ? 1 : 0.1);
    }
}
