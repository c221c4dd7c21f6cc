package io.dropcast.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The values in effect, as text and read as what they are. A stage's room makes its own record from them, which checks the ranges.
 * Immutable.
 *
 * @param text every known key with the value in effect
 * @param nets what the model pack in use says
 */
public record Settings(Map<String, String> text, NetThresholds nets) {

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
        Map<String, String> out = new TreeMap<>();
        text.forEach((key, value) -> {
            if (key.startsWith("dropcast." + stage + ".")) {
                out.put(key, value);
            }
        });
        return out;
    }

    private String value(String key) {
        return text.getOrDefault(key, "").trim();
    }

    /** Whether the value is this word, in any case. */
    public boolean is(String key, String word) {
        return value(key).equalsIgnoreCase(word);
    }

    /** @throws IllegalArgumentException naming the key and the value */
    public double number(String key) {
        return number(key, KnownSettings.defaultOf(key).equals(NetThresholds.PACK) ? " or " + NetThresholds.PACK : "");
    }

    /** @param orWord what else the value may be, for the message */
    public double number(String key, String orWord) {
        try {
            double number = Double.parseDouble(value(key));
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // the message below is for both
        }
        throw new IllegalArgumentException(
                key + " must be a number" + orWord + ", found '" + text.getOrDefault(key, "") + "'");
    }

    /**
     * One of a few words, in any case.
     *
     * @throws IllegalArgumentException naming the key, the value and the words
     */
    public <E extends Enum<E>> E one(String key, E[] words) {
        for (E word : words) {
            if (is(key, word.name())) {
                return word;
            }
        }
        String all = Arrays.stream(words)
                .map(word -> word.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" or "));
        throw new IllegalArgumentException(key + " must be " + all + ", found '" + value(key) + "'");
    }

    /** @throws IllegalArgumentException naming the key and the value */
    public boolean flag(String key) {
        String value = value(key);
        if (value.equals("true") || value.equals("false")) {
            return value.equals("true");
        }
        throw new IllegalArgumentException(key + " must be true or false, found '" + value + "'");
    }

    /** @throws IllegalArgumentException naming the key and the value */
    public int whole(String key) {
        try {
            return Integer.parseInt(value(key));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    key + " must be a whole number, found '" + text.getOrDefault(key, "") + "'", e);
        }
    }
}
