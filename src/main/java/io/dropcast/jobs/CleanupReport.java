package io.dropcast.jobs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.episode.OwnSettings;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import io.dropcast.face.TrackId;
import io.dropcast.people.EpisodeSnapshot;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * {@code cleanup_report.json}: what a cleanup changed. It has no names: people are ids in it.
 *
 * @param stages which ran, and which had nothing to do
 * @param own settings of the episode's own afterwards
 */
public record CleanupReport(
        CleanupOrder order,
        EpisodeSnapshot before,
        EpisodeSnapshot after,
        SortedMap<String, Boolean> stages,
        OwnSettings own) {
    public CleanupReport {
        stages = Collections.unmodifiableSortedMap(new TreeMap<>(stages));
    }

    static Key key(EpisodeId ep) {
        return Key.manifest(ep, "cleanup_report.json");
    }

    /**
     * What became of an identity.
     *
     * @param gained tracks that it did not have before; all of one that appeared
     * @param lost tracks that it has no longer; all of one that vanished
     * @param ownerBefore person id; empty when it had no owner, or was not there
     * @param ownerAfter person id; empty when it has no owner, or is not there any more
     */
    public record Change(
            IdentityId id,
            boolean appeared,
            boolean vanished,
            SortedSet<TrackId> gained,
            SortedSet<TrackId> lost,
            Optional<String> ownerBefore,
            Optional<String> ownerAfter) {
        private boolean isOne() {
            return appeared || vanished || !gained.isEmpty() || !lost.isEmpty() || !ownerBefore.equals(ownerAfter);
        }

        /** {@code id_0003 lost track_0007, track_0012}. */
        public String words() {
            List<String> said = new ArrayList<>();
            if (appeared) {
                said.add("appeared with " + texts(gained));
            } else if (vanished) {
                said.add("vanished; it had " + texts(lost));
            } else {
                if (!gained.isEmpty()) {
                    said.add("gained " + texts(gained));
                }
                if (!lost.isEmpty()) {
                    said.add("lost " + texts(lost));
                }
            }
            if (!vanished && !ownerBefore.equals(ownerAfter)) {
                said.add(ownerAfter.map(p -> "is " + p + "'s").orElse("has no owner")
                        + ownerBefore.map(p -> " and was " + p + "'s").orElse(""));
            }
            return id + " " + String.join("; ", said);
        }

        private static String texts(SortedSet<TrackId> tracks) {
            return String.join(", ", tracks.stream().map(TrackId::text).toList());
        }
    }

    /** By identity; those of which nothing changed are left out. */
    public List<Change> changes() {
        SortedSet<IdentityId> all = new TreeSet<>(before.tracks().keySet());
        all.addAll(after.tracks().keySet());
        return all.stream().map(this::change).filter(Change::isOne).toList();
    }

    private Change change(IdentityId id) {
        SortedSet<TrackId> had = before.tracks().getOrDefault(id, new TreeSet<>());
        SortedSet<TrackId> has = after.tracks().getOrDefault(id, new TreeSet<>());
        return new Change(
                id,
                had.isEmpty(),
                has.isEmpty(),
                without(has, had),
                without(had, has),
                Optional.ofNullable(before.owners().get(id)),
                Optional.ofNullable(after.owners().get(id)));
    }

    private static SortedSet<TrackId> without(SortedSet<TrackId> all, SortedSet<TrackId> those) {
        SortedSet<TrackId> out = new TreeSet<>(all);
        out.removeAll(those);
        return out;
    }

    /** How many there were of something and are now, by what was counted. */
    public Map<String, Integer> countsBefore() {
        return before.counts();
    }

    /** As {@link #countsBefore()}, afterwards. */
    public Map<String, Integer> countsAfter() {
        return after.counts();
    }

    ObjectNode toJson(Instant time, String version) {
        ObjectNode doc = Json.object().put("ep_id", order.ep().value()).put("pipeline_ver", version);
        doc.put("time", time.truncatedTo(ChronoUnit.MILLIS).toString());
        doc.set(
                "actions",
                Json.texts(order.actions().stream().map(CleanupAction::text).toList()));
        ObjectNode given = doc.putObject("settings_given");
        order.settings()
                .forEach((key, value) -> value.ifPresentOrElse(v -> given.put(key, v), () -> given.putNull(key)));
        ObjectNode kept = doc.putObject("settings_of_the_episode");
        own.values().forEach(kept::put);
        ObjectNode ran = doc.putObject("stages");
        stages.forEach((stage, did) -> ran.put(stage, did ? "made again" : "nothing to do"));
        doc.set("before", before.toJson());
        doc.set("after", after.toJson());
        ArrayNode rows = doc.putArray("identities");
        changes().forEach(c -> rows.add(row(c)));
        return doc;
    }

    private static ObjectNode row(Change c) {
        ObjectNode row = Json.object().put("identity_id", c.id().text());
        row.put("change", c.appeared() ? "appeared" : c.vanished() ? "vanished" : "changed");
        row.set("gained", numbers(c.gained()));
        row.set("lost", numbers(c.lost()));
        c.ownerBefore().ifPresent(p -> row.put("person_before", p));
        c.ownerAfter().ifPresent(p -> row.put("person_after", p));
        return row;
    }

    private static ArrayNode numbers(SortedSet<TrackId> tracks) {
        ArrayNode out = Json.array();
        tracks.forEach(t -> out.add(t.number()));
        return out;
    }
}
