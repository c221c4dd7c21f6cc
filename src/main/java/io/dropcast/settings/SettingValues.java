package io.dropcast.settings;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * The values in effect, read as what they are. All but {@link #value} throw {@link IllegalArgumentException} naming the key, the value
 * and what it should be.
 */
@FunctionalInterface
public interface SettingValues {

    /** The value as it was given; empty where there is none. */
    String value(String key);

    private String checked(String key) {
        return KnownSettings.of(key).check(value(key));
    }

    default double number(String key) {
        return Double.parseDouble(checked(key));
    }

    default int whole(String key) {
        return Math.toIntExact(large(key));
    }

    /** A whole number that may be more than an int holds. */
    default long large(String key) {
        return Long.parseLong(checked(key));
    }

    /** Parts of a second count. */
    default Duration seconds(String key) {
        return Duration.ofMillis(Math.round(1000 * number(key)));
    }

    default boolean flag(String key) {
        return word(key).equals("true");
    }

    /** Text that says something. */
    default Optional<String> text(String key) {
        return Optional.of(checked(key)).filter(v -> !v.isEmpty());
    }

    /** Whether the value is this word, in any case. */
    default boolean is(String key, String word) {
        return value(key).trim().equalsIgnoreCase(word);
    }

    /** One of a few words, in small letters. */
    default String word(String key) {
        return checked(key).toLowerCase(Locale.ROOT);
    }

    /** One of a few words, which are those of the enum. */
    default <E extends Enum<E>> E one(String key, Class<E> words) {
        return Enum.valueOf(words, checked(key).toUpperCase(Locale.ROOT));
    }
}
