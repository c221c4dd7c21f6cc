package io.dropcast.settings;

import java.util.Map;
import java.util.TreeMap;

/** Settings as they are when a few were given on the command line. */
public final class Said {
    private Said() {}

    /**
     * Settings with these on top of the defaults.
     *
     * @param keysAndValues a key, its value, the next key...
     */
    public static Settings of(String... keysAndValues) {
        Map<String, String> flags = new TreeMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            flags.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return Settings.of(KnownSettings.resolve(Map.of(), Map.of(), flags));
    }
}
