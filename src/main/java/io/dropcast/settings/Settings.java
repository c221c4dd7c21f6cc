package io.dropcast.settings;

import java.util.Map;
import java.util.TreeMap;

/**
 * The values in effect. A stage's room makes its own record from them. Immutable.
 *
 * @param text every known key with the value in effect
 * @param nets what the model pack in use says
 */
public record Settings(Map<String, String> text, NetThresholds nets) implements SettingValues {

    public Settings {
        text = Map.copyOf(text);
    }

    /** With the thresholds of the default pack. */
    public static Settings of(Map<String, String> values) {
        return of(values, NetThresholds.USUAL);
    }

    /** @param said every known key; those whose value is {@code pack} take it from the nets */
    public static Settings of(Map<String, String> said, NetThresholds nets) {
        return new Settings(nets.inEffect(said), nets);
    }

    /** The same with other values on top. */
    public Settings with(Map<String, String> values) {
        Map<String, String> all = new TreeMap<>(text);
        all.putAll(values);
        return of(all, nets);
    }

    /** The values of one stage, for its fingerprint. */
    public Map<String, String> of(String stage) {
        Map<String, String> out = new TreeMap<>(text);
        out.keySet().removeIf(key -> !key.startsWith(Setting.PREFIX + stage + "."));
        return out;
    }

    @Override
    public String value(String key) {
        return text.getOrDefault(key, "");
    }
}
