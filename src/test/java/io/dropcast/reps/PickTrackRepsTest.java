package io.dropcast.reps;

import static io.dropcast.cluster.FakeTrack.episode;
import static io.dropcast.cluster.FakeTrack.pooled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dropcast.cluster.ClusterStats;
import io.dropcast.cluster.FakeFace;
import io.dropcast.cluster.Identities;
import io.dropcast.cluster.Identity;
import io.dropcast.embed.TrackFace;
import io.dropcast.embed.TrackFaces;
import io.dropcast.face.Embedding;
import io.dropcast.face.IdentityId;
import io.dropcast.face.TrackId;
import io.dropcast.settings.Said;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PickTrackRepsTest {
    private static final RepSettings DEFAULTS = new RepSettings(0.50, 0.60, 1.0);

    @Test
    void theFirstPassTakesTheBestScoreThatLooksLikeTheTrack() {
        TrackRep rep = rep(
                face(1).std(40).vector(1, 0),
                face(2).std(60).vector(1, 0),
                face(3).std(50).vector(1, 0),
                face(4).std(90).vector(-0.2, 1));
        assertThat(rep.repFrame()).isEqualTo(2);
        assertThat(rep.ts()).isEqualTo(2 / 25.0);
        assertThat(rep.cropKey()).isEqualTo("crops/track_0001/2.jpg");
        assertThat(rep.quality().std()).isEqualTo(60);
        assertThat(rep.lowConfidence()).isFalse();
        assertThat(rep.repLowQuality()).isFalse();
        // the centroid is the sum (2.804, 0.981) of all four, scaled to 1
        assertThat(rep.simToCentroid().orElseThrow()).isCloseTo(0.9439, within(1e-4));
    }

    @Test
    void theSecondPassTakesAGoodPictureThatLooksLikeNothing() {
        TrackRep rep =
                rep(face(1).std(40), face(2).std(50), face(3).conf(0.4).std(20).vector(1, 0));
        assertThat(rep.repFrame()).isEqualTo(2);
        assertThat(rep.lowConfidence()).isTrue();
        assertThat(rep.repLowQuality()).isFalse();
        assertThat(rep.simToCentroid()).isEmpty();
    }

    @Test
    void theThirdPassTakesTheBestOfThePoor() {
        TrackRep rep = rep(
                face(1).conf(0.4).std(20),
                face(2).conf(0.5).std(20),
                face(3).conf(0.3).std(20));
        assertThat(rep.repFrame()).isEqualTo(2);
        assertThat(rep.lowConfidence()).isTrue();
        assertThat(rep.repLowQuality()).isTrue();
    }

    @Test
    void theSecondPassAlsoTakesEncodedFacesThatAreFarFromTheCentroid() {
        // four directions at right angles: each is 0.5 from their mean, less than the 0.6 asked for
        TrackFace track = pooled(
                1,
                face(1).vector(1, 0, 0, 0),
                face(2).vector(0, 1, 0, 0),
                face(3).std(70).vector(0, 0, 1, 0),
                face(4).vector(0, 0, 0, 1));
        TrackRep strict = pick(new RepSettings(0.6, 0.6, 1), track).reps().get(0);
        assertThat(strict.repFrame()).isEqualTo(3);
        assertThat(strict.lowConfidence()).isTrue();
        assertThat(strict.repLowQuality()).isFalse();
        TrackRep atThreshold = pick(DEFAULTS, track).reps().get(0);
        assertThat(atThreshold.repFrame()).isEqualTo(3);
        assertThat(atThreshold.lowConfidence()).isFalse();
    }

    @Test
    void ofEqualScoresTheEarlierFrameIsTaken() {
        assertThat(rep(face(5).vector(1, 0), face(9).vector(1, 0)).repFrame()).isEqualTo(5);
        assertThat(rep(face(5), face(9)).repFrame()).isEqualTo(5);
        assertThat(rep(face(5).conf(0.3), face(9).conf(0.3)).repFrame()).isEqualTo(5);
    }

    @Test
    void weakFlatClippedOrImplausibleFacesDoNotPassTheGates() {
        for (FakeFace poor : List.of(
                face(1).conf(0.59).std(100),
                face(1).std(0.9).conf(1),
                face(1).std(100).clipped(0.34),
                face(1).std(100).upsideDown())) {
            TrackRep rep = rep(
                    poor.vector(1, 0), face(2).conf(0.6).std(1).clipped(1 / 3.0).vector(1, 0));
            assertThat(rep.repFrame()).as("%s", poor).isEqualTo(2);
            assertThat(rep.lowConfidence()).isFalse();
        }
    }

    @Test
    void aFaceWithoutACropIsNeverThePicture() {
        TrackRep rep =
                rep(face(1).std(90).vector(1, 0).noCrop(), face(2).conf(0.2).std(5));
        assertThat(rep.repFrame()).isEqualTo(2);
        assertThat(rep.repLowQuality()).isTrue();
    }

    @Test
    void aTrackOfWhichNoCropWasKeptIsLeftOut() {
        TrackReps reps = pick(DEFAULTS, pooled(1, face(1).vector(1, 0).noCrop()), pooled(2, face(9)));
        assertThat(reps.reps()).extracting(TrackRep::track).containsExactly(new TrackId(2));
        assertThat(reps.pictures()).isEqualTo(Map.of(new IdentityId(1), new TrackId(2)));
    }

    @Test
    void anIdentityWithoutAnyPictureIsLeftOut() {
        assertThat(pick(DEFAULTS, pooled(1, face(1).noCrop())).pictures()).isEmpty();
    }

    @Test
    void theCentroidIsTheMeanOfTheFacesThatPass() {
        TrackRep rep = rep(
                face(1).vector(1, 0),
                face(2).vector(0.8, 0.6),
                face(3).vector(0, 1).conf(0.5),
                face(4).vector(0, 1).noCrop(),
                face(5));
        assertThat(rep.centroid()).contains(mean(new double[] {1, 0}, new double[] {0.8, 0.6}));
        assertThat(rep.simToCentroid().orElseThrow()).isCloseTo(0.94868, within(1e-5));
    }

    @Test
    void theCentroidIsTheMeanOfAllFacesWhereNonePasses() {
        TrackRep rep =
                rep(face(1).vector(1, 0).conf(0.4), face(2).vector(0.8, 0.6).conf(0.5));
        assertThat(rep.centroid()).contains(mean(new double[] {1, 0}, new double[] {0.8, 0.6}));
        assertThat(rep.repFrame()).isEqualTo(2);
        assertThat(rep.simToCentroid()).isPresent();
    }

    @Test
    void aTrackWithoutAnyVectorHasNoCentroid() {
        assertThat(rep(face(1)).centroid()).isEmpty();
    }

    @Test
    void theBestPictureOfItsTracksStandsForAnIdentity() {
        assertThat(picture(
                        pooled(1, face(1).std(40).vector(1, 0)),
                        pooled(2, face(2).std(60).vector(1, 0)),
                        pooled(3, face(3).std(50).vector(1, 0))))
                .isEqualTo(2);
    }

    @Test
    void ofEqualPicturesTheLowerTrackStandsForAnIdentity() {
        assertThat(picture(pooled(1, face(1).vector(1, 0)), pooled(2, face(2).vector(1, 0))))
                .isEqualTo(1);
    }

    @Test
    void aDoubtfulPictureStandsForAnIdentityOnlyWhereThereIsNoOther() {
        TrackFace doubtful = pooled(1, face(1).std(90).upsideDown().vector(1, 0));
        TrackFace sure = pooled(2, face(2).std(10).vector(1, 0));
        assertThat(picture(doubtful, sure)).isEqualTo(2);
        assertThat(picture(doubtful)).isEqualTo(1);
    }

    @Test
    void aPictureThatDoesNotLookLikeTheIdentityGivesWay() {
        // the mean of three is (2,1)/sqrt(5): the odd one is 0.447 from it
        assertThat(picture(
                        pooled(1, face(1).std(90).vector(0, 1)),
                        pooled(2, face(2).std(40).vector(1, 0)),
                        pooled(3, face(3).std(30).vector(1, 0))))
                .isEqualTo(2);
    }

    @Test
    void whereNoPictureIsNearTheNearestStandsForTheIdentity() {
        TrackFaces faces = episode(
                pooled(1, face(1).std(90).vector(1, 0, 0)),
                pooled(2, face(2).std(40).vector(0.9, 0.4, 0)));
        Identity off = identity(1, Optional.of(FakeFace.embedding(0, 0.4, 1)), 1, 2);
        assertThat(new PickTrackReps(DEFAULTS).pick(faces, identities(off)).pictures())
                .isEqualTo(Map.of(new IdentityId(1), new TrackId(2)));
    }

    @Test
    void withoutVectorsTheBestScoreStandsForTheIdentity() {
        assertThat(picture(pooled(1, face(1).std(40)), pooled(2, face(2).std(60)), pooled(3, face(3).std(60))))
                .isEqualTo(2);
    }

    @Test
    void eachIdentityHasItsOwnPicture() {
        TrackFaces faces = episode(
                pooled(1, face(1).std(40).vector(1, 0)),
                pooled(2, face(2).std(90).vector(0, 1)),
                pooled(3, face(3).std(50).vector(1, 0)));
        Identities two = identities(
                identity(7, Optional.of(FakeFace.embedding(1, 0)), 1, 3),
                identity(9, Optional.of(FakeFace.embedding(0, 1)), 2));
        TrackReps reps = new PickTrackReps(DEFAULTS).pick(faces, two);
        assertThat(reps.ep()).isEqualTo(faces.ep());
        assertThat(reps.reps()).extracting(r -> r.track().number()).containsExactly(1, 2, 3);
        assertThat(reps.pictures())
                .isEqualTo(Map.of(new IdentityId(7), new TrackId(3), new IdentityId(9), new TrackId(2)));
    }

    @Test
    void theSettingSaysHowLikeItsTrackAPictureMustBe() {
        // four directions at right angles: each is 0.5 from their mean
        FakeFace[] four = {
            face(1).vector(1, 0, 0, 0),
            face(2).vector(0, 1, 0, 0),
            face(3).vector(0, 0, 1, 0),
            face(4).vector(0, 0, 0, 1)
        };
        assertThat(said("dropcast.reps.min-sim-to-centroid", "0.49", four).lowConfidence())
                .isFalse();
        assertThat(said("dropcast.reps.min-sim-to-centroid", "0.51", four).lowConfidence())
                .isTrue();
    }

    @Test
    void theSettingSaysHowSureAPictureMustBe() {
        FakeFace one = face(1).conf(0.65).vector(1, 0);
        assertThat(said("dropcast.reps.min-conf", "0.6", one).repLowQuality()).isFalse();
        assertThat(said("dropcast.reps.min-conf", "0.7", one).repLowQuality()).isTrue();
    }

    @Test
    void theSettingSaysHowMuchContrastAPictureMustHave() {
        FakeFace one = face(1).std(40).vector(1, 0);
        assertThat(said("dropcast.reps.min-std", "39", one).repLowQuality()).isFalse();
        assertThat(said("dropcast.reps.min-std", "41", one).repLowQuality()).isTrue();
    }

    private static TrackRep said(String key, String value, FakeFace... faces) {
        return pick(RepSettings.of(Said.of(key, value)), pooled(1, faces))
                .reps()
                .get(0);
    }

    private static FakeFace face(long frame) {
        return FakeFace.at(frame);
    }

    private static Embedding mean(double[]... vectors) {
        return Embedding.mean(Arrays.stream(vectors).map(FakeFace::embedding).toList());
    }

    private static TrackRep rep(FakeFace... faces) {
        return pick(DEFAULTS, pooled(1, faces)).reps().get(0);
    }

    private static int picture(TrackFace... tracks) {
        return pick(DEFAULTS, tracks).pictures().get(new IdentityId(1)).number();
    }

    /** All tracks as one identity. */
    private static TrackReps pick(RepSettings settings, TrackFace... tracks) {
        List<Embedding> vectors =
                Arrays.stream(tracks).flatMap(t -> t.vector().stream()).toList();
        Optional<Embedding> centroid = vectors.isEmpty() ? Optional.empty() : Optional.of(Embedding.mean(vectors));
        int[] ids = Arrays.stream(tracks).mapToInt(t -> t.track().id().number()).toArray();
        return new PickTrackReps(settings).pick(episode(tracks), identities(identity(1, centroid, ids)));
    }

    private static Identities identities(Identity... identities) {
        return new Identities(
                episode().ep(), List.of(identities), new ClusterStats(0, identities.length, 0, 0, 0), 100);
    }

    private static Identity identity(int id, Optional<Embedding> centroid, int... tracks) {
        return new Identity(
                new IdentityId(id),
                IntStream.of(tracks).mapToObj(TrackId::new).toList(),
                1,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                false,
                Optional.empty(),
                centroid);
    }
}
