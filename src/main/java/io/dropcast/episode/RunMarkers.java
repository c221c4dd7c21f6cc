package io.dropcast.episode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.face.EpisodeId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The {@code runs/{stage}.json} of an episode: which recipe made what is on the disk. A marker is written after everything that it
 * vouches for, so a crash leaves an old marker or none, and the stage runs again.
 */
public final class RunMarkers {
    private final EpisodeStore store;
    private final String pipelineVersion;

    public RunMarkers(EpisodeStore store, String pipelineVersion) {
        this.store = store;
        this.pipelineVersion = pipelineVersion;
    }

    /**
     * Whether this very recipe was run and what it made is still there.
     *
     * @param recipe asked only when the stage was run before: to know it may mean to read a whole film
     */
    public boolean fresh(EpisodeId ep, String stage, Supplier<Recipe> recipe) {
        return read(ep, stage)
                .filter(m -> m.path("fingerprint").asText().equals(recipe.get().fingerprint()))
                .filter(m -> outputsThere(m.path("outputs")))
                .isPresent();
    }

    private boolean outputsThere(JsonNode outputs) {
        List<Key> keys = new ArrayList<>();
        for (JsonNode key : outputs) {
            if (!Key.isKey(key.asText())) {
                return false;
            }
            keys.add(new Key(key.asText()));
        }
        return store.allExist(keys);
    }

    /** The marker as it is on the disk; empty when there is none, or none that can be read. */
    public Optional<ObjectNode> read(EpisodeId ep, String stage) {
        try {
            return store.read(key(ep, stage)).map(bytes -> Json.parseObject(bytes, "runs/" + stage + ".json"));
        } catch (BadJson e) {
            // a marker that cannot be read vouches for nothing: the stage runs again and writes a new one
            return Optional.empty();
        }
    }

    /** From now on nothing vouches for what the stage made: it runs again. */
    public void forget(EpisodeId ep, String stage) {
        store.delete(key(ep, stage));
    }

    /** What a run that died in the middle of a write left behind. The caller must hold the episode. */
    public void sweep(EpisodeId ep) {
        store.sweep(new Key("manifests/" + ep.value()));
    }

    /** Vouches for the outputs of a run. */
    public void write(EpisodeId ep, Recipe recipe, Outcome outcome) {
        ObjectNode marker = recipe.toJson();
        marker.put("fingerprint", recipe.fingerprint());
        marker.put("pipeline_ver", pipelineVersion);
        marker.set(
                "outputs",
                Json.texts(outcome.outputs().stream().map(Key::path).sorted().toList()));
        ObjectNode counts = marker.putObject("counts");
        new TreeMap<>(outcome.counts()).forEach(counts::put);
        new TreeMap<>(outcome.findings()).forEach(marker::set);
        marker.set("warnings", Json.texts(outcome.warnings()));
        Duration took = Duration.between(outcome.startedAt(), outcome.finishedAt());
        marker.put("seconds", took.toMillis() / 1000.0);
        marker.put(
                "started_at", outcome.startedAt().truncatedTo(ChronoUnit.MILLIS).toString());
        marker.put(
                "finished_at",
                outcome.finishedAt().truncatedTo(ChronoUnit.MILLIS).toString());
        store.write(key(ep, recipe.stage()), Json.pretty(marker));
    }

    /** Puts another marker in the place of the one that is there. */
    public void replace(EpisodeId ep, String stage, ObjectNode marker) {
        store.write(key(ep, stage), Json.pretty(marker));
    }

    /** Digest of a manifest, as recipes of later stages name it; {@code none} where it is missing. */
    public String digest(Key key) {
        return Digest.of(store, key).orElse("none");
    }

    private static Key key(EpisodeId ep, String stage) {
        return Key.manifest(ep, "runs/" + stage + ".json");
    }

    /**
     * What came of a run.
     *
     * @param outputs everything that was written
     * @param findings what was found out about the episode, by the name it has in the marker
     */
    public record Outcome(
            List<Key> outputs,
            Map<String, Long> counts,
            List<String> warnings,
            Map<String, JsonNode> findings,
            Instant startedAt,
            Instant finishedAt) {
        public Outcome {
            outputs = List.copyOf(outputs);
            counts = Map.copyOf(counts);
            warnings = List.copyOf(warnings);
            findings = Map.copyOf(findings);
        }
    }
}
