package io.dropcast.episode;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.face.EpisodeId;
import io.dropcast.settings.KnownSettings;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code settings.json} of an episode: settings that a user gave to a job or a cleanup of this episode. They are stronger than the
 * configuration, so that the next run does not undo what was asked for.
 *
 * @param values by full key
 */
public record OwnSettings(SortedMap<String, String> values) {
    public OwnSettings {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public static Key key(EpisodeId ep) {
        return Key.manifest(ep, "settings.json");
    }

    /**
     * The settings of an episode; none where it was given none.
     *
     * @throws IllegalArgumentException when the file names one that there is not
     */
    public static OwnSettings read(EpisodeStore store, EpisodeId ep) {
        SortedMap<String, String> values = new TreeMap<>();
        store.read(key(ep))
                .map(b -> Json.parseObject(b, "settings.json of " + ep))
                .ifPresent(doc -> doc.path("settings")
                        .properties()
                        .forEach(e -> values.put(e.getKey(), e.getValue().asText())));
        for (String name : values.keySet()) {
            if (KnownSettings.stageOf(name).isEmpty()) {
                throw new IllegalArgumentException(
                        "settings.json of " + ep + " names '" + name + "', which is no setting of an episode");
            }
        }
        return new OwnSettings(values);
    }

    public void write(EpisodeStore store, EpisodeId ep) {
        if (values.isEmpty()) {
            store.delete(key(ep));
            return;
        }
        ObjectNode doc = Json.object().put("ep_id", ep.value());
        ObjectNode rows = doc.putObject("settings");
        values.forEach(rows::put);
        store.writeIfDifferent(key(ep), Json.pretty(doc));
    }

    /**
     * These with others on top.
     *
     * @param given by full key; empty takes the episode's own value away
     */
    public OwnSettings with(Map<String, java.util.Optional<String>> given) {
        SortedMap<String, String> all = new TreeMap<>(values);
        given.forEach((key, value) -> value.ifPresentOrElse(v -> all.put(key, v), () -> all.remove(key)));
        return new OwnSettings(all);
    }

    /** {@code cluster-thresh 0.4, detect.stride 1}. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        values.forEach((key, value) -> out.append(out.isEmpty() ? "" : ", ")
                .append(KnownSettings.of(key).shortest())
                .append(' ')
                .append(value));
        return out.toString();
    }
}
