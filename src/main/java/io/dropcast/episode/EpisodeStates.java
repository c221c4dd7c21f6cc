package io.dropcast.episode;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.face.EpisodeId;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds the episodes of a store. */
public final class EpisodeStates {
    private static final String FILE = "/progress.json";
    private static final String ROOT = "manifests/";

    private EpisodeStates() {}

    /** All episodes, by id. */
    public static List<EpisodeState> all(EpisodeStore store) {
        return store.list(new Key("manifests")).stream()
                .map(Key::path)
                .filter(p -> p.endsWith(FILE) && p.indexOf('/', ROOT.length()) == p.length() - FILE.length())
                .map(p -> state(store, new EpisodeId(p.substring(ROOT.length(), p.length() - FILE.length()))))
                .toList();
    }

    /** The shows that have an episode. */
    public static SortedSet<String> shows(EpisodeStore store) {
        SortedSet<String> shows = new TreeSet<>();
        all(store).forEach(s -> shows.add(s.ep().show()));
        return shows;
    }

    private static EpisodeState state(EpisodeStore store, EpisodeId ep) {
        ObjectNode doc = store.read(Key.manifest(ep, "progress.json"))
                .map(b -> Json.parseObject(b, "progress.json"))
                .orElseGet(Json::object);
        return new EpisodeState(
                ep, doc.path("state").asText("unknown"), doc.path("stage").asText(""));
    }
}
