package io.dropcast.edits;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropcast.cluster.ClustersManifest;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import io.dropcast.face.PersonId;
import io.dropcast.face.TrackId;
import io.dropcast.people.EditedJson;
import io.dropcast.people.Labels;
import io.dropcast.people.Moves;
import io.dropcast.people.People;
import io.dropcast.people.Refused;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * An identities.json that a human edited, read as the difference from the version it began from. A track that is under a second identity
 * moves there; one that is put among the unclustered belongs to none; an object without identity_id is a new identity; a label is the name of a person, and a person_id is a person. What was
 * computed is not read. Everything else is refused as a whole.
 */
final class IdentitiesEdit {
    private final EpisodeId ep;
    private final Shown base;
    private final EditedJson file;
    private final List<IdentitiesRow> rows;
    /** Tracks that are to be in no identity. */
    private final Set<TrackId> unclustered;
    /** Where each track that moves goes; empty for no identity. */
    private final Map<TrackId, Optional<IdentitiesRow>> moved;

    /** @throws Refused when a rule is broken */
    IdentitiesEdit(EpisodeId ep, EditedJson file, Shown base) {
        this.ep = ep;
        this.base = base;
        this.file = file;
        Shown.text(file.doc(), "ep_id").filter(e -> !e.equals(ep.value())).ifPresent(e -> {
            throw new Refused("it is of the episode '" + e + "', not of '" + ep + "'");
        });
        Map<IdentityId, Shown.Row> before = new TreeMap<>();
        base.rows().forEach(r -> before.put(r.id(), r));
        this.rows =
                file.rows().stream().map(r -> IdentitiesRow.of(file, r, before)).toList();
        checkOnce();
        this.unclustered = unclustered();
        this.moved = moved();
    }

    private void checkOnce() {
        Set<IdentityId> ids = new HashSet<>();
        for (IdentitiesRow row : rows) {
            if (row.id().filter(id -> !ids.add(id)).isPresent()) {
                throw EditedJson.at(row.line(), row.id().get() + " is in it twice");
            }
            if (row.id().isEmpty() && row.tracks().isEmpty()) {
                throw EditedJson.at(row.line(), "a new identity needs a track under track_ids");
            }
        }
    }

    private Set<TrackId> unclustered() {
        JsonNode list = file.doc().path(ClustersManifest.UNCLUSTERED);
        if (list.isMissingNode()) {
            return new TreeSet<>(base.unclustered());
        }
        if (!list.isArray()) {
            throw EditedJson.at(
                    unclusteredLine(), "\"" + ClustersManifest.UNCLUSTERED + "\" must be a list such as [3, 17]");
        }
        return new TreeSet<>(IdentitiesRow.numbers(file, unclusteredLine(), list, ClustersManifest.UNCLUSTERED));
    }

    private int unclusteredLine() {
        return file.lineOf("\"" + ClustersManifest.UNCLUSTERED + "\"", 1);
    }

    private Map<TrackId, Optional<IdentitiesRow>> moved() {
        Map<TrackId, List<IdentitiesRow>> claims = new TreeMap<>();
        for (IdentitiesRow row : rows) {
            for (TrackId track : row.tracks()) {
                if (!base.has(track)) {
                    throw EditedJson.at(
                            IdentitiesRow.lineOf(file, row.line(), track), ep + " has no track " + track.number());
                }
                claims.computeIfAbsent(track, k -> new ArrayList<>()).add(row);
            }
        }
        for (TrackId track : unclustered) {
            if (!base.has(track)) {
                throw EditedJson.at(unclusteredLine(), ep + " has no track " + track.number());
            }
        }
        Map<TrackId, Optional<IdentitiesRow>> moved = new TreeMap<>();
        for (Shown.Row was : base.rows()) {
            for (TrackId track : was.tracks()) {
                move(track, Optional.of(was.id()), claims.getOrDefault(track, List.of()), moved);
            }
        }
        base.unclustered().forEach(t -> move(t, Optional.empty(), claims.getOrDefault(t, List.of()), moved));
        return moved;
    }

    /**
     * Notes where a track goes, unless it stays.
     *
     * @param from the identity that had it; empty for none
     * @param claims the identities that have it in their list now
     */
    private void move(
            TrackId track,
            Optional<IdentityId> from,
            List<IdentitiesRow> claims,
            Map<TrackId, Optional<IdentitiesRow>> moved) {
        boolean alone = unclustered.contains(track);
        if (claims.isEmpty() && !alone) {
            throw EditedJson.at(
                    from.map(this::lineOf).orElseGet(this::unclusteredLine),
                    "track " + track.number() + ", which was "
                            + from.map(id -> "in " + id).orElse("unclustered")
                            + ", is in no list: put it into the one where it belongs");
        }
        List<Optional<IdentitiesRow>> others = new ArrayList<>();
        claims.stream().filter(r -> from.isEmpty() || !r.id().equals(from)).forEach(r -> others.add(Optional.of(r)));
        if (alone && from.isPresent()) {
            others.add(Optional.empty());
        }
        if (others.size() > 1) {
            int lists = claims.size() + (alone ? 1 : 0);
            throw EditedJson.at(
                    others.get(1)
                            .map(r -> IdentitiesRow.lineOf(file, r.line(), track))
                            .orElseGet(this::unclusteredLine),
                    "track " + track.number() + " is in " + lists + " lists: leave it in the one where it belongs");
        }
        others.forEach(goal -> moved.put(track, goal));
    }

    private int lineOf(IdentityId id) {
        return rows.stream()
                .filter(r -> r.id().equals(Optional.of(id)))
                .map(IdentitiesRow::line)
                .findFirst()
                .orElse(1);
    }

    /**
     * Makes the changes; making them twice is making them once.
     *
     * @param known every cluster of the show's episodes
     * @param video that the manifests are made from by now
     * @param nextIdentity number of the first new identity
     * @param now ISO-8601
     * @throws Refused when one cannot be made
     */
    People apply(People people, Set<String> known, String video, int nextIdentity, String now) {
        if (!moved.isEmpty() && !video.equals(base.video())) {
            throw new Refused("another video has taken the place of the one that its tracks are of: look at the newest"
                    + " identities.json and edit that");
        }
        Map<IdentitiesRow, IdentityId> ids = ids(people, nextIdentity);
        Set<String> clusters = new HashSet<>(known);
        ids.values().forEach(id -> clusters.add(People.clusterId(ep, id)));
        Moves moves = new Moves(clusters, now);
        People after = people;
        for (Map.Entry<TrackId, Optional<IdentitiesRow>> move : moved.entrySet()) {
            Optional<IdentityId> to =
                    move.getValue().map(row -> Optional.ofNullable(ids.get(row)).orElseThrow());
            after = moves.place(
                    after, base.placed(ep, move.getKey(), to), base.ways().values());
        }
        for (Map.Entry<IdentitiesRow, IdentityId> e : ids.entrySet()) {
            after = owned(after, moves, e.getKey(), People.clusterId(ep, e.getValue()));
        }
        return after;
    }

    /** In the order of the file; those that are new get the next ids, or the id that they got when this edit was made before. */
    private Map<IdentitiesRow, IdentityId> ids(People people, int nextIdentity) {
        Map<IdentitiesRow, IdentityId> ids = new LinkedHashMap<>();
        int next = nextIdentity;
        for (IdentitiesRow row : rows) {
            Optional<IdentityId> id = row.id().or(() -> madeBefore(row, people));
            ids.put(row, id.orElse(new IdentityId(next)));
            next = id.isPresent() ? next : next + 1;
        }
        return ids;
    }

    private Optional<IdentityId> madeBefore(IdentitiesRow row, People people) {
        Set<Optional<IdentityId>> now = new HashSet<>();
        row.tracks().forEach(t -> now.add(people.identityOf(base.placed(ep, t, Optional.empty()))));
        return now.size() == 1
                ? now.iterator().next().filter(id -> base.rows().stream().noneMatch(r -> r.id().equals(id)))
                : Optional.empty();
    }

    private People owned(People people, Moves moves, IdentitiesRow row, String cluster) {
        if (row.tracks().isEmpty()) {
            return people;
        }
        People given = people;
        if (!row.person().map(PersonId::text).equals(row.was().flatMap(Shown.Row::person))) {
            given = at(
                    row,
                    given,
                    p -> row.person()
                            .map(id -> moves.give(p, cluster, id))
                            .orElseGet(() -> row.was().isPresent() ? moves.takeAway(p, cluster) : p));
        }
        boolean labelled = !row.label().equals(row.was().flatMap(Shown.Row::label));
        return labelled ? at(row, given, p -> new Labels(moves).label(p, cluster, row.label())) : given;
    }

    private static People at(IdentitiesRow row, People people, UnaryOperator<People> change) {
        try {
            return change.apply(people);
        } catch (Refused e) {
            throw EditedJson.at(row.line(), e.why());
        }
    }
}
