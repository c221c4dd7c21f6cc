package io.dropcast.edits;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.face.EpisodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@code identities.shown.jsonl}: the last few versions of identities.json that were put into the outbox, the newest last. */
public final class ShownManifest {
    private static final int KEPT = 4;

    private final EpisodeStore store;

    public ShownManifest(EpisodeStore store) {
        this.store = store;
    }

    public static Key key(EpisodeId ep) {
        return Key.manifest(ep, "identities.shown.jsonl");
    }

    /** To be called before the file is in the outbox: an edit of it must be understood. */
    public void add(EpisodeId ep, Shown shown) {
        List<ObjectNode> rows = new ArrayList<>(rows(ep));
        rows.removeIf(r -> r.path(Shown.AS_OF).asText().equals(shown.asOf()));
        rows.add(shown.toJson());
        Stream<ObjectNode> newest = rows.stream().skip(Math.max(0, rows.size() - KEPT));
        store.write(key(ep), Json.lines(newest));
    }

    /** The newest last. */
    public List<Shown> read(EpisodeId ep) {
        return rows(ep).stream().map(Shown::read).toList();
    }

    private List<ObjectNode> rows(EpisodeId ep) {
        return store.read(key(ep))
                .map(b -> Json.parseLines(b, "identities.shown.jsonl"))
                .orElse(List.of());
    }
}
