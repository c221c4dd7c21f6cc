package io.dropcast.settings;

import io.dropcast.cluster.ClusterPlan;
import io.dropcast.cluster.ClusterThresh;
import io.dropcast.cluster.Existing;
import io.dropcast.cluster.linkage.MatrixBound;
import io.dropcast.detect.DetectSettings;
import io.dropcast.embed.EmbedSettings;
import io.dropcast.people.match.MatchSettings;
import io.dropcast.reps.RepSettings;
import io.dropcast.track.TrackSettings;
import io.dropcast.video.Decode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Everything that decides what comes out of an episode, checked as a whole. Immutable.
 *
 * @param text every known key with the value in effect
 * @param nets what the model pack in use says
 */
public record Settings(
        Map<String, String> text,
        NetThresholds nets,
        DetectSettings detect,
        TrackSettings track,
        EmbedSettings embed,
        ClusterPlan cluster,
        RepSettings reps,
        MatchSettings people) {

    public Settings {
        text = Map.copyOf(text);
        if (detect.threshold() > track.high()) {
            throw new IllegalArgumentException("dropcast.detect.threshold (" + detect.threshold()
                    + ") is above dropcast.track.high (" + track.high()
                    + "): faces that the tracker would use were never recorded");
        }
        if (detect.landmarkConf() > embed.minConf()) {
            throw new IllegalArgumentException("dropcast.detect.landmark-conf (" + detect.landmarkConf()
                    + ") is above dropcast.embed.min-conf (" + embed.minConf()
                    + "): faces that pass the gate would have no landmarks to be aligned by");
        }
        if (detect.cropConf() > embed.minConf()) {
            throw new IllegalArgumentException("dropcast.detect.crop-conf (" + detect.cropConf()
                    + ") is above dropcast.embed.min-conf (" + embed.minConf()
                    + "): faces that pass the gate would have no crop");
        }
    }

    /** With the thresholds of the default pack. */
    public static Settings of(Map<String, String> values) {
        return of(values, NetThresholds.USUAL);
    }

    /**
     * @param said every known key; those whose value is {@code pack} take it from the nets
     * @throws IllegalArgumentException naming the key, the value and what it should be
     */
    public static Settings of(Map<String, String> said, NetThresholds nets) {
        Map<String, String> values = nets.inEffect(said);
        Numbers n = new Numbers(values);
        return new Settings(
                values,
                nets,
                new DetectSettings(
                        n.whole("dropcast.detect.stride"),
                        n.whole("dropcast.detect.still-stride"),
                        n.whole("dropcast.detect.frames-after-cut"),
                        n.number("dropcast.detect.threshold"),
                        n.number("dropcast.detect.landmark-conf"),
                        n.number("dropcast.detect.nms-iou"),
                        n.number("dropcast.detect.crop-seconds"),
                        n.number("dropcast.detect.crop-conf"),
                        n.whole("dropcast.detect.crop-side"),
                        n.whole("dropcast.detect.tiles"),
                        n.number("dropcast.detect.closer-looks"),
                        n.one("dropcast.detect.decode", Decode.values())),
                new TrackSettings(
                        n.number("dropcast.track.high"),
                        n.number("dropcast.track.low"),
                        n.number("dropcast.track.new-track"),
                        n.number("dropcast.track.min-iou"),
                        n.number("dropcast.track.min-iou-low"),
                        n.number("dropcast.track.buffer-seconds"),
                        n.whole("dropcast.track.min-hits")),
                new EmbedSettings(
                        n.whole("dropcast.embed.samples"),
                        n.number("dropcast.embed.min-conf"),
                        n.number("dropcast.embed.min-std"),
                        n.number("dropcast.embed.max-clipped"),
                        n.number("dropcast.embed.min-sample-sim"),
                        n.number("dropcast.embed.sample-slack"),
                        n.number("dropcast.embed.join-seconds"),
                        n.number("dropcast.embed.join-sim")),
                new ClusterPlan(
                        n.thresh("dropcast.cluster.cluster-thresh"),
                        n.whole("dropcast.cluster.min-cluster-size"),
                        n.number("dropcast.cluster.min-identity-sim"),
                        n.one("dropcast.cluster.existing", Existing.values()),
                        MatrixBound.ofMegabytes(n.whole("dropcast.cluster.matrix-mb")),
                        n.flag("dropcast.cluster.clothes"),
                        n.flag("dropcast.cluster.threads")),
                new RepSettings(
                        n.number("dropcast.reps.min-sim-to-centroid"),
                        n.number("dropcast.reps.min-conf"),
                        n.number("dropcast.reps.min-std")),
                new MatchSettings(
                        n.number("dropcast.people.join-sim"),
                        n.number("dropcast.people.same-episode-sim"),
                        n.number("dropcast.people.suggest-sim"),
                        n.number("dropcast.people.margin")));
    }

    /**
     * The same with other values on top.
     *
     * @throws IllegalArgumentException naming the key, the value and what it should be
     */
    public Settings with(Map<String, String> values) {
        Map<String, String> all = new TreeMap<>(text);
        all.putAll(values);
        return of(all, nets);
    }

    /** The values of one stage, for its fingerprint. */
    public Map<String, String> of(String stage) {
        Map<String, String> out = new TreeMap<>();
        text.forEach((key, value) -> {
            if (key.startsWith("dropcast." + stage + ".")) {
                out.put(key, value);
            }
        });
        return out;
    }

    private record Numbers(Map<String, String> values) {
        double number(String key) {
            String value = values.getOrDefault(key, "");
            try {
                double number = Double.parseDouble(value.trim());
                if (Double.isFinite(number)) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // said below, for both
            }
            String word = KnownSettings.defaultOf(key).equals(NetThresholds.PACK) ? " or " + NetThresholds.PACK : "";
            throw new IllegalArgumentException(key + " must be a number" + word + ", found '" + value + "'");
        }

        /** One of a few words. */
        <E extends Enum<E>> E one(String key, E[] words) {
            String value = values.getOrDefault(key, "").trim();
            for (E word : words) {
                if (word.name().equalsIgnoreCase(value)) {
                    return word;
                }
            }
            String all = Arrays.stream(words)
                    .map(word -> word.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(" or "));
            throw new IllegalArgumentException(key + " must be " + all + ", found '" + value + "'");
        }

        ClusterThresh thresh(String key) {
            String value = values.getOrDefault(key, "").trim();
            if (value.equalsIgnoreCase("auto")) {
                return new ClusterThresh.Auto();
            }
            try {
                return new ClusterThresh.Fixed(number(key));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(key + " must be a number or auto, found '" + value + "'", e);
            }
        }

        boolean flag(String key) {
            String value = values.getOrDefault(key, "").trim();
            if (value.equals("true") || value.equals("false")) {
                return value.equals("true");
            }
            throw new IllegalArgumentException(key + " must be true or false, found '" + value + "'");
        }

        int whole(String key) {
            String value = values.getOrDefault(key, "");
            try {
                return Integer.parseInt(value.trim());
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(key + " must be a whole number, found '" + value + "'", e);
            }
        }
    }
}
