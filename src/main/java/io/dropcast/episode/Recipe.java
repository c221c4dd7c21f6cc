package io.dropcast.episode;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that the output of a stage depends on.
 *
 * @param stage name
 * @param version of the stage's code
 * @param settings in effect, as text
 * @param models file name to digest
 * @param inputs manifest name to digest
 */
public record Recipe(
        String stage,
        int version,
        Map<String, String> settings,
        Map<String, String> models,
        Map<String, String> inputs) {
    public Recipe {
        settings = Map.copyOf(settings);
        models = Map.copyOf(models);
        inputs = Map.copyOf(inputs);
    }

    /** The same recipe that depends on more. */
    public Recipe withInputs(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(inputs);
        all.putAll(more);
        return new Recipe(stage, version, settings, models, all);
    }

    /** The same recipe gives the same fingerprint, and nothing else does. */
    public String fingerprint() {
        return Digest.of(toJson().toString());
    }

    /** With sorted keys. */
    ObjectNode toJson() {
        ObjectNode out = Json.object().put("stage", stage).put("version", version);
        putAll(out.putObject("settings"), settings);
        putAll(out.putObject("models"), models);
        putAll(out.putObject("inputs"), inputs);
        return out;
    }

    private static void putAll(ObjectNode into, Map<String, String> values) {
        new TreeMap<>(values).forEach(into::put);
    }
}
