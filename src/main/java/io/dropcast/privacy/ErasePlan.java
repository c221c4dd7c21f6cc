package io.dropcast.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.embed.Floats;
import io.dropcast.embed.Vectors;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import io.dropcast.face.PersonId;
import io.dropcast.face.TrackId;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is to be erased, and what must not be found afterwards. It is on the disk while the work is done, as {@code erasing-p_0003.json}
 * of the show, so that the next run after a crash can finish; it goes last. Mutable while it is made. Of a vector it holds the first
 * eight numbers: enough to find it, too few to recognise a person by.
 */
final class ErasePlan {
    private static final int BYTES = 32;

    final String show;
    final PersonId person;
    /** When it was begun; part of the receipt's name. */
    final String begun;

    final Set<String> names = new TreeSet<>();
    final Map<EpisodeId, Set<TrackId>> tracks = new TreeMap<>();
    final Map<EpisodeId, Set<IdentityId>> identities = new TreeMap<>();
    /**
     * Digest of the tracks that the numbers are of, for each episode on which work has begun. The next run after a crash may find that
     * the episode ran again: then the numbers are of another person.
     */
    final Map<EpisodeId, String> begunOn = new TreeMap<>();
    /** SHA-256 of the pictures. */
    final Set<String> pictures = new TreeSet<>();
    /** Beginnings of rows in the files of floats, as hex. */
    final Set<String> rows = new TreeSet<>();
    /** Beginnings of lists of numbers in JSON, without spaces. */
    final Set<String> lists = new TreeSet<>();
    /** What is removed from which file or folder. */
    final Map<String, Long> counts = new TreeMap<>();

    ErasePlan(String show, PersonId person, String begun) {
        this.show = show;
        this.person = person;
        this.begun = begun;
    }

    static Key key(String show, PersonId person) {
        return Key.show(show, "erasing-" + person.text() + ".json");
    }

    Key key() {
        return key(show, person);
    }

    /** A vector that must not be found. */
    void vector(io.dropcast.face.Embedding v) {
        byte[] row = Floats.bytes(v);
        rows.add(HexFormat.of().formatHex(row, 0, Math.min(BYTES, row.length)));
        String list = Vectors.toJson(v).toString();
        int end = 0;
        for (int comma = 0; comma < BYTES / 4 && end >= 0; comma++) {
            end = list.indexOf(',', end + 1);
        }
        lists.add(list.substring(1, end > 0 ? end : list.length() - 1));
    }

    /** What is counted twice, before and after a crash, was there when more of it was. */
    void count(String where, long number) {
        if (number > 0) {
            counts.merge(where, number, Math::max);
        }
    }

    byte[] write() {
        ObjectNode doc = Json.object().put("show_id", show).put("person_id", person.text());
        doc.put("begun", begun);
        doc.set("names", Json.texts(names));
        ObjectNode eps = doc.putObject("episodes");
        tracks.forEach((ep, ids) -> {
            ObjectNode row = eps.putObject(ep.value());
            row.put("begun_on", begunOn.getOrDefault(ep, ""));
            row.set("tracks", Json.texts(ids.stream().map(TrackId::text).toList()));
            row.set(
                    "identities",
                    Json.texts(identities.getOrDefault(ep, Set.of()).stream()
                            .map(IdentityId::text)
                            .toList()));
        });
        doc.set("pictures", Json.texts(pictures));
        doc.set("rows", Json.texts(rows));
        doc.set("lists", Json.texts(lists));
        ObjectNode removed = doc.putObject("counts");
        counts.forEach(removed::put);
        return Json.pretty(doc);
    }

    static ErasePlan read(byte[] content) {
        ObjectNode doc = Json.parseObject(content, "the plan of an erasure");
        ErasePlan plan = new ErasePlan(
                doc.path("show_id").asText(),
                PersonId.parse(doc.path("person_id").asText()),
                doc.path("begun").asText());
        texts(doc.path("names"), plan.names);
        texts(doc.path("pictures"), plan.pictures);
        texts(doc.path("rows"), plan.rows);
        texts(doc.path("lists"), plan.lists);
        doc.path("counts")
                .properties()
                .forEach(e -> plan.counts.put(e.getKey(), e.getValue().asLong()));
        doc.path("episodes").properties().forEach(e -> {
            EpisodeId ep = new EpisodeId(e.getKey());
            plan.tracksOf(ep);
            String begunOn = e.getValue().path("begun_on").asText();
            if (!begunOn.isEmpty()) {
                plan.begunOn.put(ep, begunOn);
            }
            e.getValue().path("tracks").forEach(t -> plan.tracksOf(ep).add(TrackId.parse(t.asText())));
            e.getValue().path("identities").forEach(i -> plan.identitiesOf(ep).add(IdentityId.parse(i.asText())));
        });
        return plan;
    }

    Set<TrackId> tracksOf(EpisodeId ep) {
        return tracks.computeIfAbsent(ep, k -> new TreeSet<>());
    }

    Set<IdentityId> identitiesOf(EpisodeId ep) {
        return identities.computeIfAbsent(ep, k -> new TreeSet<>());
    }

    private static void texts(JsonNode rows, Set<String> into) {
        rows.forEach(r -> into.add(r.asText()));
    }
}
