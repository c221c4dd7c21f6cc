package io.dropcast.embed;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.detect.Detection;
import io.dropcast.face.Box;
import io.dropcast.face.TrackId;
import io.dropcast.track.Track;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SplitTrackTest {
    private static final EmbedSettings SETTINGS = new EmbedSettings(8, 0.6, 1, 0.34, 0.60, 0.08, 3, 0.60);

    private final Strangers cast = new Strangers(3);
    private final float[] one = cast.person();
    private final float[] other = cast.person();
    private final List<Integer> encoded = new ArrayList<>();
    private final Set<Integer> others = new HashSet<>();

    @Test
    void aTrackOfOnePersonIsOnePieceWithEverythingInIt() {
        List<TrackletPart> pieces = split(film(100, f -> false, f -> true, f -> 0));
        assertThat(pieces).hasSize(1);
        assertThat(pieces.get(0).sightings()).hasSize(100);
        assertThat(pieces.get(0).samples())
                .hasSizeBetween(SETTINGS.samples(), SETTINGS.samples() + 2)
                .extracting(Sample::face)
                .contains(pieces.get(0).first(), pieces.get(0).last());
        assertThat(pieces.get(0).change()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 37, 50, 90})
    void itIsCutToTheFrame(int change) {
        List<TrackletPart> pieces = split(film(100, f -> f >= change, f -> true, f -> 0));
        assertThat(pieces).hasSize(2);
        assertThat(pieces.get(1).first().frameIdx()).isEqualTo(change);
        assertThat(pieces.get(1).change()).isLessThan(0.3);
    }

    @Test
    void betweenTwoPicturesItIsCutWhereTheBoxJumps() {
        List<TrackletPart> pieces = split(film(100, f -> f >= 50, f -> f % 12 == 0, f -> f < 53 ? f : f + 60));
        assertThat(pieces).hasSize(2);
        assertThat(pieces.get(1).first().frameIdx()).isEqualTo(53);
    }

    @Test
    void eachPieceHasItsOwnSamples() {
        List<TrackletPart> pieces = split(film(100, f -> f >= 80, f -> true, f -> 0));
        assertThat(pieces)
                .hasSize(2)
                .allSatisfy(p -> assertThat(p.samples().size()).isGreaterThanOrEqualTo(SETTINGS.samples()));
    }

    @Test
    void somebodyWhoCameBetweenTwoSamplesIsFoundByLookingCloser() {
        // one sample of 8 is of them, and one is not enough
        List<TrackletPart> pieces = split(film(160, f -> f >= 60 && f < 78, f -> f % 3 == 0, f -> 0));
        assertThat(pieces).extracting(p -> p.first().frameIdx()).hasSize(3).startsWith(0L);
        assertThat(pieces.get(1).first().frameIdx()).isBetween(58L, 60L);
        assertThat(pieces.get(2).first().frameIdx()).isBetween(76L, 78L);
    }

    @Test
    void noFaceIsEncodedTwice() {
        split(film(100, f -> f >= 50, f -> true, f -> 0));
        assertThat(encoded).doesNotHaveDuplicates();
    }

    @Test
    void aPieceThatIsSplitAgainStaysAsItIs() {
        for (TrackletPart piece : split(film(100, f -> f >= 31 && f < 60, f -> f % 2 == 0, f -> 0))) {
            Track again = new Track(new TrackId(9), 0, piece.sightings());
            assertThat(split(again))
                    .singleElement()
                    .satisfies(p -> assertThat(p.samples())
                            .extracting(Sample::face)
                            .isEqualTo(
                                    piece.samples().stream().map(Sample::face).toList()));
        }
    }

    @Test
    void aTrackWithoutAFitFaceIsOnePieceWithoutSamples() {
        List<TrackletPart> pieces = split(film(30, f -> f > 10, f -> false, f -> 0));
        assertThat(pieces)
                .singleElement()
                .satisfies(p -> assertThat(p.samples()).isEmpty());
    }

    private List<TrackletPart> split(Track track) {
        return SplitTrack.pieces(track, new FitFaces(new Gate(SETTINGS), SETTINGS.samples(), this::encode));
    }

    private Encoded encode(Detection face) {
        encoded.add(face.row());
        // what a face looks like does not depend on when it is asked for
        return new Encoded(new Strangers(face.row()).picture(others.contains(face.row()) ? other : one), 1);
    }

    private interface Place {
        double x(int frame);
    }

    private Track film(int frames, IntPredicate isOther, IntPredicate hasPicture, Place place) {
        List<Detection> sightings = new ArrayList<>();
        for (int f = 0; f < frames; f++) {
            if (isOther.test(f)) {
                others.add(f);
            }
            Detection seen = Seen.of(
                    f,
                    0.9,
                    40,
                    0,
                    Optional.of(Seen.upright()),
                    hasPicture.test(f) ? Optional.of(Seen.crop(f)) : Optional.empty());
            sightings.add(at(seen, place.x(f)));
        }
        return new Track(new TrackId(1), 0, sightings);
    }

    private static Detection at(Detection d, double x) {
        Box b = d.box();
        return new Detection(
                d.row(),
                d.frameIdx(),
                d.ts(),
                new Box(b.x1() + 0.1 * x, b.y1(), b.x2() + 0.1 * x, b.y2()),
                d.conf(),
                d.landmarks(),
                d.quality(),
                d.clipped(),
                d.crop());
    }
}
