package io.dropcast.models;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns the JSON of {@code models.json} into packs. */
final class PacksReader {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private PacksReader() {}

    /** @throws IllegalArgumentException saying where and what */
    static ModelPacks read(byte[] json) throws IOException {
        JsonFields file = new JsonFields(JSON.readTree(json), "").only("default", "recommended", "packs");
        String preferred = file.text("default");
        Optional<String> recommended = file.maybeText("recommended");
        List<ModelPack> packs =
                file.objects("packs").stream().map(PacksReader::pack).toList();
        return file.make(() -> new ModelPacks(preferred, recommended, packs));
    }

    private static ModelPack pack(JsonFields json) {
        json.only("name", "licence", "source", "detector", "landmarks", "encoder", "likeness");
        String name = json.text("name");
        String licence = json.text("licence");
        Optional<ModelSource> source = json.maybe("source").map(PacksReader::source);
        DetectorSpec detector = detector(json.object("detector"), source);
        var landmarks = json.maybe("landmarks").map(fields -> landmarks(fields, source));
        EncoderSpec encoder = encoder(json.object("encoder"), source);
        var likeness = json.maybe("likeness").map(PacksReader::likeness);
        return json.make(() -> new ModelPack(name, licence, detector, landmarks, encoder, likeness));
    }

    private static ModelSource source(JsonFields json) {
        if (json.keys().contains("https")) {
            URI address = json.only("https").address("https");
            return json.make(() -> new HttpsSource(address));
        }
        json.only("npm", "version", "folder");
        String name = json.text("npm");
        String version = json.text("version");
        String folder = json.text("folder");
        return json.make(() -> new NpmSource(name, version, folder));
    }

    private static DetectorSpec detector(JsonFields json, Optional<ModelSource> ofPack) {
        json.only(
                "file",
                "sha256",
                "source",
                "decoder",
                "input",
                "fit",
                "outputs",
                "score_threshold",
                "nms_iou",
                "track_high",
                "new_track");
        ModelFile file = file(json, ofPack);
        Decoder decoder = json.choice("decoder", List.of(Decoder.values()), Decoder::id);
        JsonFields in =
                json.object("input").only("tensor", "layout", "width", "height", "shape", "colour", "mean", "scale");
        InputShape shape = in.maybeChoice("shape", List.of(InputShape.values()), InputShape::id)
                .orElse(InputShape.FIXED);
        InputSpec input = anyInput(in);
        Fit fit = json.maybeChoice("fit", List.of(Fit.values()), Fit::id).orElse(Fit.STRETCH);
        Map<String, TensorSpec> outputs = outputs(json.object("outputs"), decoder, input);
        DetectorThresholds thresholds = thresholds(json);
        return json.make(() -> new DetectorSpec(file, decoder, input, shape, fit, outputs, thresholds));
    }

    private static DetectorThresholds thresholds(JsonFields json) {
        double score = json.number("score_threshold");
        double nmsIou = json.number("nms_iou");
        double high = json.maybeNumber("track_high").orElse(DetectorThresholds.usualHigh(score));
        double newTrack = json.maybeNumber("new_track").orElse(DetectorThresholds.usualNewTrack(high));
        return json.make(() -> new DetectorThresholds(score, nmsIou, high, newTrack));
    }

    private static LandmarkSpec landmarks(JsonFields json, Optional<ModelSource> ofPack) {
        json.only("file", "sha256", "source", "input", "box_factor", "output", "points");
        ModelFile file = file(json, ofPack);
        InputSpec input = input(json.object("input"));
        double boxFactor = json.number("box_factor");
        String output = json.text("output");
        int points = json.whole("points");
        return json.make(() -> new LandmarkSpec(file, input, boxFactor, output, points));
    }

    private static EncoderSpec encoder(JsonFields json, Optional<ModelSource> ofPack) {
        json.only("file", "sha256", "source", "input", "output", "dimensions", "mirror");
        ModelFile file = file(json, ofPack);
        InputSpec input = input(json.object("input"));
        String output = json.text("output");
        int dimensions = json.whole("dimensions");
        boolean mirror = json.yes("mirror");
        return json.make(() -> new EncoderSpec(file, input, output, dimensions, mirror));
    }

    private static LikenessSpec likeness(JsonFields json) {
        json.only("cluster_thresh", "strangers", "faces");
        double clusterThresh = json.number("cluster_thresh");
        var strangers = json.maybe("strangers").map(PacksReader::strangers);
        var faces = json.maybe("faces").map(PacksReader::faces);
        return json.make(() -> new LikenessSpec(clusterThresh, strangers, faces));
    }

    private static FacesSpec faces(JsonFields json) {
        json.only("how", "least_norm", "own_norm", "clear_norm", "by_norm");
        String how = json.text("how");
        double leastNorm = json.number("least_norm");
        double ownNorm = json.maybeNumber("own_norm").orElse(leastNorm);
        double clearNorm = json.maybeNumber("clear_norm").orElse(ownNorm);
        List<FacesSpec.Point> byNorm =
                json.objects("by_norm").stream().map(PacksReader::byNorm).toList();
        return json.make(() -> new FacesSpec(how, leastNorm, ownNorm, clearNorm, byNorm));
    }

    private static FacesSpec.Point byNorm(JsonFields json) {
        json.only("norm", "strangers", "strangers_spread", "lookalikes", "same", "same_spread");
        double norm = json.number("norm");
        double strangers = json.number("strangers");
        double strangersSpread = json.number("strangers_spread");
        double lookalikes = json.number("lookalikes");
        double same = json.number("same");
        double sameSpread = json.number("same_spread");
        return json.make(() -> new FacesSpec.Point(norm, strangers, strangersSpread, lookalikes, same, sameSpread));
    }

    private static StrangersSpec strangers(JsonFields json) {
        json.only("how", "people", "pairs", "quantiles");
        String how = json.text("how");
        int people = json.whole("people");
        int pairs = json.whole("pairs");
        List<StrangersSpec.Quantile> quantiles =
                json.objects("quantiles").stream().map(PacksReader::quantile).toList();
        return json.make(() -> new StrangersSpec(how, people, pairs, quantiles));
    }

    private static StrangersSpec.Quantile quantile(JsonFields json) {
        json.only("share", "similarity");
        double share = json.number("share");
        double similarity = json.number("similarity");
        return json.make(() -> new StrangersSpec.Quantile(share, similarity));
    }

    /** @param ofPack holds for a file that says nothing itself */
    private static ModelFile file(JsonFields json, Optional<ModelSource> ofPack) {
        String name = json.text("file");
        String sha256 = json.text("sha256");
        Optional<ModelSource> source =
                json.maybe("source").map(PacksReader::source).or(() -> ofPack);
        return json.make(() -> new ModelFile(name, sha256, source));
    }

    private static InputSpec input(JsonFields json) {
        return anyInput(json.only("tensor", "layout", "width", "height", "colour", "mean", "scale"));
    }

    private static InputSpec anyInput(JsonFields json) {
        String tensor = json.text("tensor");
        Layout layout = json.choice("layout", List.of(Layout.values()), Layout::name);
        int width = json.whole("width");
        int height = json.whole("height");
        Colour colour = json.choice("colour", List.of(Colour.values()), Colour::name);
        double mean = json.number("mean");
        double scale = json.number("scale");
        return json.make(() -> new InputSpec(tensor, layout, width, height, colour, mean, scale));
    }

    private static Map<String, TensorSpec> outputs(JsonFields json, Decoder decoder, InputSpec input) {
        Map<String, TensorSpec> outputs = new LinkedHashMap<>();
        for (String role : json.keys()) {
            JsonFields output = json.object(role).only("tensor", "shape");
            String tensor = output.text("tensor");
            // where neither the pack nor the decoder says it, it is missing
            List<Integer> shape = output.maybeWholes("shape")
                    .or(() -> output.make(() -> decoder.shapeOf(role, input)))
                    .orElseGet(() -> output.wholes("shape"));
            outputs.put(role, output.make(() -> new TensorSpec(tensor, shape)));
        }
        return outputs;
    }
}
