package io.dropcast.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dropcast.face.Box;
import io.dropcast.video.Decode;
import io.dropcast.video.FakeFrame;
import io.dropcast.video.FrameLedger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class FaceFinderTest {
    private static final DetectSettings SETTINGS =
            new DetectSettings(3, 9, 3, 0.3, 0.5, 0.4, 0.5, 0.6, 256, 1, 0, Decode.EVERY);
    private static final Box LEFT = new Box(64, 36, 128, 108);
    private static final Box RIGHT = new Box(320, 90, 400, 198);

    private final FakeFrame frame = FakeFrame.of(new FrameLedger(), 77);

    @Test
    void boxesAreMappedToPixelsOfTheFrame() {
        List<Detection> found = find(new Candidate(LEFT, 0.9));
        assertThat(found).hasSize(1);
        Detection face = found.get(0);
        assertThat(corners(face.box())).containsExactly(corners(LEFT), within(1e-3));
        assertThat(face.frameIdx()).isEqualTo(77);
        assertThat(face.ts()).isEqualTo(77 / 25.0);
        assertThat(face.conf()).isCloseTo(0.9, within(1e-6));
        assertThat(face.quality().boxArea()).isCloseTo(64 * 72, within(0.1));
        assertThat(face.clipped()).isCloseTo(0, within(1e-6));
        assertThat(face.crop()).isEmpty();
    }

    @Test
    void facesComeFromLeftToRightHoweverConfident() {
        List<Detection> found = find(new Candidate(RIGHT, 0.95), new Candidate(LEFT, 0.4));
        assertThat(found).extracting(d -> Math.round(d.box().x1())).containsExactly(64L, 320L);
    }

    @Test
    void facesBelowTheThresholdAreLeftOut() {
        List<Detection> found = find(new Candidate(LEFT, 0.29), new Candidate(RIGHT, 0.3001));
        assertThat(found).hasSize(1);
        assertThat(found.get(0).conf()).isGreaterThan(0.3);
    }

    @Test
    void ofOverlappingBoxesOneIsLeft() {
        Box shifted = new Box(LEFT.x1() + 4, LEFT.y1(), LEFT.x2() + 4, LEFT.y2());
        List<Detection> found = find(new Candidate(shifted, 0.7), new Candidate(LEFT, 0.8));
        assertThat(found).hasSize(1);
        assertThat(found.get(0).box().x1()).isCloseTo(LEFT.x1(), within(1e-3));
    }

    @Test
    void pointsAreLookedForOnlyWhereTheNetIsSure() {
        FakeNet net = new FakeNet(f -> List.of(new Candidate(LEFT, 0.49), new Candidate(RIGHT, 0.51)));
        List<Detection> found = find(net);
        assertThat(found.get(0).landmarks()).isEmpty();
        assertThat(found.get(0).plausible()).isFalse();
        assertThat(found.get(0).quality().turn()).isZero();
        assertThat(found.get(1).plausible()).isTrue();
        assertThat(net.seen()).as("one look for faces, one for points").hasSize(2);
    }

    @Test
    void pointsAreThoseOfTheWidenedBox() {
        Detection face = find(new Candidate(RIGHT, 0.9)).get(0);
        double[] expected = FakeNet.frontal(RIGHT.widened(1.1)).toArray();
        assertThat(face.landmarks().orElseThrow().toArray()).containsExactly(expected, within(1e-2));
    }

    @Test
    void aFaceOverTheEdgeIsClipped() {
        Detection face = find(new Candidate(new Box(-50, 100, 150, 300), 0.9)).get(0);
        assertThat(face.box().x1()).isCloseTo(-50, within(1e-2));
        assertThat(face.clipped()).isCloseTo(0.25, within(1e-4));
    }

    @Test
    void boxesWithoutSizeOrSenseAreLeftOut() {
        FaceNet net = new BadNet(new float[] {
            0.5f,
            0.5f,
            0.5f,
            0.7f,
            0.8f,
            0.1f,
            0.2f,
            0.9f,
            Float.NaN,
            0.1f,
            0.9f,
            0.9f,
            0.1f,
            0.1f,
            Float.POSITIVE_INFINITY,
            0.9f,
            0.1f,
            0.1f,
            0.2f,
            0.3f
        });
        try (FaceFinder finder = new FaceFinder(net, SETTINGS)) {
            assertThat(finder.find(frame)).hasSize(1);
        }
    }

    @Test
    void aScoreThatIsNoNumberIsNoFace() {
        assertThat(find(new Candidate(LEFT, Double.NaN))).isEmpty();
    }

    @Test
    void pointsThatComeWithTheFaceAreMappedToTheFrameAndNobodyAsksForMore() {
        List<Detection> found = find(new PointsNet(false, 0.9f));
        assertThat(found).hasSize(1);
        assertThat(found.get(0).landmarks().orElseThrow().toArray())
                .containsExactly(new double[] {128, 72, 192, 72, 160, 90, 128, 108, 192, 108}, within(1e-3));
        assertThat(found.get(0).quality().std()).isZero();
    }

    @Test
    void pointsThatComeWithAFaceThatIsNotSureAreLeftOutToo() {
        assertThat(find(new PointsNet(false, 0.49f)).get(0).landmarks()).isEmpty();
    }

    @Test
    void aLetterboxedNetSeesThePictureAboveBlackAndItsFacesAreWhereTheyAre() {
        PointsNet net = new PointsNet(true, 0.9f);
        Box box = find(net).get(0).box();
        // 5 of the input's 8 rows are the frame's 360, so all of it stands for 640x576 pixels
        assertThat(corners(box)).containsExactly(new double[] {64, 57.6, 320, 230.4}, within(1e-3));
        assertThat(net.seen[0]).as("red of the frame").isEqualTo(77);
        assertThat(net.seen[8 * 5 - 1]).as("last row of the frame").isEqualTo(77);
        assertThat(net.seen[8 * 5]).as("below it").isZero();
        assertThat(net.seen[8 * 8 * 2]).as("blue").isEqualTo(FakeFrame.BLUE);
    }

    @Test
    void aSecondLookInTilesAddsFacesAndChangesNone() {
        FakeNet once = new FakeNet(f -> List.of(new Candidate(LEFT, 0.9)));
        Detection alone = find(once).get(0);
        FakeNet net = new FakeNet(f -> List.of(new Candidate(LEFT, 0.9)));
        try (FaceFinder finder = new FaceFinder(net, tiled(2))) {
            List<Detection> found = finder.find(frame);
            assertThat(found).contains(alone);
            // the same place in each of four tiles; none of them is the face that was known before
            assertThat(found).hasSize(5).allMatch(Detection::plausible);
        }
        assertThat(net.seen().stream().filter(i -> i.length == 3 * 8 * 6))
                .as("the whole frame and four tiles")
                .hasSize(5);
    }

    @Test
    void aFaceOfATileWithoutPointsOfAFaceIsNone() {
        try (FaceFinder finder = new FaceFinder(new PointsNet(false, 0.9f, 0.3f, 0.2f), tiled(2))) {
            assertThat(finder.find(frame)).as("only that of the whole frame").hasSize(1);
        }
    }

    private static DetectSettings tiled(int tiles) {
        return new DetectSettings(3, 9, 3, 0.3, 0.5, 0.4, 0.5, 0.6, 256, tiles, 0, Decode.EVERY);
    }

    @Test
    void whatACloserLookSeesIsMappedBackToPixelsOfTheFrame() {
        Box place = new Box(66, 40, 126, 104);
        Detection face = closer(FakeNet.SPEC, place, new Candidate(LEFT, 0.9)).orElseThrow();
        assertThat(corners(face.box())).containsExactly(corners(LEFT), within(1e-3));
        assertThat(face.landmarks().orElseThrow().toArray())
                .containsExactly(FakeNet.frontal(LEFT.widened(1.1)).toArray(), within(1e-2));
        assertThat(face.frameIdx()).isEqualTo(77);
        assertThat(face.ts()).isEqualTo(77 / 25.0);
        assertThat(face.conf()).isCloseTo(0.9, within(1e-6));
        assertThat(face.quality().boxArea()).isCloseTo(64 * 72, within(0.1));
    }

    @Test
    void aCloserLookOfALetterboxedNetIsMappedBackToo() {
        FaceNet.Spec film = new FaceNet.Spec(10, 6, true, 0, 1, true, Optional.of(FakeNet.POINTS));
        assertThat(corners(closer(film, RIGHT, new Candidate(RIGHT, 0.9))
                        .orElseThrow()
                        .box()))
                .containsExactly(corners(RIGHT), within(1e-3));
    }

    @Test
    void aCloserLookThatIsNotSureGivesNothing() {
        assertThat(closer(FakeNet.SPEC, LEFT, new Candidate(LEFT, 0.749))).isEmpty();
        assertThat(closer(FakeNet.SPEC, LEFT, new Candidate(LEFT, 0.751))).isPresent();
    }

    @Test
    void aCloserLookThatSeesNothingGivesNothing() {
        assertThat(closer(FakeNet.SPEC, LEFT)).isEmpty();
    }

    @Test
    void aFaceBesideThePlaceIsAnother() {
        // overlaps of 0.25 and of a third
        Box beside = new Box(LEFT.x1() + 38.4, LEFT.y1(), LEFT.x2() + 38.4, LEFT.y2());
        Box near = new Box(LEFT.x1() + 32, LEFT.y1(), LEFT.x2() + 32, LEFT.y2());
        assertThat(closer(FakeNet.SPEC, LEFT, new Candidate(beside, 0.99))).isEmpty();
        assertThat(closer(FakeNet.SPEC, LEFT, new Candidate(near, 0.99))).isPresent();
    }

    @Test
    void ofSeveralAtThePlaceTheSurestIsTheFace() {
        Box shifted = new Box(LEFT.x1() + 4, LEFT.y1(), LEFT.x2() + 4, LEFT.y2());
        Detection face = closer(
                        FakeNet.SPEC,
                        LEFT,
                        new Candidate(LEFT, 0.8),
                        new Candidate(shifted, 0.9),
                        new Candidate(RIGHT, 0.95))
                .orElseThrow();
        assertThat(corners(face.box())).containsExactly(corners(shifted), within(1e-3));
    }

    @Test
    void aFaceThatTheCloserViewsEdgeCutsIsNone() {
        // so narrow that the view is not as wide as the face is high
        FaceNet.Spec narrow = new FaceNet.Spec(4, 40, true, 0, 1, false, Optional.of(FakeNet.POINTS));
        Box inside = Box.around(LEFT.centerX(), LEFT.centerY(), 30, 60);
        Box atEdge = Box.around(LEFT.centerX(), LEFT.centerY(), 0.8 * 72, 72);
        assertThat(closer(narrow, LEFT, new Candidate(atEdge, 0.99))).isEmpty();
        assertThat(closer(narrow, LEFT, new Candidate(inside, 0.99))).isPresent();
    }

    @Test
    void aFaceAtTheFramesEdgeIsSeenCloserAsAnyOther() {
        Box corner = new Box(0, 0, 64, 72);
        assertThat(closer(FakeNet.SPEC, corner, new Candidate(corner, 0.9))).isPresent();
    }

    @Test
    void aCloserLookWhosePointsMakeNoFaceGivesNothing() {
        // the middle of the view is where the face was
        try (FaceFinder upright = new FaceFinder(new MiddleNet(0.48f, 0.53f), SETTINGS);
                FaceFinder upsideDown = new FaceFinder(new MiddleNet(0.53f, 0.48f), SETTINGS)) {
            assertThat(upright.closer(frame, LEFT)).isPresent();
            assertThat(upsideDown.closer(frame, LEFT)).isEmpty();
        }
    }

    private Optional<Detection> closer(FaceNet.Spec spec, Box place, Candidate... there) {
        Box shown = Tile.around(place, spec).shown();
        List<Candidate> answer = Stream.of(there)
                .map(c -> new Candidate(inView(c.box(), shown), c.conf()))
                .toList();
        try (FaceFinder finder = new FaceFinder(new FakeNet(spec, f -> answer), SETTINGS)) {
            return finder.closer(frame, place);
        }
    }

    /** A box as {@link FakeNet} must be told it for a view: as if the view were the frame. */
    private static Box inView(Box box, Box shown) {
        double x = FakeFrame.WIDTH / shown.width();
        double y = FakeFrame.HEIGHT / shown.height();
        return new Box(
                (box.x1() - shown.x1()) * x,
                (box.y1() - shown.y1()) * y,
                (box.x2() - shown.x1()) * x,
                (box.y2() - shown.y1()) * y);
    }

    @Test
    void aNetThatReadsRedGreenBlueGetsThemInThatOrder() {
        assertThat(planes(true)).containsExactly(77, 0, FakeFrame.BLUE);
    }

    @Test
    void aNetThatReadsBlueGreenRedGetsThemInThatOrder() {
        assertThat(planes(false)).containsExactly(FakeFrame.BLUE, 0, 77);
    }

    @Test
    void valuesAreShiftedAndScaled() {
        FakeNet net = new FakeNet(
                new FaceNet.Spec(4, 3, true, 127, 128, false, Optional.of(new FaceNet.Points(4, 256, 1))),
                f -> List.of(new Candidate(LEFT, 0.9)));
        find(net);
        assertThat(net.seen().get(0)[0]).isEqualTo((77 - 127) / 128f);
        assertThat(net.seen().get(0)).hasSize(3 * 4 * 3);
        assertThat(net.seen().get(1)).hasSize(16).containsOnly(77 / 256f);
    }

    /** First value of each plane, as the net saw it. */
    private int[] planes(boolean rgb) {
        FakeNet net = new FakeNet(new FaceNet.Spec(4, 3, rgb, 0, 1, false, Optional.empty()), f -> List.of());
        find(net);
        float[] input = net.seen().get(0);
        return new int[] {(int) input[0], (int) input[12], (int) input[24]};
    }

    private List<Detection> find(Candidate... candidates) {
        return find(new FakeNet(f -> List.of(candidates)));
    }

    private List<Detection> find(FaceNet net) {
        try (FaceFinder finder = new FaceFinder(net, SETTINGS)) {
            return finder.find(frame);
        }
    }

    private static double[] corners(Box b) {
        return new double[] {b.x1(), b.y1(), b.x2(), b.y2()};
    }

    /** Finds one face from a tenth to a half and from a tenth to four tenths of what it sees, and its points. */
    private static final class PointsNet implements FaceNet {
        private final boolean letterbox;
        private final float score;
        private final float eyes;
        private final float mouth;
        private float[] seen = {};

        PointsNet(boolean letterbox, float score) {
            this(letterbox, score, 0.2f, 0.3f);
        }

        PointsNet(boolean letterbox, float score, float eyes, float mouth) {
            this.letterbox = letterbox;
            this.score = score;
            this.eyes = eyes;
            this.mouth = mouth;
        }

        @Override
        public Spec spec() {
            return new Spec(8, 8, true, 0, 1, letterbox, Optional.empty());
        }

        @Override
        public RawFaces faces(float[] input) {
            seen = input.clone();
            float[] corners = {0.1f, 0.1f, 0.5f, 0.4f};
            float[] points = {0.2f, eyes, 0.3f, eyes, 0.25f, 0.25f, 0.2f, mouth, 0.3f, mouth};
            return new RawFaces(new float[] {score}, corners, points);
        }

        @Override
        public float[] points(float[] input) {
            throw new AssertionError("the points came with the face");
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    /** Finds one face of an eighth of what it sees, in the middle, and its points. */
    private record MiddleNet(float eyes, float mouth) implements FaceNet {
        @Override
        public Spec spec() {
            return new Spec(8, 8, true, 0, 1, false, Optional.empty());
        }

        @Override
        public RawFaces faces(float[] input) {
            float[] corners = {0.4375f, 0.4375f, 0.5625f, 0.5625f};
            float[] points = {0.47f, eyes, 0.53f, eyes, 0.5f, 0.5f, 0.48f, mouth, 0.52f, mouth};
            return new RawFaces(new float[] {0.9f}, corners, points);
        }

        @Override
        public float[] points(float[] input) {
            throw new AssertionError("the points came with the face");
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    /** Sure of everything that it is told to answer. */
    private static final class BadNet implements FaceNet {
        private final float[] corners;

        BadNet(float... corners) {
            this.corners = corners;
        }

        @Override
        public Spec spec() {
            return FakeNet.SPEC;
        }

        @Override
        public RawFaces faces(float[] input) {
            float[] scores = new float[corners.length / 4];
            java.util.Arrays.fill(scores, 0.45f);
            return new RawFaces(scores, corners);
        }

        @Override
        public float[] points(float[] input) {
            throw new AssertionError("not sure enough to ask for points");
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
