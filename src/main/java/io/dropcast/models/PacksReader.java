package io.dropcast.models;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dropcast.cluster.evidence.FaceRatio;
import io.dropcast.cluster.evidence.PackLikeness;
import io.dropcast.cluster.evidence.StrangerCurve;
import io.dropcast.detect.nets.DetectorFamily;
import io.dropcast.detect.nets.UltraLightRfb;
import io.dropcast.detect.nets.YuNet;
import io.dropcast.episode.JsonFields;
import io.dropcast.settings.NetThresholds;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Turns the JSON of {@code models.json} into packs. */
final class PacksReader {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** A new family of detectors is named here. */
    private static final List<DetectorFamily> FAMILIES = List.of(new UltraLightRfb(), new YuNet());

    /** What holds for a detector that does not say. */
    private static final double TRACK_HIGH = 0.5;

    private static final double NEW_TRACK = 0.7;

    /** Norms of vectors, their spreads, and shares of pairs go no further. */
    private static final double LARGEST_NORM = 1000;

    private static final double NARROWEST = 1e-3;
    private static final double RAREST = 1e-9;

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
        PackLikeness likeness =
                json.maybe("likeness").map(PacksReader::likeness).orElse(PackLikeness.UNKNOWN);
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
        DetectorFamily family = json.choice("decoder", FAMILIES, DetectorFamily::id);
        JsonFields in =
                json.object("input").only("tensor", "layout", "width", "height", "shape", "colour", "mean", "scale");
        InputShape shape = in.maybeChoice("shape", List.of(InputShape.values()), InputShape::id)
                .orElse(InputShape.FIXED);
        InputSpec input = anyInput(in);
        Fit fit = json.maybeChoice("fit", List.of(Fit.values()), Fit::id).orElse(Fit.STRETCH);
        Map<String, TensorSpec> outputs = outputs(json.object("outputs"), family, input);
        NetThresholds thresholds = thresholds(json);
        return json.make(() -> new DetectorSpec(file, family, input, shape, fit, outputs, thresholds));
    }

    private static NetThresholds thresholds(JsonFields json) {
        double score = json.number("score_threshold", 0, 1);
        double nmsIou = json.number("nms_iou", 0, 1);
        double high = json.maybeNumber("track_high", score, 1).orElse(Math.max(TRACK_HIGH, score));
        double newTrack = json.maybeNumber("new_track", high, 1).orElse(Math.max(NEW_TRACK, high));
        return new NetThresholds(score, nmsIou, high, newTrack);
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

    private static PackLikeness likeness(JsonFields json) {
        json.only("cluster_thresh", "strangers", "faces");
        return new PackLikeness(
                json.number("cluster_thresh", 0.2, 0.99),
                json.maybe("strangers").map(PacksReader::strangers),
                json.maybe("faces").map(PacksReader::faces));
    }

    private static FaceRatio faces(JsonFields json) {
        json.only("how", "least_norm", "own_norm", "clear_norm", "by_norm").text("how");
        double least = json.number("least_norm", 0, LARGEST_NORM);
        double own = json.maybeNumber("own_norm", least, LARGEST_NORM).orElse(least);
        double clear = json.maybeNumber("clear_norm", own, LARGEST_NORM).orElse(own);
        List<FaceRatio.Point> points =
                json.objects("by_norm").stream().map(PacksReader::byNorm).toList();
        return json.make(() -> {
            checkRising("by_norm", points, FaceRatio.Point::norm);
            return new FaceRatio(points, new FaceRatio.Norms(least, own, clear));
        });
    }

    private static FaceRatio.Point byNorm(JsonFields json) {
        json.only("norm", "strangers", "strangers_spread", "lookalikes", "same", "same_spread");
        FaceRatio.Point point = new FaceRatio.Point(
                json.number("norm", 0, LARGEST_NORM),
                json.number("strangers", -1, 1),
                json.number("strangers_spread", NARROWEST, 1),
                json.number("lookalikes", 0, 0.5),
                json.number("same", -1, 1),
                json.number("same_spread", NARROWEST, 1));
        return json.make(() -> {
            if (point.same() <= point.strangers()) {
                throw new IllegalArgumentException("same must be above strangers, " + point.strangers() + ", found "
                        + point.same() + ": one person is more alike");
            }
            return point;
        });
    }

    /** The file says how many are less alike, the curve how many are at least as alike. */
    private static StrangerCurve strangers(JsonFields json) {
        json.only("how", "people", "pairs", "quantiles").text("how");
        json.whole("people", 2);
        int pairs = json.whole("pairs", 1);
        List<StrangerCurve.Point> points =
                json.objects("quantiles").stream().map(PacksReader::quantile).toList();
        return json.make(() -> {
            checkRising("quantiles", points, StrangerCurve.Point::similarity);
            checkRising("quantiles", points, point -> -point.above());
            return new StrangerCurve(pairs, points);
        });
    }

    private static StrangerCurve.Point quantile(JsonFields json) {
        json.only("share", "similarity");
        double share = json.number("share", RAREST, 1 - RAREST);
        return new StrangerCurve.Point(json.number("similarity", -1, 1), 1 - share);
    }

    private static <T> void checkRising(String key, List<T> points, ToDoubleFunction<T> number) {
        if (points.size() < 2) {
            throw new IllegalArgumentException(key + " must be two points or more, found " + points.size());
        }
        for (int p = 1; p < points.size(); p++) {
            if (number.applyAsDouble(points.get(p)) <= number.applyAsDouble(points.get(p - 1))) {
                throw new IllegalArgumentException(
                        key + " must rise, found " + points.get(p - 1) + " before " + points.get(p));
            }
        }
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

    private static Map<String, TensorSpec> outputs(JsonFields json, DetectorFamily family, InputSpec input) {
        Map<String, TensorSpec> outputs = new LinkedHashMap<>();
        for (String role : json.keys()) {
            JsonFields output = json.object(role).only("tensor", "shape");
            String tensor = output.text("tensor");
            // where neither the pack nor the family says it, it is missing
            List<Integer> shape = output.maybeWholes("shape")
                    .or(() -> output.make(() -> {
                        DetectorSpec.checkRole(family, role);
                        return family.shapeOf(role, input.width(), input.height());
                    }))
                    .orElseGet(() -> output.wholes("shape"));
            outputs.put(role, output.make(() -> new TensorSpec(tensor, shape)));
        }
        return outputs;
    }
}
