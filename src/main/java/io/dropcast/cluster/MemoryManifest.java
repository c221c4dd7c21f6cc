package io.dropcast.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.cluster.evidence.Taught;
import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * {@code cluster_memory.json}: where each identity was, so that ids stay with their people when an episode is clustered again.
 * Identities that are gone are remembered too: when a threshold goes back, they come back under their old id. And what the run went on from, so
 * that another run on the same tracks does the same.
 */
public final class MemoryManifest {
    private static final String TAUGHT = "taught";
    private static final String WORDS = "words";
    private static final String JUDGED = "judged";

    private final EpisodeStore store;

    public MemoryManifest(EpisodeStore store) {
        this.store = store;
    }

    public static Key key(EpisodeId ep) {
        return Key.manifest(ep, "cluster_memory.json");
    }

    /**
     * @param video digest of the video: places in another video mean nothing, only the numbers that were used are remembered then
     */
    public LastRun read(EpisodeId ep, String video) {
        return store.read(key(ep))
                .map(b -> Json.parseObject(b, "cluster_memory.json"))
                .map(doc -> doc.path("video").asText().equals(video) ? sameVideo(doc) : otherVideo(doc))
                .orElseGet(LastRun::none);
    }

    private static LastRun otherVideo(ObjectNode doc) {
        return new LastRun(new ClusterMemory(List.of(), next(doc)), List.of(), Optional.empty(), Heard.NOTHING);
    }

    private static LastRun sameVideo(ObjectNode doc) {
        List<PastIdentity> past = new ArrayList<>();
        List<PastIdentity> made = new ArrayList<>();
        doc.path("past").forEach(row -> {
            PastIdentity identity = pastIdentity(row);
            past.add(identity);
            if (!row.path("gone").asBoolean()) {
                made.add(identity);
            }
        });
        made.sort(Comparator.comparing(PastIdentity::id));
        Optional<Beginning> begun = doc.has("begun") ? Optional.of(beginning(doc.path("begun"))) : Optional.empty();
        return new LastRun(new ClusterMemory(past, next(doc)), made, begun, heard(doc.path(TAUGHT)));
    }

    private static Heard heard(JsonNode taught) {
        List<PastIdentity> judged = new ArrayList<>();
        taught.path(JUDGED).forEach(row -> judged.add(pastIdentity(row)));
        return new Heard(
                taught.path(WORDS).asText(),
                new Taught(
                        taught.path("merged").asInt(),
                        taught.path("apart").asInt(),
                        taught.path("shift").asDouble()),
                judged);
    }

    private static int next(ObjectNode doc) {
        return doc.path("next_identity").asInt(1);
    }

    private static Beginning beginning(JsonNode begun) {
        List<PastIdentity> from = new ArrayList<>();
        begun.path("from").forEach(row -> from.add(pastIdentity(row)));
        return new Beginning(
                begun.path("settings").asText(), begun.path("tracks").asText(), from);
    }

    private static PastIdentity pastIdentity(JsonNode row) {
        List<Span> spans = new ArrayList<>();
        for (JsonNode s : row.path("spans")) {
            spans.add(new Span(s.path("first_ts").asDouble(), s.path("last_ts").asDouble(), Json.box(s.path("where"))));
        }
        return new PastIdentity(IdentityId.parse(row.path("identity_id").asText()), spans);
    }

    public void write(
            EpisodeId ep, String video, ClusterMemory before, ClusterMemory now, Beginning begun, Heard heard) {
        ObjectNode doc = Json.object().put("ep_id", ep.value()).put("video", video);
        doc.put("next_identity", now.nextIdentity());
        ArrayNode rows = doc.putArray("past");
        Set<IdentityId> current = new HashSet<>();
        now.past().forEach(p -> {
            current.add(p.id());
            rows.add(row(p));
        });
        before.past().stream().filter(p -> !current.contains(p.id())).forEach(p -> rows.add(row(p).put("gone", true)));
        ObjectNode beginning =
                doc.putObject("begun").put("settings", begun.settings()).put("tracks", begun.tracks());
        ArrayNode from = beginning.putArray("from");
        begun.from().forEach(p -> from.add(row(p)));
        if (!heard.equals(Heard.NOTHING)) {
            Taught taught = heard.taught();
            ObjectNode learnt = doc.putObject(TAUGHT)
                    .put(WORDS, heard.words())
                    .put("merged", taught.merged())
                    .put("apart", taught.apart())
                    .put("shift", taught.shift());
            ArrayNode judged = learnt.putArray(JUDGED);
            heard.judged().forEach(p -> judged.add(row(p)));
        }
        store.write(key(ep), Json.pretty(doc));
    }

    /**
     * Takes identities out, and every place that may be theirs under another id. What was said of the others is heard anew by the next run that
     * learns.
     *
     * @param doc a cluster_memory.json
     */
    public static void forget(ObjectNode doc, Predicate<String> identity) {
        Set<String> here = new HashSet<>();
        removeIf(doc.path("past"), row -> identity.test(row.path("identity_id").asText()));
        doc.path("past").forEach(row -> {
            if (!row.path("gone").asBoolean()) {
                here.add(row.path("identity_id").asText());
            }
        });
        // without it the next run begins from nothing
        doc.remove("begun");
        if (doc.path(TAUGHT) instanceof ObjectNode taught) {
            removeIf(
                    taught.path(JUDGED),
                    row -> !here.contains(row.path("identity_id").asText()));
            taught.put(WORDS, "");
        }
    }

    private static void removeIf(JsonNode rows, Predicate<JsonNode> gone) {
        for (Iterator<JsonNode> i = rows.iterator(); i.hasNext(); ) {
            if (gone.test(i.next())) {
                i.remove();
            }
        }
    }

    private static ObjectNode row(PastIdentity p) {
        ObjectNode row = Json.object().put("identity_id", p.id().text());
        ArrayNode spans = row.putArray("spans");
        for (Span s : p.spans()) {
            ObjectNode span = spans.addObject().put("first_ts", s.firstTs()).put("last_ts", s.lastTs());
            span.set("where", Json.box(s.where()));
        }
        return row;
    }
}
