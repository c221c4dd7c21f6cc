package io.dropcast.settings;

import static io.dropcast.settings.Setting.flag;
import static io.dropcast.settings.Setting.folder;
import static io.dropcast.settings.Setting.number;
import static io.dropcast.settings.Setting.numberOr;
import static io.dropcast.settings.Setting.text;
import static io.dropcast.settings.Setting.whole;
import static io.dropcast.settings.Setting.words;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The list of all settings, in the order of the story, and where a value comes from, weakest first: the default, the configuration file,
 * the environment, the command line or the job.
 */
public final class KnownSettings {
    private static final String PACK = NetThresholds.PACK;
    private static final String PLACE = "s3://bucket/prefix";

    private static final List<Setting> ALL = List.of(
            folder("dropcast.inbox", "inbox", "a folder", "what you drop"),
            folder("dropcast.outbox", "outbox", "a folder or " + PLACE, "results"),
            folder("dropcast.data", "data", "a folder or " + PLACE, "all that dropcast remembers"),
            folder("dropcast.models", "models", "a folder", "the model files"),
            text("dropcast.models.pack", "", "a name", "the models that find and encode faces; empty is the usual pack")
                    .shortly("model-pack")
                    .once("dropcast.model-pack"),
            whole("dropcast.workers", "0", 0, 1024, "threads that look at frames; 0 is one a core"),
            text("dropcast.node", "", "a name", "of this engine, where several watch one inbox"),
            number("dropcast.quiet-seconds", "2", 0, 3600, "how long a dropped file must stay as it is"),
            whole("dropcast.poll-millis", "500", 10, 3_600_000, "between two looks at the inbox and for edits"),
            whole("dropcast.max-tries", "3", 1, 1000, "of a file in whose work the engine died"),
            whole("dropcast.keep-days", "0", 0, 36_500, "how long pictures and vectors are kept; 0 is for ever"),
            flag("dropcast.http.enabled", "true", "whether the review page and the REST API are served"),
            text("dropcast.http.host", "127.0.0.1", "a name or address", "where they listen"),
            whole("dropcast.http.port", "8080", 0, 65_535, "0 is any that is free"),
            text("dropcast.http.token", "", "16 characters or more", "what callers must know")
                    .unshown(),
            text("dropcast.http.cors-origin", "", "https://host", "whose pages may call"),
            whole("dropcast.http.max-upload-bytes", "21474836480", 1, Long.MAX_VALUE, "of one video"),
            text("dropcast.deliver", "", PLACE, "where what is in the outbox goes, too"),
            number("dropcast.s3.deliver-seconds", "2", 0, 3600, "between two looks at what is new in the outbox"),
            flag("dropcast.s3.artifacts", "false", "whether results go also under the keys of the older pipeline"),
            text("dropcast.s3.poll", "", PLACE, "where videos are looked for"),
            number("dropcast.s3.poll-seconds", "60", 0, 86_400, "between two looks there"),
            text("dropcast.s3.queue", "", "a URL", "of the SQS queue that tells of new objects"),
            text("dropcast.s3.dead-letters", "", "a URL", "of the queue for messages that can never be used"),
            whole("dropcast.s3.consumers", "1", 1, 64, "messages of the queue at once"),
            whole("dropcast.s3.visibility-seconds", "120", 2, 43_200, "how long a message is out of sight"),
            whole("dropcast.s3.wait-seconds", "5", 0, 20, "how long one look into the queue waits"),
            text("dropcast.s3.done", "tag", "tag, leave or " + PLACE, "what becomes of a video"),
            text("dropcast.s3.region", "", "a region", "of the bucket; empty is what AWS programs are told"),
            text("dropcast.s3.endpoint", "", "a URL", "of another server than Amazon's"),
            words(
                    "dropcast.s3.path-style",
                    List.of("auto", "true", "false"),
                    "whether the bucket is in the path of a URL"),
            text("dropcast.s3.access-key", "", "a key", "empty is the default credential chain"),
            text("dropcast.s3.secret-key", "", "a key", "given together with the access key")
                    .unshown(),
            text("dropcast.s3.kms-key-id", "", "a key id", "key that new objects are encrypted with"),
            flag("dropcast.s3.requester-pays", "false", "whether you pay for reading another account's bucket"),
            whole("dropcast.s3.max-tries", "8", 1, 100, "of one request"),
            folder("dropcast.s3.cache", "cache", "a folder", "videos in work, and copies of data that is in S3"),
            whole("dropcast.s3.lease-seconds", "30", 1, 3600, "how long a lock in S3 outlives a process that died"),
            whole("dropcast.detect.stride", "3", 1, 50, "every how many frames faces are looked for")
                    .shortly("stride"),
            whole("dropcast.detect.still-stride", "9", 1, 250, "the same where nothing moves"),
            whole("dropcast.detect.frames-after-cut", "3", 0, 50, "first frames of a shot, all looked at"),
            whole("dropcast.detect.tiles", "1", 1, 4, "parts a side of a frame for a second look; 1 is no such look"),
            number("dropcast.detect.closer-looks", "8", 0, 100, "faint faces a second looked at enlarged"),
            words("dropcast.detect.decode", List.of("needed", "every"), "which frames are decoded"),
            numberOr(PACK, "dropcast.detect.threshold", 0, 1, "confidence from which a face is recorded"),
            number("dropcast.detect.landmark-conf", "0.5", 0, 1, "confidence from which points are looked for"),
            numberOr(PACK, "dropcast.detect.nms-iou", 0, 1, "overlap above which the weaker of two boxes is dropped"),
            number("dropcast.detect.crop-seconds", "0.5", 0.05, 60, "one crop of a face is kept for each such time"),
            number("dropcast.detect.crop-conf", "0.6", 0, 1, "confidence from which a crop is kept"),
            whole("dropcast.detect.crop-side", "256", 112, 1024, "longest side of a crop in pixels"),
            number("dropcast.detect.crop-quality", "0.92", 0.001, 1, "JPEG quality of a crop")
                    .ofTheEngine(),
            numberOr(PACK, "dropcast.track.high", 0, 1, "confidence from which a face is matched in the first round"),
            number("dropcast.track.low", "0.1", 0, 1, "confidence from which a face may continue a track"),
            numberOr(PACK, "dropcast.track.new-track", 0, 1, "confidence from which a face may start a track"),
            number("dropcast.track.min-iou", "0.2", 0, 1, "overlap asked for in the first round"),
            number("dropcast.track.min-iou-low", "0.5", 0, 1, "overlap asked for in the second round"),
            number("dropcast.track.buffer-seconds", "1.0", 0, 60, "how long a face may be out of sight in its track"),
            whole("dropcast.track.min-hits", "2", 1, 100, "sightings that a track needs to be kept"),
            whole("dropcast.embed.samples", "24", 1, 256, "most faces of a track that are encoded"),
            number("dropcast.embed.min-conf", "0.60", 0, 1, "confidence that a face needs to be encoded"),
            number("dropcast.embed.min-std", "1.0", 0, 127, "contrast that a face needs to be encoded"),
            number("dropcast.embed.max-clipped", "0.34", 0, 1, "largest share of an encoded face outside the frame"),
            number("dropcast.embed.min-sample-sim", "0.60", 0, 1, "similarity to its track that a sample needs"),
            number("dropcast.embed.sample-slack", "0.08", 0, 1, "how far below the median similarity a sample may be"),
            number("dropcast.embed.join-seconds", "3.0", 0, 30, "longest loss within one track; 0 joins none"),
            number("dropcast.embed.join-sim", "0.60", 0, 1, "similarity from which two tracks may be one"),
            // no fixed number was better on any labelled episode: docs/quality.md
            numberOr("auto", "dropcast.cluster.cluster-thresh", 0.2, 0.99, "similarity from which groups are joined")
                    .shortly("cluster-thresh")
                    .once("SCREENALYTICS_CLUSTER_SIM"),
            whole("dropcast.cluster.min-cluster-size", "2", 1, 50, "identities of fewer tracks are taken apart")
                    .shortly("min-cluster-size"),
            number(
                            "dropcast.cluster.min-identity-sim",
                            "0.50",
                            0,
                            0.99,
                            "similarity to its identity that a track needs")
                    .shortly("min-identity-sim")
                    .once("SCREENALYTICS_MIN_IDENTITY_SIM"),
            words("dropcast.cluster.existing", List.of("keep", "anew"), "identities when tracks were made anew"),
            // with more there would be more pairs than an array has places
            whole("dropcast.cluster.matrix-mb", "2048", 16, 8192, "memory for comparing tracks each with each"),
            flag("dropcast.cluster.clothes", "true", "whether auto also uses clothes within a scene"),
            flag("dropcast.cluster.threads", "true", "whether auto also uses camera set-ups that come again"),
            number("dropcast.reps.min-sim-to-centroid", "0.50", 0, 1, "similarity to its track that its picture needs")
                    .once("REP_MIN_SIM_TO_CENTROID"),
            number("dropcast.reps.min-conf", "0.60", 0, 1, "confidence that a picture of a track needs"),
            number("dropcast.reps.min-std", "1.0", 0, 127, "contrast that a picture of a track needs"),
            number("dropcast.people.join-sim", "0.50", 0, 0.99, "similarity to a person of other episodes"),
            number("dropcast.people.same-episode-sim", "0.60", 0, 0.99, "similarity within an episode"),
            number("dropcast.people.suggest-sim", "0.40", 0, 0.99, "similarity from which two are suggested"),
            number("dropcast.people.margin", "0.05", 0, 0.5, "by how much the best person must beat the second best"));

    /** By key and by what keys were called before. */
    private static final Map<String, Setting> BY_KEY = new HashMap<>();

    private static final Map<String, Setting> BY_VARIABLE = new HashMap<>();

    static {
        for (Setting setting : ALL) {
            Stream.concat(Stream.of(setting.key()), setting.oldNames().stream()).forEach(name -> {
                BY_KEY.put(name, setting);
                BY_VARIABLE.put(Setting.environmentName(name), setting);
            });
        }
    }

    /** Environment variables of the launcher, which are no settings. */
    private static final Set<String> LAUNCHER = Set.of("DROPCAST_HOME", "DROPCAST_JAVA", "DROPCAST_JAVA_OPTS");

    private KnownSettings() {}

    /** Every setting, in the order of the story. */
    public static List<Setting> all() {
        return ALL;
    }

    /** Every key, in the same order. */
    public static List<String> keys() {
        return ALL.stream().map(Setting::key).toList();
    }

    /** @throws IllegalArgumentException when there is none of this key */
    public static Setting of(String key) {
        return find(key, "asked for in the code");
    }

    private static Setting find(String key, String where) {
        return Optional.ofNullable(BY_KEY.get(key)).orElseThrow(() -> {
            String nearest = Nearest.hint(key, keys(), "; './dropcast settings' lists the known ones");
            return new IllegalArgumentException("unknown key '" + key + "' in " + where + nearest);
        });
    }

    /** The default of a key. */
    public static String defaultOf(String key) {
        return of(key).usual();
    }

    /** The number that is nearest to this one in the range of a setting that is a number. */
    public static double within(String key, double number) {
        return of(key).type() instanceof SettingType.Real n ? Math.max(n.least(), Math.min(n.most(), number)) : number;
    }

    /** The stage that a setting is of, such as {@code cluster}; empty for what is the engine's, and where there is no such setting. */
    public static Optional<String> stageOf(String key) {
        return Optional.ofNullable(BY_KEY.get(key)).flatMap(Setting::stage);
    }

    /**
     * The values in effect.
     *
     * @param file keys of the configuration file; those that do not start with {@code dropcast.} are not ours
     * @param environment all variables
     * @param flags keys from the command line or a job
     * @throws IllegalArgumentException naming an unknown key and the nearest known one
     */
    public static Map<String, String> resolve(
            Map<String, String> file, Map<String, String> environment, Map<String, String> flags) {
        Map<String, String> values = new LinkedHashMap<>();
        ALL.forEach(setting -> values.put(setting.key(), setting.usual()));
        new TreeMap<>(file).forEach((key, value) -> {
            if (key.startsWith(Setting.PREFIX)) {
                values.put(find(key, "the configuration file").key(), value.trim());
            }
        });
        new TreeMap<>(environment).forEach((name, value) -> putVariable(values, name, value));
        new TreeMap<>(flags)
                .forEach(
                        (key, value) -> values.put(find(key, "the command line").key(), value.trim()));
        return values;
    }

    private static void putVariable(Map<String, String> values, String name, String value) {
        Setting setting = BY_VARIABLE.get(name);
        if (setting != null) {
            values.put(setting.key(), value.trim());
        } else if (name.startsWith("DROPCAST_") && !LAUNCHER.contains(name)) {
            String nearest = Nearest.nearest(
                            name, ALL.stream().map(Setting::environmentName).toList())
                    .map(n -> ": did you mean " + n + "?")
                    .orElse("");
            throw new IllegalArgumentException("the environment variable " + name + " is not known" + nearest);
        }
    }
}
