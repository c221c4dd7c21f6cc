package io.dropcast.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dropcast.cluster.FakeFace;
import io.dropcast.cluster.FakeTrack;
import io.dropcast.face.Clothes;
import org.junit.jupiter.api.Test;

final class TrackFaceTest {
    private static final Clothes RED = Clothes.ofPairs(255, 255);
    private static final Clothes GREEN = Clothes.ofPairs(327, 255);

    @Test
    void theNormOfATrackIsWeighedAsItsVectorIs() {
        TrackFace track = FakeTrack.pooled(1, face(1).norm(1), face(2).norm(3), FakeFace.at(3));
        assertThat(track.norm().orElseThrow()).isCloseTo((1 + 27) / (1.0 + 9), within(1e-12));
        assertThat(FakeTrack.pooled(1, face(1).norm(2.5)).norm().orElseThrow()).isCloseTo(2.5, within(1e-12));
    }

    @Test
    void facesWhoseNormIsNotKnownSayNothingOfIt() {
        assertThat(FakeTrack.pooled(1, face(1), face(2)).norm()).isEmpty();
        assertThat(FakeTrack.pooled(1, face(1), face(2).norm(2)).norm().orElseThrow())
                .isCloseTo(2, within(1e-12));
    }

    @Test
    void theClothesAreThoseOfAllSightingsAlsoOfThoseWithoutAVector() {
        TrackFace track =
                FakeTrack.pooled(1, face(1).wearing(RED), FakeFace.at(2).wearing(GREEN), FakeFace.at(3));
        assertThat(track.clothes()).contains(Clothes.ofPairs(255, 180, 327, 180));
        assertThat(FakeTrack.pooled(1, face(1)).clothes()).isEmpty();
    }

    private static FakeFace face(long frame) {
        return FakeFace.at(frame).vector(1, 0);
    }
}
