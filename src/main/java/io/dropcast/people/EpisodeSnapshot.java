package io.dropcast.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.cluster.ClusterStats;
import io.dropcast.cluster.Identities;
import io.dropcast.cluster.Identity;
import io.dropcast.episode.Json;
import io.dropcast.face.IdentityId;
import io.dropcast.face.TrackId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The identities of an episode, their tracks and owners at one time.
 *
 * @param counts by what is counted, in the order in which they are shown
 * @param tracks of each identity
 * @param owners the person who owns it; an identity without an owner is missing
 */
public record EpisodeSnapshot(
        Map<String, Integer> counts,
        SortedMap<IdentityId, SortedSet<TrackId>> tracks,
        SortedMap<IdentityId, String> owners) {
    public EpisodeSnapshot {
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        tracks = Collections.unmodifiableSortedMap(new TreeMap<>(tracks));
        owners = Collections.unmodifiableSortedMap(new TreeMap<>(owners));
    }

    public static EpisodeSnapshot of(Identities identities, People people) {
        SortedMap<IdentityId, SortedSet<TrackId>> tracks = new TreeMap<>();
        SortedMap<IdentityId, String> owners = new TreeMap<>();
        for (Identity i : identities.identities()) {
            tracks.put(i.id(), new TreeSet<>(i.tracks()));
            Optional<Person> owner = people.owner(identities.ep(), i.id());
            owner.ifPresent(p -> owners.put(i.id(), p.id().text()));
        }
        ClusterStats stats = identities.stats();
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("identities", tracks.size());
        int unclustered = identities.unclustered().size();
        counts.put(
                "tracks",
                unclustered + tracks.values().stream().mapToInt(Set::size).sum());
        counts.put("unclustered_tracks", unclustered);
        counts.put(
                "faces",
                identities.identities().stream().mapToInt(Identity::size).sum());
        counts.put("mixed_tracks", stats.mixedTracks());
        counts.put("outlier_tracks", stats.outlierTracks());
        counts.put("low_cohesion_identities", stats.lowCohesionIdentities());
        counts.put("people", new TreeSet<>(owners.values()).size());
        return new EpisodeSnapshot(counts, tracks, owners);
    }

    public ObjectNode toJson() {
        ObjectNode out = Json.object();
        counts.forEach(out::put);
        return out;
    }
}
