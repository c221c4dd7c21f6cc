package io.dropcast.settings;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Every setting with its default, and where its value comes from, weakest first: the default, the configuration file, the environment,
 * the command line or the job.
 */
public final class KnownSettings {
    private static final Map<String, String> DEFAULTS = defaults();

    /** Names that users of older versions, and of the older Python pipeline, have in their scripts. */
    private static final Map<String, String> OLD_ENVIRONMENT = Map.of(
            "SCREENALYTICS_CLUSTER_SIM", "dropcast.cluster.cluster-thresh",
            "SCREENALYTICS_MIN_IDENTITY_SIM", "dropcast.cluster.min-identity-sim",
            "REP_MIN_SIM_TO_CENTROID", "dropcast.reps.min-sim-to-centroid",
            "DROPCAST_MODEL_PACK", "dropcast.models.pack");

    /** What keys were called before. */
    private static final Map<String, String> OLD_KEYS = Map.of("dropcast.model-pack", "dropcast.models.pack");

    /** What is asked for most often. */
    private static final Map<String, String> SHORT = Map.of(
            "dropcast.models.pack", "model-pack",
            "dropcast.detect.stride", "stride",
            "dropcast.cluster.cluster-thresh", "cluster-thresh",
            "dropcast.cluster.min-cluster-size", "min-cluster-size",
            "dropcast.cluster.min-identity-sim", "min-identity-sim");

    /** Environment variables of the launcher, which are no settings. */
    private static final Set<String> LAUNCHER = Set.of("DROPCAST_HOME", "DROPCAST_JAVA", "DROPCAST_JAVA_OPTS");

    /** Not of one stage, although they have three parts: how S3 is reached changes nothing of what comes out. */
    private static final String S3 = "dropcast.s3.";

    private static final String HTTP = "dropcast.http.";
    /** The models are opened once, when the engine starts. */
    private static final String MODELS = "dropcast.models.";

    /** Values that are shown to nobody. */
    private static final Set<String> SECRET = Set.of(S3 + "secret-key", HTTP + "token");

    private KnownSettings() {}

    private static Map<String, String> defaults() {
        Map<String, String> d = new LinkedHashMap<>();
        d.put("dropcast.inbox", "inbox");
        d.put("dropcast.outbox", "outbox");
        d.put("dropcast.data", "data");
        d.put("dropcast.models", "models");
        d.put("dropcast.models.pack", "");
        d.put("dropcast.workers", "0");
        d.put("dropcast.node", "");
        d.put("dropcast.quiet-seconds", "2");
        d.put("dropcast.poll-millis", "500");
        d.put("dropcast.max-tries", "3");
        d.put("dropcast.keep-days", "0");
        d.put("dropcast.http.enabled", "true");
        d.put("dropcast.http.host", "127.0.0.1");
        d.put("dropcast.http.port", "8080");
        d.put("dropcast.http.token", "");
        d.put("dropcast.http.cors-origin", "");
        d.put("dropcast.http.max-upload-bytes", "21474836480");
        d.put("dropcast.deliver", "");
        d.put("dropcast.s3.deliver-seconds", "2");
        d.put("dropcast.s3.artifacts", "false");
        d.put("dropcast.s3.poll", "");
        d.put("dropcast.s3.poll-seconds", "60");
        d.put("dropcast.s3.queue", "");
        d.put("dropcast.s3.dead-letters", "");
        d.put("dropcast.s3.consumers", "1");
        d.put("dropcast.s3.visibility-seconds", "120");
        d.put("dropcast.s3.wait-seconds", "5");
        d.put("dropcast.s3.done", "tag");
        d.put("dropcast.s3.region", "");
        d.put("dropcast.s3.endpoint", "");
        d.put("dropcast.s3.path-style", "auto");
        d.put("dropcast.s3.access-key", "");
        d.put("dropcast.s3.secret-key", "");
        d.put("dropcast.s3.kms-key-id", "");
        d.put("dropcast.s3.requester-pays", "false");
        d.put("dropcast.s3.max-tries", "8");
        d.put("dropcast.s3.cache", "cache");
        d.put("dropcast.s3.lease-seconds", "30");
        d.put("dropcast.detect.stride", "3");
        d.put("dropcast.detect.still-stride", "9");
        d.put("dropcast.detect.frames-after-cut", "3");
        d.put("dropcast.detect.tiles", "1");
        d.put("dropcast.detect.closer-looks", "8");
        d.put("dropcast.detect.decode", "needed");
        d.put("dropcast.detect.threshold", NetThresholds.PACK);
        d.put("dropcast.detect.landmark-conf", "0.5");
        d.put("dropcast.detect.nms-iou", NetThresholds.PACK);
        d.put("dropcast.detect.crop-seconds", "0.5");
        d.put("dropcast.detect.crop-conf", "0.6");
        d.put("dropcast.detect.crop-side", "256");
        d.put("dropcast.detect.crop-quality", "0.92");
        d.put("dropcast.track.high", NetThresholds.PACK);
        d.put("dropcast.track.low", "0.1");
        d.put("dropcast.track.new-track", NetThresholds.PACK);
        d.put("dropcast.track.min-iou", "0.2");
        d.put("dropcast.track.min-iou-low", "0.5");
        d.put("dropcast.track.buffer-seconds", "1.0");
        d.put("dropcast.track.min-hits", "2");
        d.put("dropcast.embed.samples", "24");
        d.put("dropcast.embed.min-conf", "0.60");
        d.put("dropcast.embed.min-std", "1.0");
        d.put("dropcast.embed.max-clipped", "0.34");
        d.put("dropcast.embed.min-sample-sim", "0.60");
        d.put("dropcast.embed.sample-slack", "0.08");
        d.put("dropcast.embed.join-seconds", "3.0");
        d.put("dropcast.embed.join-sim", "0.60");
        // no fixed number was better on any labelled episode: docs/quality.md
        d.put("dropcast.cluster.cluster-thresh", "auto");
        d.put("dropcast.cluster.min-cluster-size", "2");
        d.put("dropcast.cluster.min-identity-sim", "0.50");
        d.put("dropcast.cluster.existing", "keep");
        d.put("dropcast.cluster.matrix-mb", "2048");
        d.put("dropcast.cluster.clothes", "true");
        d.put("dropcast.cluster.threads", "true");
        d.put("dropcast.reps.min-sim-to-centroid", "0.50");
        d.put("dropcast.reps.min-conf", "0.60");
        d.put("dropcast.reps.min-std", "1.0");
        d.put("dropcast.people.join-sim", "0.50");
        d.put("dropcast.people.same-episode-sim", "0.60");
        d.put("dropcast.people.suggest-sim", "0.40");
        d.put("dropcast.people.margin", "0.05");
        return d;
    }

    /** Every key, in the order of the story. */
    public static Set<String> keys() {
        return DEFAULTS.keySet();
    }

    /** The default of a key. */
    public static String defaultOf(String key) {
        return Optional.ofNullable(DEFAULTS.get(key)).orElseThrow(() -> unknown(key, "asked for in the code"));
    }

    /** The stage that a setting is of, such as {@code cluster}; empty for what is the engine's and the same for all episodes. */
    public static Optional<String> stageOf(String key) {
        String[] parts = key.split("\\.", -1);
        // how well crops are coded is decided once, when the engine starts
        return parts.length == 3
                        && DEFAULTS.containsKey(key)
                        && !key.startsWith(S3)
                        && !key.startsWith(HTTP)
                        && !key.startsWith(MODELS)
                        && !key.equals("dropcast.detect.crop-quality")
                ? Optional.of(parts[1])
                : Optional.empty();
    }

    /** Whether the value must not be shown. */
    public static boolean isSecret(String key) {
        return SECRET.contains(key);
    }

    /** The short name of a setting, where it has one: {@code cluster-thresh}. */
    public static Optional<String> shortName(String key) {
        return Optional.ofNullable(SHORT.get(key));
    }

    /** {@code dropcast.cluster.min-identity-sim} is {@code DROPCAST_CLUSTER_MIN_IDENTITY_SIM}. */
    public static String environmentName(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /**
     * The values in effect.
     *
     * @param file keys of the configuration file; those that do not start with {@code dropcast.} are somebody else's
     * @param environment all variables
     * @param flags keys from the command line or a job
     * @throws IllegalArgumentException naming an unknown key and the nearest known one
     */
    public static Map<String, String> resolve(
            Map<String, String> file, Map<String, String> environment, Map<String, String> flags) {
        Map<String, String> values = new LinkedHashMap<>(DEFAULTS);
        new TreeMap<>(file).forEach((key, value) -> {
            if (key.startsWith("dropcast.")) {
                put(values, key, value, "the configuration file");
            }
        });
        putEnvironment(values, environment);
        new TreeMap<>(flags).forEach((key, value) -> put(values, key, value, "the command line"));
        return values;
    }

    private static void putEnvironment(Map<String, String> values, Map<String, String> environment) {
        Map<String, String> byName = new LinkedHashMap<>();
        DEFAULTS.keySet().forEach(key -> byName.put(environmentName(key), key));
        new TreeMap<>(environment).forEach((name, value) -> {
            String key = OLD_ENVIRONMENT.getOrDefault(name, byName.getOrDefault(name, ""));
            if (!key.isEmpty()) {
                values.put(key, value.trim());
            } else if (name.startsWith("DROPCAST_") && !LAUNCHER.contains(name)) {
                String nearest = Nearest.nearest(name, byName.keySet())
                        .map(n -> ": did you mean " + n + "?")
                        .orElse("");
                throw new IllegalArgumentException("the environment variable " + name + " is not known" + nearest);
            }
        });
    }

    private static void put(Map<String, String> values, String name, String value, String where) {
        String key = OLD_KEYS.getOrDefault(name, name);
        if (!DEFAULTS.containsKey(key)) {
            throw unknown(name, where);
        }
        values.put(key, value.trim());
    }

    private static IllegalArgumentException unknown(String key, String where) {
        String nearest = Nearest.hint(key, DEFAULTS.keySet(), "; './dropcast settings' lists the known ones");
        return new IllegalArgumentException("unknown key '" + key + "' in " + where + nearest);
    }
}
