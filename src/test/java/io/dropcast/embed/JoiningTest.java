package io.dropcast.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dropcast.detect.Detection;
import io.dropcast.face.Box;
import io.dropcast.face.Embedding;
import io.dropcast.face.TrackId;
import io.dropcast.settings.Said;
import io.dropcast.track.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JoiningTest {
    private static final EmbedSettings SETTINGS = new EmbedSettings(16, 0.6, 1, 0.34, 0.60, 0.08, 3, 0.60);

    private final Strangers cast = new Strangers(5);
    private final float[] one = cast.person();
    private final float[] other = cast.person();

    @Test
    void aFaceThatComesBackToItsPlaceIsOneTrackAndTheEarlierNumberStays() {
        Repairs.Numbered n = number(piece(4, 0, 0, 50, 0, one), piece(7, 0, 90, 50, 10, one));
        assertThat(n.tracks().keySet()).containsExactly(new TrackId(4));
        assertThat(n.repairs().joins()).singleElement().satisfies(j -> {
            assertThat(j.into()).isEqualTo(new TrackId(4));
            assertThat(j.next()).isEqualTo(new TrackId(7));
            assertThat(j.seconds()).isCloseTo(41 / 25.0, within(1e-9));
            assertThat(j.similarity()).isGreaterThan(0.6);
        });
        assertThat(n.repairs().sources().get(new TrackId(4)))
                .containsExactly(
                        new Repairs.Source(new TrackId(4), 0, 49), new Repairs.Source(new TrackId(7), 90, 139));
        assertThat(n.repairs().splits()).isEmpty();
    }

    @Test
    void aFaceThatIsLostTwiceIsOneTrack() {
        assertThat(chains(piece(1, 0, 0, 20, 0, one), piece(2, 0, 40, 20, 5, one), piece(3, 0, 80, 20, 10, one)))
                .isEqualTo(List.of(List.of(1, 2, 3)));
    }

    @Test
    void somebodyElseInTheSamePlaceIsSomebodyElse() {
        assertThat(chains(piece(1, 0, 0, 50, 0, one), piece(2, 0, 60, 50, 0, other)))
                .hasSize(2);
    }

    @Test
    void nothingIsJoinedAcrossACut() {
        assertThat(chains(piece(1, 0, 0, 50, 0, one), piece(2, 1, 60, 50, 0, one)))
                .hasSize(2);
    }

    @Test
    void whoeverIsSeenAtOnceIsNotJoined() {
        assertThat(chains(piece(1, 0, 0, 50, 0, one), piece(2, 0, 49, 50, 0, one)))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"74, 1", "124, 1", "125, 2", "300, 2"})
    void aLossMayNotBeTooLong(int begins, int tracks) {
        assertThat(chains(piece(1, 0, 0, 50, 0, one), piece(2, 0, begins, 50, 0, one)))
                .hasSize(tracks);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "90, 1", "150, 2", "-150, 2"})
    void aFaceMayNotComeBackTooFarAway(double pixels, int tracks) {
        assertThat(chains(piece(1, 0, 0, 50, 0, one), piece(2, 0, 75, 50, pixels, one)))
                .hasSize(tracks);
    }

    @Test
    void theNearerFaceInVectorsContinuesAndTheOtherBegins() {
        TrackletPart before = piece(1, 0, 0, 50, 0, one);
        TrackletPart same = piece(3, 0, 60, 50, 20, one);
        TrackletPart alike = piece(2, 0, 60, 50, 0, Strangers.between(one, other, 0.3));
        assertThat(chains(before, alike, same)).isEqualTo(List.of(List.of(1, 3), List.of(2)));
    }

    @Test
    void piecesOfOneTrackletStayApart() {
        Track tracklet = track(1, 0, 0, 100, 0);
        TrackletPart a =
                new TrackletPart(tracklet, tracklet.sightings().subList(0, 40), samples(tracklet, 0, 40, one), 1);
        TrackletPart c =
                new TrackletPart(tracklet, tracklet.sightings().subList(60, 100), samples(tracklet, 60, 100, one), 0.1);
        assertThat(chains(a, c)).hasSize(2);
    }

    @Test
    void aTrackWithoutAVectorIsNotJoined() {
        Track brief = track(2, 0, 60, 50, 0);
        assertThat(chains(piece(1, 0, 0, 50, 0, one), new TrackletPart(brief, brief.sightings(), List.of(), 1)))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"0.62, 2", "0.90, 1"})
    void aSinglePictureHasToBeMoreAlike(double likeness, int tracks) {
        Track first = track(1, 0, 0, 50, 0);
        Track brief = track(2, 0, 60, 50, 0);
        // pictures that are the person to the dot, and one that is as like them as it says
        TrackletPart sure = new TrackletPart(first, first.sightings(), List.of(sample(first, cast.picture(one, 1))), 1);
        TrackletPart single =
                new TrackletPart(brief, brief.sightings(), List.of(sample(brief, like(one, likeness))), 1);
        assertThat(chains(sure, single)).hasSize(tracks);
    }

    private static Sample sample(Track track, Embedding vector) {
        return new Sample(track.first(), new Encoded(vector, 1));
    }

    /** So like the person, exactly. */
    private Embedding like(float[] person, double similarity) {
        Embedding exact = cast.picture(person, 1);
        Embedding noise = cast.picture(cast.person(), 1);
        double common = exact.similarity(noise);
        double a = Math.sqrt((1 - similarity * similarity) / (1 - common * common));
        float[] v = new float[exact.size()];
        for (int i = 0; i < v.length; i++) {
            v[i] = (float) ((similarity - a * common) * exact.at(i) + a * noise.at(i));
        }
        return Embedding.of("fake", v);
    }

    @Test
    void whoeverIsKnownToBeTwoPeopleStaysTwo() {
        BiPredicate<Track, Track> apart = (a, b) -> a.id().number() == 1 && b.id().number() == 2;
        List<TrackletPart> pieces = List.of(piece(1, 0, 0, 50, 0, one), piece(2, 0, 60, 50, 0, one));
        assertThat(new Joining(pieces, SETTINGS, apart).chains()).hasSize(2);
    }

    @Test
    void zeroSecondsJoinNothing() {
        EmbedSettings none = new EmbedSettings(16, 0.6, 1, 0.34, 0.60, 0.08, 0, 0.60);
        List<TrackletPart> pieces = List.of(piece(1, 0, 0, 50, 0, one), piece(2, 0, 51, 50, 0, one));
        assertThat(new Joining(pieces, none, (a, b) -> false).chains()).hasSize(2);
    }

    @Test
    void theSettingSaysHowLongALossMayBe() {
        TrackletPart[] two = {piece(1, 0, 0, 50, 0, one), piece(2, 0, 150, 50, 0, one)};
        assertThat(said("dropcast.embed.join-seconds", "3", two)).isEqualTo(2);
        assertThat(said("dropcast.embed.join-seconds", "5", two)).isEqualTo(1);
    }

    @Test
    void theSettingSaysHowAlikeTwoTracksMustBe() {
        Track first = track(1, 0, 0, 50, 0);
        Track second = track(2, 0, 60, 50, 0);
        Sample exact = sample(first, cast.picture(one, 1));
        Sample alike = sample(second, like(one, 0.65));
        TrackletPart[] two = {
            new TrackletPart(first, first.sightings(), List.of(exact, exact), 1),
            new TrackletPart(second, second.sightings(), List.of(alike, alike), 1)
        };
        assertThat(said("dropcast.embed.join-sim", "0.6", two)).isEqualTo(1);
        assertThat(said("dropcast.embed.join-sim", "0.7", two)).isEqualTo(2);
    }

    private static int said(String key, String value, TrackletPart... pieces) {
        return new Joining(List.of(pieces), EmbedSettings.of(Said.of(key, value)), (a, b) -> false)
                .chains()
                .size();
    }

    private static List<List<Integer>> chains(TrackletPart... pieces) {
        return new Joining(List.of(pieces), SETTINGS, (a, b) -> false)
                .chains().stream()
                        .map(c -> c.pieces().stream()
                                .map(p -> p.tracklet().id().number())
                                .toList())
                        .toList();
    }

    private static Repairs.Numbered number(TrackletPart... pieces) {
        return Repairs.number(new Joining(Stream.of(pieces).toList(), SETTINGS, (a, b) -> false).chains());
    }

    private TrackletPart piece(int number, int shot, int from, int frames, double x, float[] person) {
        Track track = track(number, shot, from, frames, x);
        return new TrackletPart(track, track.sightings(), samples(track, 0, frames, person), 1);
    }

    private List<Sample> samples(Track track, int from, int to, float[] person) {
        List<Sample> out = new ArrayList<>();
        for (Detection d : track.sightings().subList(from, to)) {
            out.add(new Sample(d, new Encoded(cast.picture(person), 1)));
        }
        return out;
    }

    /** A face of 100 pixels. */
    private static Track track(int number, int shot, int from, int frames, double x) {
        List<Detection> sightings = new ArrayList<>();
        for (int f = from; f < from + frames; f++) {
            Detection d = Seen.at(f);
            Box b = d.box();
            Box moved = new Box(b.x1() + x, b.y1(), b.x2() + x, b.y2());
            sightings.add(new Detection(
                    d.row(), d.frameIdx(), d.ts(), moved, d.conf(), d.landmarks(), d.quality(), 0, d.crop()));
        }
        return new Track(new TrackId(number), shot, sightings);
    }
}
