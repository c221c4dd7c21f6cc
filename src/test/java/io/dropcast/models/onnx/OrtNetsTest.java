package io.dropcast.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dropcast.detect.DetectFaces;
import io.dropcast.detect.DetectSettings;
import io.dropcast.detect.Detection;
import io.dropcast.detect.Detections;
import io.dropcast.embed.FaceEncoder;
import io.dropcast.episode.CropShelf;
import io.dropcast.episode.Digest;
import io.dropcast.episode.Progress;
import io.dropcast.face.Box;
import io.dropcast.face.Crop;
import io.dropcast.face.EpisodeId;
import io.dropcast.models.ModelFiles;
import io.dropcast.models.ModelPack;
import io.dropcast.models.ModelPacks;
import io.dropcast.models.ModelTrouble;
import io.dropcast.settings.KnownSettings;
import io.dropcast.settings.Settings;
import io.dropcast.track.FaceTracker;
import io.dropcast.track.TrackSettings;
import io.dropcast.video.Decode;
import io.dropcast.video.FakeFrame;
import io.dropcast.video.FakeVideo;
import io.dropcast.video.FrameLedger;
import io.dropcast.video.Glances;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From an entry of a {@code models.json} to faces, with made-up nets that ONNX Runtime runs. */
final class OrtNetsTest {
    @TempDir
    Path folder;

    @BeforeEach
    void writeTheFiles() throws IOException {
        Files.write(folder.resolve("tiny-yunet.onnx"), TinyNets.yuNet());
        Files.write(folder.resolve("tiny-encoder.onnx"), TinyNets.encoder());
    }

    @Test
    void aPackWithYuNetFindsTheFaceWhereItsGraphSays() throws IOException {
        OrtNets nets = open(packs("letterbox", 64, 16));
        List<Detection> faces = detect(nets);
        assertThat(faces).hasSize(4);
        for (Detection face : faces) {
            // the frame is 640x360, so the input of 64x64 stands for 640x640: the right upper quarter of that
            assertThat(face.box()).isEqualTo(new Box(320, 0, 640, 320));
            // as sure as the brightest value says
            assertThat(face.conf()).isCloseTo(Math.sqrt(FakeFrame.BLUE / 255.0), within(1e-6));
            assertThat(face.landmarks().orElseThrow().toArray())
                    .containsExactly(new double[] {416, 128, 544, 128, 480, 192, 432, 256, 528, 256}, within(1e-3));
            assertThat(face.plausible()).isTrue();
        }
    }

    @Test
    void aPackInTheShapeOfTheFilmLooksAtTheWholeFrame() throws IOException {
        Files.write(folder.resolve("tiny-yunet.onnx"), TinyNets.openYuNet());
        List<Detection> faces = detect(open(film(packs("letterbox", 128, 16))));
        // the frame is 640x360, so the input is 128x96, of which the last 24 rows are black: a face in each of its 4x3
        // cells
        assertThat(faces).hasSize(4 * 12);
        assertThat(faces.get(0).box().iou(new Box(0, 0, 160, 160))).isCloseTo(1, within(1e-6));
        assertThat(faces.get(11).box().iou(new Box(480, 320, 640, 480))).isCloseTo(1, within(1e-6));
    }

    @Test
    void aFileOfOneSizeIsRefusedForTheShapeOfTheFilm() throws IOException {
        OrtNets nets = open(film(packs("letterbox", 64, 16)));
        assertThatThrownBy(() -> nets.openFaceNet(640, 640).close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("tiny-yunet.onnx")
                .hasMessageContaining("[1, 3, 64, 64]")
                .hasMessageContaining("say \"shape\": \"fixed\" there");
    }

    @Test
    void aPackThatSaysNothingOfTheFitStretches() throws IOException {
        assertThat(detect(open(packs("", 64, 16))).get(0).box()).isEqualTo(new Box(320, 0, 640, 180));
    }

    @ParameterizedTest
    @CsvSource({"0.1, 4", "0.88, 4", "0.89, 0"})
    void aFaceUnderTheScoreOfThePackIsNotRecorded(double score, int faces) throws IOException {
        assertThat(recorded(thresholds("\"score_threshold\": " + score + ", \"nms_iou\": 0.3"), Map.of()))
                .hasSize(faces);
    }

    @ParameterizedTest
    @CsvSource({"0.3, 4", "0.35, 8"})
    void howMuchFacesMayOverlapThePackSays(double iou, int faces) throws IOException {
        Files.write(folder.resolve("tiny-yunet.onnx"), TinyNets.yuNetOfTwo());
        assertThat(recorded(thresholds("\"score_threshold\": 0.1, \"nms_iou\": " + iou), Map.of()))
                .hasSize(faces);
    }

    @ParameterizedTest
    @CsvSource({"0.88, 1", "0.89, 0"})
    void howSureAFaceMustBeToStartATrackThePackSays(double newTrack, int tracks) throws IOException {
        Path json = thresholds("\"score_threshold\": 0.1, \"nms_iou\": 0.3, \"new_track\": " + newTrack);
        assertThat(tracks(json, Map.of())).isEqualTo(tracks);
    }

    @ParameterizedTest
    @CsvSource({"0.88, 1", "0.89, 0"})
    void fromWhereOnAFaceIsMatchedFirstThePackSays(double high, int tracks) throws IOException {
        Path json = thresholds("\"score_threshold\": 0.1, \"nms_iou\": 0.3, \"track_high\": " + high);
        assertThat(tracks(json, Map.of())).isEqualTo(tracks);
    }

    @Test
    void whatTheUserSaysIsStrongerThanThePack() throws IOException {
        Path strict = thresholds("\"score_threshold\": 0.89, \"nms_iou\": 0.3, \"new_track\": 0.95");
        Map<String, String> lenient = Map.of(
                "dropcast.detect.threshold", "0.2", "dropcast.track.high", "0.5", "dropcast.track.new-track", "0.6");

        assertThat(recorded(strict, Map.of())).isEmpty();
        assertThat(recorded(strict, Map.of("dropcast.detect.threshold", "0.2"))).hasSize(4);
        assertThat(tracks(strict, Map.of("dropcast.detect.threshold", "0.2"))).isZero();
        assertThat(tracks(strict, lenient)).isEqualTo(1);
    }

    @Test
    void theEncoderOfThePackNamesItsVectors() throws IOException {
        OrtNets nets = open(packs("letterbox", 64, 16));
        try (FaceEncoder encoder = nets.openEncoder()) {
            assertThat(encoder.spec().model()).isEqualTo("tiny");
            assertThat(encoder.encode(new float[3 * 112 * 112])).hasSize(16);
        }
    }

    @Test
    void whatIsReadInAnotherWayIsDoneAgain() throws IOException {
        OrtNets nets = open(packs("letterbox", 64, 16));
        assertThat(nets.faceNetDigests())
                .containsKey("tiny-yunet.onnx")
                .isNotEqualTo(open(packs("stretch", 64, 16)).faceNetDigests());
        assertThat(nets.faceNetDigests())
                .isEqualTo(open(packs("letterbox", 64, 16)).faceNetDigests());
        Map<String, String> fixed = nets.faceNetDigests();
        assertThat(open(film(packs("letterbox", 64, 16))).faceNetDigests()).isNotEqualTo(fixed);
        assertThat(nets.encoderDigests()).containsKey("tiny-encoder.onnx");
    }

    @Test
    void anEncoderOfAnotherLengthIsRefusedWithBoth() throws IOException {
        OrtNets nets = open(packs("letterbox", 64, 17));
        assertThatThrownBy(() -> nets.openEncoder().close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("[1, 16]")
                .hasMessageContaining("[1, 17]");
    }

    @Test
    void anInputThatHasHalfCellsIsRefused() throws IOException {
        Path json = packs("letterbox", 80, 16);
        assertThatThrownBy(() -> ModelPacks.read(json))
                .isInstanceOf(ModelTrouble.class)
                .hasMessageContaining("multiples of 32 for yunet, found 80x80");
    }

    @Test
    void aFitThatIsNotKnownIsRefused() throws IOException {
        Path json = packs("leterbox", 64, 16);
        assertThatThrownBy(() -> ModelPacks.read(json))
                .isInstanceOf(ModelTrouble.class)
                .hasMessageContaining("packs[0].detector: fit must be one of [stretch, letterbox]")
                .hasMessageContaining("did you mean 'letterbox'?");
    }

    private OrtNets open(Path json) {
        ModelPack pack = ModelPacks.read(json).preferred();
        return new OrtNets(pack, new ModelFiles(folder, pack).verify());
    }

    private static List<Detection> detect(OrtNets nets) {
        return detect(nets, new DetectSettings(1, 1, 3, 0.1, 0.5, 0.4, 0.5, 1, 256, 1, 0, Decode.EVERY))
                .faces();
    }

    private static Detections detect(OrtNets nets, DetectSettings settings) {
        FrameLedger ledger = new FrameLedger();
        FakeVideo video = new FakeVideo(ledger, 25, Collections.nCopies(4, Glances.flat(100)));
        Detections found = new DetectFaces((f, how) -> video, nets::openFaceNet, NoShelf.IT, settings, 1)
                .detect(new EpisodeId("show-s01e01"), Path.of("show-s01e01.mp4"), NoShelf.IT, Progress.none());
        ledger.assertAllClosedOnce();
        return found;
    }

    /** The faces of four frames under the thresholds of a pack, and what the user says. */
    private List<Detection> recorded(Path json, Map<String, String> said) {
        return detect(open(json), DetectSettings.of(settings(json, said))).faces();
    }

    private int tracks(Path json, Map<String, String> said) {
        Settings settings = settings(json, said);
        return new FaceTracker(TrackSettings.of(settings))
                .apply(detect(open(json), DetectSettings.of(settings)))
                .tracks()
                .size();
    }

    /** Without crops, which nothing here keeps. */
    private static Settings settings(Path json, Map<String, String> said) {
        Map<String, String> all = new HashMap<>(said);
        all.put("dropcast.detect.stride", "1");
        all.put("dropcast.detect.crop-conf", "1");
        all.put("dropcast.embed.min-conf", "1");
        return Settings.of(
                KnownSettings.resolve(Map.of(), Map.of(), all),
                ModelPacks.read(json).preferred().detector().thresholds());
    }

    /** The same with the film's shape, and with the detector that is in the folder. */
    private Path film(Path json) throws IOException {
        String text = Files.readString(json)
                .replace("\"colour\": \"BGR\"", "\"shape\": \"film\", \"colour\": \"BGR\"")
                .replace(sha256(TinyNets.yuNet()), sha256(Files.readAllBytes(folder.resolve("tiny-yunet.onnx"))));
        return Files.writeString(json, text);
    }

    private Path thresholds(String thresholds) throws IOException {
        Path json = packs("letterbox", 64, 16);
        byte[] net = Files.readAllBytes(folder.resolve("tiny-yunet.onnx"));
        String text = Files.readString(json)
                .replace("\"score_threshold\": 0.6, \"nms_iou\": 0.3", thresholds)
                .replace(sha256(TinyNets.yuNet()), sha256(net));
        return Files.writeString(json, text);
    }

    private Path packs(String fit, int side, int dimensions) throws IOException {
        StringBuilder outputs = new StringBuilder();
        for (String kind : List.of("cls", "obj", "bbox", "kps")) {
            int numbers = kind.equals("bbox") ? 4 : kind.equals("kps") ? 10 : 1;
            for (int cell = 8; cell <= 32; cell *= 2) {
                outputs.append(outputs.isEmpty() ? "" : ",")
                        .append("\"%1$s_%2$d\": {\"tensor\": \"%1$s_%2$d\", \"shape\": [1, %3$d, %4$d]}"
                                .formatted(kind, cell, (side / cell) * (side / cell), numbers));
            }
        }
        return Files.writeString(folder.resolve("models.json"), """
                {"default": "tiny", "packs": [{"name": "tiny", "licence": "none",
                  "detector": {"file": "tiny-yunet.onnx", "sha256": "%s", "decoder": "yunet", %s
                    "input": {"tensor": "input", "layout": "NCHW", "width": %d, "height": %d,
                      "colour": "BGR", "mean": 0, "scale": 255},
                    "outputs": {%s}, "score_threshold": 0.6, "nms_iou": 0.3},
                  "encoder": {"file": "tiny-encoder.onnx", "sha256": "%s",
                    "input": {"tensor": "input", "layout": "NCHW", "width": 112, "height": 112,
                      "colour": "RGB", "mean": 127.5, "scale": 127.5},
                    "output": "output", "dimensions": %d, "mirror": false}}]}
                """.formatted(
                        sha256(TinyNets.yuNet()),
                        fit.isEmpty() ? "" : "\"fit\": \"" + fit + "\",",
                        side,
                        side,
                        outputs,
                        sha256(TinyNets.encoder()),
                        dimensions));
    }

    private static String sha256(byte[] content) {
        return Digest.of(content);
    }

    /** No face is sure enough for a crop here. */
    private enum NoShelf implements CropShelf.Writer, CropShelf.Codec {
        IT;

        @Override
        public void put(String name, byte[] jpeg) {
            throw new AssertionError(name);
        }

        @Override
        public void finish() {
            throw new AssertionError("finished by the caller");
        }

        @Override
        public void close() {
            throw new AssertionError("closed by the caller");
        }

        @Override
        public byte[] encode(Crop crop) {
            throw new AssertionError(crop);
        }

        @Override
        public Crop decode(byte[] jpeg) {
            throw new AssertionError("nothing was written");
        }
    }
}
