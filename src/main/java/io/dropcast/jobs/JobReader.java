package io.dropcast.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.BadJson;
import io.dropcast.episode.Json;
import io.dropcast.face.EpisodeId;
import io.dropcast.settings.KnownSettings;
import io.dropcast.settings.Nearest;
import io.dropcast.settings.SettingType;
import io.dropcast.settings.Settings;
import io.dropcast.workflow.StageSettings;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a job, from a file or a request. It comes from outside: nothing in it is believed. Used once. */
public final class JobReader {
    /** A job is a few lines. */
    public static final int MOST_BYTES = 64 * 1024;

    private static final Map<String, String> KEYS = keys();
    private static final Set<String> WORDS = Set.of("ep_id", "video", "actions");
    private static final int LONGEST_SHOWN = 60;

    private final ObjectNode doc;
    private final Map<String, Integer> lines;
    /** How the job writes each setting. */
    private final Map<String, String> names = new TreeMap<>();

    private JobReader(ObjectNode doc, Map<String, Integer> lines) {
        this.doc = doc;
        this.lines = lines;
    }

    /** Every name that a setting has in a job: {@code stride}, {@code detect_stride}, {@code dropcast.detect.stride}. */
    private static Map<String, String> keys() {
        Map<String, String> keys = new TreeMap<>();
        KnownSettings.all().stream().filter(s -> s.stage().isPresent()).forEach(setting -> {
            keys.put(setting.key(), setting.key());
            setting.names().forEach(name -> keys.put(name.replace('-', '_'), setting.key()));
        });
        return keys;
    }

    /**
     * The job, with all that can be said of it without looking at the disk.
     *
     * @param general settings of all episodes, on top of which those of the job must make sense
     * @throws BadJob with the line
     */
    public static Job read(byte[] content, Settings general) {
        if (content.length > MOST_BYTES) {
            throw tooLarge(content.length);
        }
        try {
            ObjectNode doc = Json.parseObject(content, "the job");
            return new JobReader(doc, Json.linesOfFields(content)).job(general, doc.has("video"));
        } catch (BadJson e) {
            throw new BadJob(String.valueOf(e.getMessage()));
        }
    }

    /**
     * The job of a request.
     *
     * @param general settings of all episodes, on top of which those of the job must make sense
     * @throws BadJob with the field
     */
    static Job read(JobKind kind, ObjectNode request, Settings general) {
        if (kind == JobKind.EPISODE_CLEANUP && request.path("actions").isMissingNode()) {
            throw BadJob.at("actions", "\"actions\" must name one or more of " + CleanupAction.names());
        }
        return new JobReader(request, Map.of()).job(general, kind == JobKind.DETECT_TRACK);
    }

    /** A file of so many bytes is no job. */
    public static BadJob tooLarge(long bytes) {
        return new BadJob("the job has " + bytes + " bytes, and a job is a few lines: " + MOST_BYTES + " at most");
    }

    /** The video that a job names, whatever else is wrong with it; empty when it names none. */
    public static Optional<String> videoOf(byte[] content) {
        try {
            return Optional.of(Json.parseObject(content, "the job").path("video"))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::asText);
        } catch (BadJson e) {
            return Optional.empty();
        }
    }

    /** @param onVideo whether it is done on a video */
    private Job job(Settings general, boolean onVideo) {
        doc.fieldNames().forEachRemaining(this::known);
        EpisodeId ep = episode();
        Optional<String> video = Optional.ofNullable(doc.get("video")).map(v -> text("video", v));
        SortedMap<String, Optional<String>> settings = settings(general);
        Set<CleanupAction> actions = actions(onVideo);
        if (!onVideo) {
            settings.forEach((key, value) -> useful(ep, key, value, actions));
        }
        return new Job(ep, video, actions, settings);
    }

    private void known(String name) {
        if (WORDS.contains(name) || KEYS.containsKey(name)) {
            return;
        }
        boolean engines = KnownSettings.keys().stream()
                .anyMatch(k -> k.equals(name) || k.equals("dropcast." + name.replace('_', '-')));
        if (engines) {
            throw wrong(name, "'" + name + "' is a setting of the engine, not of an episode: leave it out");
        }
        List<String> all = new ArrayList<>(KEYS.keySet());
        all.addAll(WORDS);
        throw wrong(
                name,
                "unknown key '" + shown(name) + "'"
                        + Nearest.hint(
                                name,
                                all,
                                "; known are ep_id, video, actions and the settings of './dropcast settings'"));
    }

    private EpisodeId episode() {
        JsonNode ep = doc.get("ep_id");
        if (ep == null) {
            throw BadJob.at("ep_id", "the job has no \"ep_id\": say which episode it is about");
        }
        try {
            return new EpisodeId(text("ep_id", ep));
        } catch (BadJob e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw wrong("ep_id", String.valueOf(e.getMessage()));
        }
    }

    private Set<CleanupAction> actions(boolean withVideo) {
        JsonNode list = doc.get("actions");
        if (list == null) {
            return withVideo ? EnumSet.noneOf(CleanupAction.class) : EnumSet.of(CleanupAction.RECLUSTER);
        }
        if (!list.isArray() || list.isEmpty()) {
            throw wrong(
                    "actions", "\"actions\" must be a list of actions, such as [\"recluster\"], found " + shown(list));
        }
        List<String> names = new ArrayList<>();
        list.forEach(n -> names.add(shown(text("actions", n))));
        try {
            return CleanupAction.parse(names);
        } catch (IllegalArgumentException e) {
            throw wrong("actions", String.valueOf(e.getMessage()));
        }
    }

    private SortedMap<String, Optional<String>> settings(Settings general) {
        SortedMap<String, Optional<String>> out = new TreeMap<>();
        doc.properties().forEach(e -> {
            String key = KEYS.get(e.getKey());
            if (key != null) {
                String other = names.put(key, e.getKey());
                if (other != null) {
                    throw wrong(
                            e.getKey(), "'" + other + "' and '" + e.getKey() + "' are the same setting: leave one out");
                }
                out.put(key, value(e.getKey(), key, e.getValue()));
            }
        });
        check(general, out);
        return out;
    }

    private Optional<String> value(String name, String key, JsonNode value) {
        if (value.isNull()) {
            return Optional.empty();
        }
        SettingType type = KnownSettings.of(key).type();
        boolean words = type instanceof SettingType.Words;
        if (words ? value.isContainerNode() : !value.isNumber() && !isItsWord(type, value)) {
            throw wrong(
                    name,
                    "'" + name + "' must be " + (words ? type.values() : number(type)) + ", found " + shown(value));
        }
        return Optional.of(value.asText());
    }

    private static boolean isItsWord(SettingType type, JsonNode value) {
        return type instanceof SettingType.Real n && n.word().equals(value.textValue());
    }

    private static String number(SettingType type) {
        return type instanceof SettingType.Real n && !n.word().isEmpty()
                ? "a number or \"" + n.word() + "\""
                : "a number";
    }

    /** All of them together must make sense; when one does not even alone, its line is told. */
    private void check(Settings general, SortedMap<String, Optional<String>> given) {
        Map<String, String> values = new TreeMap<>();
        given.forEach((key, value) -> value.ifPresent(v -> values.put(key, v)));
        Optional<String> all = trouble(general, values);
        if (all.isEmpty()) {
            return;
        }
        values.forEach((key, value) -> trouble(general, Map.of(key, value)).ifPresent(why -> {
            throw wrong(names.getOrDefault(key, key), why);
        }));
        throw new BadJob(all.get());
    }

    private static Optional<String> trouble(Settings general, Map<String, String> values) {
        try {
            Settings unused = StageSettings.checked(general.with(values));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private void useful(EpisodeId ep, String key, Optional<String> value, Set<CleanupAction> actions) {
        try {
            var unused = new CleanupOrder(ep, actions, new TreeMap<>(Map.of(key, value)));
        } catch (BadJob e) {
            throw wrong(names.getOrDefault(key, key), String.valueOf(e.getMessage()));
        }
    }

    private String text(String name, JsonNode value) {
        if (!value.isTextual()) {
            throw wrong(name, "\"" + name + "\" must be text, found " + shown(value));
        }
        return value.asText();
    }

    private BadJob wrong(String name, String why) {
        // a request has no lines that its sender sees
        return BadJob.at(name, lines.isEmpty() ? why : "line " + lines.getOrDefault(name, 1) + ": " + why);
    }

    private static String shown(JsonNode value) {
        return shown(value.toString());
    }

    private static String shown(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN - 3) + "...";
    }
}
