package io.dropcast.cluster.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dropcast.cluster.MadeCast;
import io.dropcast.cluster.linkage.PairSimilarity;
import io.dropcast.embed.TrackFace;
import io.dropcast.face.Clothes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClothesRatioTest {
    private static final Clothes RED = Clothes.ofPairs(255, 255);
    private static final Clothes GREEN = Clothes.ofPairs(327, 255);
    /** Nobody knows who is who. */
    private static final PairSimilarity EVEN = (one, other, cosine) -> 0;

    @Test
    void withoutStrangersClothesAreAsked() {
        ClothesRatio none = ClothesRatio.of(List.of(), new BitSet(), EVEN);
        assertThat(none.pairs()).isZero();
        assertThat(none.isAsked()).isTrue();
        assertThat(ClothesRatio.UNASKED.isAsked()).isFalse();
    }

    @Test
    void whereThoseWhoAreSeenAtOnceWearTheSameClothesAreNotAsked() {
        ClothesRatio uniforms = learnt(couples(30, RED, RED));
        assertThat(uniforms.isAsked()).isFalse();
        assertThat(uniforms.among(couples(2, RED, RED))).isSameAs(Witness.SILENT);
    }

    @Test
    void whereTheyDressEachInTheirOwnWayClothesSayMore() {
        ClothesRatio own = learnt(couples(30, RED, GREEN));
        ClothesRatio expected = learnt(List.of());
        assertThat(own.isAsked()).isTrue();
        assertThat(own.pairs()).isEqualTo(30);
        assertThat(own.strangers()).isLessThan(expected.strangers());
    }

    @Test
    void aFewPairsMoveWhatIsExpectedALittleAndManyMoveItMuch() {
        double none = learnt(List.of()).strangers();
        double few = learnt(couples(2, RED, GREEN)).strangers();
        double many = learnt(couples(200, RED, GREEN)).strangers();
        assertThat(many).isLessThan(few).isCloseTo(0, within(0.1));
        assertThat(few).isLessThan(none).isCloseTo(none, within(0.1));
    }

    @Test
    void tracksThatOverlapWithoutBeingApartAreNoStrangers() {
        assertThat(ClothesRatio.of(couples(5, RED, RED), new BitSet(), EVEN).pairs())
                .isZero();
    }

    @Test
    void whoseFacesSurelyDifferCountAsStrangersWithinAScene() {
        List<TrackFace> tracks = List.of(wearing(1, 0, RED), wearing(2, 20, GREEN), wearing(3, 2000, RED));
        PairSimilarity differ = (one, other, cosine) -> -4;
        assertThat(ClothesRatio.of(tracks, new BitSet(), differ).pairs())
                .as("the third is half an hour later")
                .isEqualTo(1);
        assertThat(ClothesRatio.of(tracks, new BitSet(), EVEN).pairs()).isZero();
    }

    @Test
    void tracksWhoseClothesAreNotSeenAreNoPairs() {
        TrackFace bare = MadeCast.track(2, 25 * 20, 0, new double[] {1, 0}, 3, Optional.empty());
        PairSimilarity differ = (one, other, cosine) -> -4;
        assertThat(ClothesRatio.of(List.of(wearing(1, 0, RED), bare), new BitSet(), differ)
                        .pairs())
                .isZero();
    }

    @Test
    void theSameClothesSpeakForOnePersonLessWithEachSecond() {
        float before = said(0, RED, RED);
        assertThat(before).isPositive();
        for (int seconds : new int[] {2, 10, 30, 60, 120}) {
            float now = said(seconds, RED, RED);
            assertThat(now).isPositive().isLessThan(before);
            before = now;
        }
        assertThat(said(600, RED, RED)).isZero();
    }

    @Test
    void otherClothesSpeakAgainstItLessWithEachSecond() {
        float before = said(0, RED, GREEN);
        assertThat(before).isNegative();
        for (int seconds : new int[] {2, 10, 30, 60, 120}) {
            float now = said(seconds, RED, GREEN);
            assertThat(now).isNegative().isGreaterThan(before);
            before = now;
        }
        assertThat(said(600, RED, GREEN)).isZero();
    }

    @Test
    void clothesOfWhichHalfIsTheSameSayLessThanTheSameClothes() {
        Clothes both = Clothes.ofPairs(255, 180, 327, 180);
        assertThat(said(1, RED, both)).isBetween(said(1, RED, GREEN), said(1, RED, RED));
        assertThat(said(1, both, RED)).isEqualTo(said(1, RED, both));
    }

    @ParameterizedTest
    @ValueSource(floats = {-0.001f, -0.5f, -5})
    void theSameClothesBringNobodyTogetherWhoseFacesSpeakAgainstIt(float faces) {
        assertThat(said(0, RED, RED, faces)).isEqualTo(faces);
    }

    @ParameterizedTest
    @ValueSource(floats = {-5, -0.5f, 0, 4})
    void otherClothesSpeakAgainstItWhateverTheFacesSay(float faces) {
        assertThat(said(0, RED, GREEN, faces)).isLessThan(faces);
    }

    /** The least that faces say is further from even than the most that clothes say. */
    @Test
    void aClearMismatchOfFacesOutweighsAllThatClothesCanSay() {
        assertThat((double) said(0, RED, RED)).isLessThan(-FaceRatio.LEAST);
    }

    @Test
    void whoseClothesAreNotSeenIsJudgedByTheFaceAlone() {
        TrackFace bare = MadeCast.track(2, 25, 0, new double[] {1, 0}, 3, Optional.empty());
        Witness clothes = learnt(List.of()).among(List.of(wearing(1, 0, RED), bare));
        assertThat(clothes.of(0, 1, 1)).isZero();
    }

    private static float said(int secondsLater, Clothes one, Clothes other) {
        return said(secondsLater, one, other, 0);
    }

    /** What both say of two tracks, by a ratio of the faces. */
    private static float said(int secondsLater, Clothes one, Clothes other, float faces) {
        List<TrackFace> tracks = List.of(wearing(1, 0, one), wearing(2, secondsLater, other));
        return faces + learnt(couples(10, RED, GREEN)).among(tracks).of(0, 1, faces);
    }

    private static ClothesRatio learnt(List<TrackFace> tracks) {
        return ClothesRatio.of(tracks, CannotLink.pairs(tracks), EVEN);
    }

    /** Always two at once, a minute and more after the last two. */
    private static List<TrackFace> couples(int count, Clothes one, Clothes other) {
        List<TrackFace> tracks = new ArrayList<>();
        for (int c = 0; c < count; c++) {
            long frame = 25 * 100L * c;
            tracks.add(MadeCast.track(2 * c + 1, frame, 0, new double[] {1, 0}, 3, Optional.of(one)));
            tracks.add(MadeCast.track(2 * c + 2, frame, 500, new double[] {0, 1}, 3, Optional.of(other)));
        }
        return tracks;
    }

    private static TrackFace wearing(int id, int seconds, Clothes clothes) {
        return MadeCast.track(id, 25L * seconds, 0, new double[] {1, 0}, 3, Optional.of(clothes));
    }
}
