package io.dropcast.settings;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a model pack says of the numbers that belong to its detector. A setting whose value is {@code pack} takes its value from here.
 *
 * @param score {@code dropcast.detect.threshold}, 0..1
 * @param nmsIou {@code dropcast.detect.nms-iou}, 0..1
 * @param high {@code dropcast.track.high}, 0..1
 * @param newTrack {@code dropcast.track.new-track}, 0..1
 */
public record NetThresholds(double score, double nmsIou, double high, double newTrack) {
    /** The value of a setting that leaves it to the pack. */
    public static final String PACK = "pack";

    /** Those of the default pack. */
    static final NetThresholds USUAL = new NetThresholds(0.1, 0.4, 0.5, 0.7);

    /** The values with a number in each place that the user left to the pack. */
    Map<String, String> inEffect(Map<String, String> values) {
        Map<String, String> out = new TreeMap<>(values);
        fill(out, "dropcast.detect.threshold", score, "0.1");
        fill(out, "dropcast.detect.nms-iou", nmsIou, "0.4");
        fill(out, "dropcast.track.high", high, "0.5");
        fill(out, "dropcast.track.new-track", newTrack, "0.70");
        return out;
    }

    /** @param written how the usual number stands in the recipes of episodes that are there: another spelling would make them anew */
    private static void fill(Map<String, String> values, String key, double number, String written) {
        if (values.getOrDefault(key, PACK).trim().equalsIgnoreCase(PACK)) {
            values.put(key, Double.parseDouble(written) == number ? written : Double.toString(number));
        }
    }
}
