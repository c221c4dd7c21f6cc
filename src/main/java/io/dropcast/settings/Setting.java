package io.dropcast.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A setting: all that is known of it before anybody gives it a value.
 *
 * @param key such as {@code dropcast.detect.stride}
 * @param type what its values are
 * @param usual the default, spelled as it stands in the recipes of episodes
 * @param help what it is, in a few words
 * @param stage the stage that runs anew when it changes; empty for what is the engine's and the same for all episodes
 * @param shortName of its flag and in a job
 * @param oldNames keys and environment variables of older versions and of the older Python pipeline
 * @param secret whether its value is not to be shown
 */
public record Setting(
        String key,
        SettingType type,
        String usual,
        String help,
        Optional<String> stage,
        Optional<String> shortName,
        List<String> oldNames,
        boolean secret) {
    static final String PREFIX = "dropcast.";

    /** Sections that are no stages. */
    private static final Set<String> ENGINE = Set.of("http", "s3", "models");

    private static Setting of(String key, SettingType type, String usual, String help) {
        Optional<String> stage =
                Optional.of(key.split("\\.", -1)).filter(p -> p.length == 3).map(p -> p[1]);
        return new Setting(
                key, type, usual, help, stage.filter(s -> !ENGINE.contains(s)), Optional.empty(), List.of(), false);
    }

    static Setting number(String key, String usual, double least, double most, String help) {
        return of(key, new SettingType.Real(least, most, ""), usual, help);
    }

    /** A number, or the word that is the default. */
    static Setting numberOr(String word, String key, double least, double most, String help) {
        return of(key, new SettingType.Real(least, most, word), word, help);
    }

    static Setting whole(String key, String usual, long least, long most, String help) {
        return of(key, new SettingType.Whole(least, most), usual, help);
    }

    /** The first word is the default. */
    static Setting words(String key, List<String> words, String help) {
        return of(key, new SettingType.Words(words), words.get(0), help);
    }

    static Setting flag(String key, String usual, String help) {
        return of(key, new SettingType.Words(List.of("true", "false")), usual, help);
    }

    static Setting text(String key, String usual, String values, String help) {
        return of(key, new SettingType.Text(values, false), usual, help);
    }

    static Setting folder(String key, String usual, String values, String help) {
        return of(key, new SettingType.Text(values, true), usual, help);
    }

    Setting shortly(String name) {
        return new Setting(key, type, usual, help, stage, Optional.of(name), oldNames, secret);
    }

    Setting once(String... names) {
        return new Setting(key, type, usual, help, stage, shortName, List.of(names), secret);
    }

    Setting unshown() {
        return new Setting(key, type, usual, help, stage, shortName, oldNames, true);
    }

    /** Decided once, when the engine starts, although it stands among those of a stage. */
    Setting ofTheEngine() {
        return new Setting(key, type, usual, help, Optional.empty(), shortName, oldNames, secret);
    }

    /**
     * The value without spaces around it.
     *
     * @throws IllegalArgumentException naming the key, the value and what it should be
     */
    public String check(String value) {
        type.check(key, value.trim());
        return value.trim();
    }

    /** {@code detect.stride}. */
    public String name() {
        return key.substring(PREFIX.length());
    }

    /** The short name where there is one, or {@link #name}. */
    public String shortest() {
        return shortName.orElse(name());
    }

    /** {@code stride} and {@code detect-stride}: the short name where there is one, and the long one. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        shortName.ifPresent(names::add);
        names.add(name().replace('.', '-'));
        return names;
    }

    /** {@code DROPCAST_DETECT_STRIDE}. */
    public String environmentName() {
        return environmentName(key);
    }

    static String environmentName(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
