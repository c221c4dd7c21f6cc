package io.dropcast.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.cluster.evidence.FaceRatio;
import io.dropcast.cluster.evidence.PackLikeness;
import io.dropcast.detect.nets.UltraLightRfb;
import io.dropcast.settings.NetThresholds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ModelPacksTest {
    private static final Path SHIPPED = Path.of("config", "models.json");

    private static final String FACES = """
            {"how": "by hand", "least_norm": 1.5, "by_norm": [
              {"norm": 1.4, "strangers": 0.5, "strangers_spread": 0.3, "lookalikes": 0.09, "same": 0.53, "same_spread": 0.2},
              {"norm": 4, "strangers": 0.001, "strangers_spread": 0.1, "lookalikes": 0, "same": 0.87, "same_spread": 0.18}]}
            """;

    @TempDir
    private Path dir;

    private String shipped;

    @BeforeEach
    void readShipped() throws IOException {
        shipped = Files.readString(SHIPPED);
    }

    @Test
    void theShippedListHoldsItsDefaultPack() {
        ModelPack pack = ModelPacks.read(SHIPPED).preferred();

        assertThat(pack.licence()).isEqualTo("MIT");
        assertThat(pack.files())
                .extracting(ModelFile::name)
                .containsExactly("fr_detect.onnx", "fr_landmark.onnx", "fr_feature.onnx");
        assertThat(pack.files())
                .extracting(ModelFile::source)
                .containsOnly(Optional.of(new NpmSource("faceplugin-face-recognition-js", "0.0.1", "package/model")));
    }

    @Test
    void theShippedPackSaysWhatWasMeasured() {
        ModelPack pack = ModelPacks.read(SHIPPED).preferred();
        LandmarkSpec landmarks = pack.landmarks().orElseThrow();

        assertThat(pack.detector().family()).isEqualTo(new UltraLightRfb());
        assertThat(pack.detector().input())
                .isEqualTo(new InputSpec("input", Layout.NCHW, 320, 240, Colour.RGB, 127, 128));
        assertThat(pack.detector().input().spec().shape()).containsExactly(1, 3, 240, 320);
        assertThat(pack.detector().output("scores").shape()).containsExactly(1, 4420, 2);
        assertThat(pack.detector().output("boxes").shape()).containsExactly(1, 4420, 4);
        assertThat(pack.detector().thresholds()).isEqualTo(new NetThresholds(0.1, 0.4, 0.5, 0.7));
        assertThat(landmarks.input()).isEqualTo(new InputSpec("input", Layout.NCHW, 64, 64, Colour.GREY, 0, 256));
        assertThat(landmarks.boxFactor()).isEqualTo(1.1);
        assertThat(landmarks.outputSpec()).isEqualTo(new TensorSpec("output", List.of(1, 136)));
        assertThat(pack.encoder().input())
                .isEqualTo(new InputSpec("input", Layout.NCHW, 112, 112, Colour.BGR, 127.5, 127.5));
        assertThat(pack.encoder().outputSpec()).isEqualTo(new TensorSpec("output", List.of(1, 512)));
        assertThat(pack.encoder().mirror()).isTrue();
        PackLikeness likeness = pack.likeness();
        assertThat(likeness.clusterThresh()).isEqualTo(0.5);
        assertThat(likeness.strangers().orElseThrow().points()).hasSize(9);
    }

    @Test
    void theSecondPackTakesTheEncoderOfTheFirst() {
        ModelPacks packs = ModelPacks.read(SHIPPED);
        ModelPack yunet = packs.named("yunet");

        assertThat(packs.recommended()).contains("yunet");
        assertThat(yunet.licence()).isEqualTo("Apache-2.0 AND MIT");
        assertThat(yunet.landmarks()).isEmpty();
        assertThat(yunet.encoder()).isEqualTo(packs.preferred().encoder());
        assertThat(yunet.likeness()).isEqualTo(packs.preferred().likeness());
        assertThat(yunet.detector().file().source().map(ModelSource::shown).orElseThrow())
                .matches("https://.*/ShiqiYu/libfacedetection.train/0047ac24[0-9a-f]{32}/onnx/yunet_n_dynamic.onnx");
        assertThat(yunet.detector().shape()).isEqualTo(InputShape.FILM);
        assertThat(yunet.detector().output("kps_16").shape()).containsExactly(1, 1600, 10);
        assertThat(yunet.detector().thresholds()).isEqualTo(new NetThresholds(0.1, 0.4, 0.5, 0.7));
    }

    @Test
    void aListOfBeforeHasOneSourceAndNoBirthThreshold() throws IOException {
        String old =
                shipped.replaceFirst(",\\s*\"new_track\": 0.7", "").replaceFirst("\"recommended\": \"yunet\",", "");
        assertThat(old).isNotEqualTo(shipped);

        ModelPacks packs = ModelPacks.read(Files.writeString(dir.resolve("models.json"), old));

        assertThat(packs.recommended()).isEmpty();
        assertThat(packs.preferred()).isEqualTo(ModelPacks.read(SHIPPED).preferred());
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0.5, 0.7", "0.6, 0.6, 0.7", "0.9, 0.9, 0.9"})
    void aScoreThatIsHigherThanUsualRaisesWhatItsPackDoesNotSay(double score, double high, double newTrack)
            throws IOException {
        String changed = shipped.replaceFirst("\"score_threshold\": 0.1,", "\"score_threshold\": " + score + ",")
                .replaceFirst(",\\s*\"new_track\": 0.7", "");

        ModelPack pack = ModelPacks.read(Files.writeString(dir.resolve("models.json"), changed))
                .preferred();

        assertThat(pack.detector().thresholds()).isEqualTo(new NetThresholds(score, 0.4, high, newTrack));
    }

    @Test
    void aFileSaysItsOwnSourceOverThatOfThePack() throws IOException {
        String changed = shipped.replaceFirst(
                "\"file\": \"fr_detect.onnx\",",
                "\"file\": \"fr_detect.onnx\", \"source\": {\"https\": \"https://host/net.onnx\"},");

        ModelPack pack = ModelPacks.read(Files.writeString(dir.resolve("models.json"), changed))
                .preferred();

        assertThat(pack.files())
                .extracting(file -> file.source().orElseThrow().shown())
                .containsExactly(
                        "https://host/net.onnx",
                        "npm faceplugin-face-recognition-js@0.0.1",
                        "npm faceplugin-face-recognition-js@0.0.1");
    }

    @Test
    void aPackNeedNotSayHowAlikePeopleAre() throws IOException {
        JsonNode list = new JsonMapper().readTree(shipped);
        ((ObjectNode) list.at("/packs/0")).remove("likeness");

        ModelPacks packs = ModelPacks.read(Files.writeString(dir.resolve("models.json"), list.toString()));

        assertThat(packs.preferred().likeness()).isEqualTo(PackLikeness.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"default\": | \"defualt\": | unknown key 'defualt'; did you mean 'default'?",
                "\"licence\" | \"license\" | packs[0]: unknown key 'license'; did you mean 'licence'?",
                "\"width\": 320 | \"widht\": 320 | packs[0].detector.input: unknown key 'widht'; did you mean 'width'?",
                "\"scores\": { | \"score\": { | packs[0].detector: ultralight-rfb knows no output 'score'; did you mean 'scores'?",
                "\"ultralight-rfb\" | \"ultralite-rfb\" | did you mean 'ultralight-rfb'?",
                "\"new_track\": 0.7 | \"new_track\": 0.4 | packs[0].detector: new_track must be 0.5..1, found 0.4",
                "\"new_track\": 0.7 | \"track_high\": 0.05 | packs[0].detector: track_high must be 0.1..1, found 0.05",
                "\"recommended\": \"yunet\" | \"recommended\": \"yunnet\" | no model pack 'yunnet'; did you mean 'yunet'?",
                "\"https\": \"https:// | \"https\": \"http:// | packs[1].detector.source: https must be an address such as",
                "\"https\": \"https:// | \"https\": \"https://me:secret@ | packs[1].detector.source: https must be an address such as",
                "\"https\": \"https:// | \"https\": \"https://a b/ | packs[1].detector.source: https must be an address, found",
                "\"https\": \"https:// | \"npm\": \"x\", \"https\": \"https:// | packs[1].detector.source: unknown key 'npm'",
                "\"nms_iou\": 0.4 | \"nms_iou\": 4 | packs[0].detector: nms_iou must be 0..1, found 4",
                "\"box_factor\": 1.1, | '' | packs[0].landmarks: the key 'box_factor' is missing",
                "\"dimensions\": 512 | \"dimensions\": \"512\" | packs[0].encoder: dimensions must be a whole number",
                "\"cluster_thresh\": 0.5 | \"cluster_thresh\": 5 | packs[0].likeness: cluster_thresh must be 0.2..0.99, found 5",
                "\"people\": 45 | \"people\": 1 | packs[0].likeness.strangers: people must be 2..",
                "\"share\": 0.9, | \"share\": 0.7, | packs[0].likeness.strangers: quantiles must rise",
                "\"share\": 0.9, | \"share\": 1, | packs[0].likeness.strangers.quantiles[2]: share must be",
                "\"mirror\": true | \"mirror\": 1 | packs[0].encoder: mirror must be true or false, found 1",
                "\"width\": 320 | \"width\": 320, \"shape\": \"film\" | packs[0].detector: input.shape must be 'fixed', as a net for ultralight-rfb takes one width and height only, found 'film'",
                "\"fit\": \"letterbox\" | \"fit\": \"stretch\" | packs[1].detector: fit must be 'letterbox' where input.shape is 'film', found 'stretch'",
                "\"shape\": \"film\" | \"shape\": \"flim\" | packs[1].detector.input: shape must be one of [fixed, film], found 'flim'; did you mean 'film'?",
                "\"width\": 64 | \"width\": 64, \"shape\": \"fixed\" | packs[0].landmarks.input: unknown key 'shape'",
                "\"tensor\": \"cls_8\" | \"tensor\": \"cls_8\", \"shape\": [1, 3840, 1] | packs[1].detector: the shape of the output 'cls_8' follows from the input where input.shape is 'film': leave it out, or say [1, 6400, 1], found [1, 3840, 1]",
                "\"cls_8\": { | \"clss_8\": { | packs[1].detector.outputs.clss_8: yunet knows no output 'clss_8'; did you mean 'cls_8'?",
                "\"tensor\": \"scores\", \"shape\": [1, 4420, 2] | \"tensor\": \"scores\" | packs[0].detector.outputs.scores: the key 'shape' is missing",
                "\"width\": 112 | \"width\": 128 | packs[0].encoder: input must be 112x112",
                "\"file\": \"fr_detect.onnx\" | \"file\": \"../fr_detect.onnx\" | file must be a plain file name",
                "\"version\": \"0.0.1\" | \"version\": \"latest\" | packs[0].source: version must be one exact version",
                "\"npm\": \"faceplugin | \"npm\": \"--faceplugin | packs[0].source: npm must be the name of an npm package",
                "\"default\": \"faceplugin\" | \"default\": \"facepluggin\" | no model pack 'facepluggin'; did you mean 'faceplugin'?",
                "\"colour\": \"GREY\" | \"colour\": \"GRAY\" | colour must be one of [RGB, BGR, GREY], found 'GRAY'; did you mean 'GREY'?",
                "\"mirror\": true | \"mirror\": true, \"mirror\": false | Duplicate field 'mirror'",
                "\"packs\": [ | \"packs\": | not JSON: ",
            })
    void aFlawIsNamedWithItsPlaceAndWhatWasProbablyMeant(String from, String to, String message) throws IOException {
        assertThat(shipped).contains(from);
        Path changed = Files.writeString(dir.resolve("models.json"), shipped.replaceFirst(quoted(from), to));

        assertThatThrownBy(() -> ModelPacks.read(changed))
                .isInstanceOf(ModelTrouble.class)
                .hasMessageContaining(changed.toString())
                .hasMessageContaining(message);
    }

    @Test
    void aFixedInputIsOneWordAway() throws IOException {
        String changed = shipped.replaceFirst(quoted("\"shape\": \"film\""), "\"shape\": \"fixed\"");
        DetectorSpec film = ModelPacks.read(SHIPPED).named("yunet").detector();

        DetectorSpec fixed = ModelPacks.read(Files.writeString(dir.resolve("models.json"), changed))
                .named("yunet")
                .detector();

        assertThat(fixed.shape()).isEqualTo(InputShape.FIXED);
        assertThat(fixed.input()).isEqualTo(film.input());
        assertThat(fixed.outputs()).isEqualTo(film.outputs());
    }

    @Test
    void aPackSaysWhatASimilarityMeansByNorm() throws IOException {
        ModelPacks packs = ModelPacks.read(withFaces(FACES));

        FaceRatio faces = packs.preferred().likeness().faces().orElseThrow();
        assertThat(faces)
                .isEqualTo(new FaceRatio(
                        List.of(
                                new FaceRatio.Point(1.4, 0.5, 0.3, 0.09, 0.53, 0.2),
                                new FaceRatio.Point(4, 0.001, 0.1, 0, 0.87, 0.18)),
                        1.5));
    }

    @Test
    void aPackSaysFromWhichNormTracksStandAloneAndMakeGroups() throws IOException {
        ModelPacks packs = ModelPacks.read(withFaces(
                FACES.replace("\"least_norm\": 1.5,", "\"least_norm\": 1.5, \"own_norm\": 1.75, \"clear_norm\": 2,")));

        FaceRatio faces = packs.preferred().likeness().faces().orElseThrow();
        assertThat(faces.norms()).isEqualTo(new FaceRatio.Norms(1.5, 1.75, 2));
    }

    @Test
    void aPackNeedNotSayWhatASimilarityMeansByNorm() throws IOException {
        ModelPacks packs = ModelPacks.read(withFaces("null"));

        assertThat(packs.preferred().likeness().faces()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"least_norm\": 1.5 | \"least_norm\": -1 | faces: least_norm must be 0..1000, found -1",
                "\"least_norm\": 1.5, | '' | faces: the key 'least_norm' is missing",
                "\"least_norm\" | \"least_nrom\" | faces: unknown key 'least_nrom'; did you mean 'least_norm'?",
                "\"least_norm\": 1.5, | \"least_norm\": 1.5, \"own_norm\": 1, | faces: own_norm must be 1.5..1000, found 1",
                "\"by hand\" | \" \" | faces: how must not be blank",
                "\"norm\": 4 | \"norm\": 1.4 | faces: by_norm must rise, found Point[norm=1.4",
                "\"norm\": 4 | \"norm\": 4000 | faces.by_norm[1]: norm must be 0..1000, found 4000",
                "\"strangers\": 0.5, | \"strangers\": 5, | faces.by_norm[0]: strangers must be -1..1, found 5",
                "\"strangers\": 0.5, | \"strangers\": 0.6, | faces.by_norm[0]: same must be above strangers, 0.6, found 0.53",
                "\"strangers_spread\": 0.3 | \"strangers_spread\": 0 | faces.by_norm[0]: strangers_spread must be 0.001..1",
                "\"same_spread\": 0.18 | \"same_spread\": \"x\" | faces.by_norm[1]: same_spread must be a number",
                "\"lookalikes\": 0.09 | \"lookalikes\": 0.9 | faces.by_norm[0]: lookalikes must be 0..0.5, found 0.9",
                "\"lookalikes\": 0, | '' | faces.by_norm[1]: the key 'lookalikes' is missing",
                "\"same\": 0.87 | \"same\": 1.87 | faces.by_norm[1]: same must be -1..1, found 1.87",
                "\"by_norm\": | \"x\": [], \"by_norm\": | faces: unknown key 'x'",
            })
    void aFlawInWhatASimilarityMeansIsNamedWithItsPlace(String from, String to, String message) throws IOException {
        assertThat(FACES).contains(from);
        Path file = withFaces(FACES.replaceFirst(quoted(from), to));

        assertThatThrownBy(() -> ModelPacks.read(file))
                .isInstanceOf(ModelTrouble.class)
                .hasMessageContaining("packs[0].likeness." + message);
    }

    @Test
    void aCurveOfOnePointIsRefused() throws IOException {
        Path file = withFaces(FACES.replaceFirst(",\\s*\\{\"norm\": 4.*?\\}", ""));

        assertThatThrownBy(() -> ModelPacks.read(file))
                .hasMessageContaining("packs[0].likeness.faces: by_norm must be two points or more, found 1");
    }

    /** The shipped list, the first pack of which says that of faces. */
    private Path withFaces(String faces) throws IOException {
        JsonMapper json = new JsonMapper();
        JsonNode list = json.readTree(shipped);
        ((ObjectNode) list.at("/packs/0/likeness")).set("faces", json.readTree(faces));
        return Files.writeString(dir.resolve("models.json"), list.toString());
    }

    @Test
    void aMissingListSaysSo() {
        assertThatThrownBy(() -> ModelPacks.read(dir.resolve("models.json")))
                .isInstanceOf(ModelTrouble.class)
                .hasMessageContaining("models.json")
                .hasMessageContaining("missing");
    }

    @Test
    void aPackOfOwnFilesNeedsNoSource() throws IOException {
        String own = shipped.replaceFirst("(?s)\"source\": \\{.*?\\},", "");

        ModelPacks packs = ModelPacks.read(Files.writeString(dir.resolve("models.json"), own));

        assertThat(packs.preferred().files()).extracting(ModelFile::source).containsOnly(Optional.empty());
    }

    @Test
    void aDetectorWithoutLandmarksNeedsALandmarkModel() throws IOException {
        String without = shipped.replaceFirst("(?s)\"landmarks\": \\{.*?\"points\": 68\\s*\\},", "");
        Path file = Files.writeString(dir.resolve("models.json"), without);

        assertThatThrownBy(() -> ModelPacks.read(file))
                .hasMessageContaining("packs[0]: ultralight-rfb finds no landmarks, so landmarks is needed");
    }

    @Test
    void oneFileNameCannotHaveTwoDigests() {
        ModelPack tiny = Packs.tiny();
        EncoderSpec encoder = tiny.encoder();
        EncoderSpec other = new EncoderSpec(
                new ModelFile("feature.onnx", "0".repeat(64), Optional.empty()),
                encoder.input(),
                encoder.output(),
                encoder.dimensions(),
                encoder.mirror());
        ModelPack second = new ModelPack("second", "MIT", tiny.detector(), tiny.landmarks(), other, tiny.likeness());

        assertThatThrownBy(() -> new ModelPacks("tiny", Optional.empty(), List.of(tiny, second)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("feature.onnx has two digests")
                .hasMessageContaining("0".repeat(64))
                .hasMessageContaining(encoder.file().sha256());
    }

    private static String quoted(String text) {
        return Pattern.quote(text);
    }
}
