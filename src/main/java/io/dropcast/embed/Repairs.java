package io.dropcast.embed;

import io.dropcast.face.TrackId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How the tracks differ from the tracklets, which is what the tracker followed.
 *
 * @param splits by tracklet
 * @param joins by the track that came of it
 * @param sources what each track is made of that is not simply the tracklet of its number; by track
 */
public record Repairs(List<Split> splits, List<Join> joins, Map<TrackId, List<Source>> sources) {
    public static final Repairs NONE = new Repairs(List.of(), List.of(), Map.of());

    public Repairs {
        splits = List.copyOf(splits);
        joins = List.copyOf(joins);
        sources = Map.copyOf(sources);
    }

    /**
     * A tracklet that changed person.
     *
     * @param from the track before the change
     * @param to the track after it
     * @param atFrame first frame of the track after it
     * @param similarity of the mean vectors before and after
     */
    public record Split(TrackId tracklet, TrackId from, TrackId to, long atFrame, double similarity) {}

    /**
     * Two pieces that are one track.
     *
     * @param tracklet the one that is continued
     * @param next the one that continues it
     * @param seconds between the last sighting of one and the first of the other
     * @param similarity of their vectors
     */
    public record Join(TrackId into, TrackId tracklet, TrackId next, double seconds, double similarity) {}

    /** Sightings of a tracklet, from the first frame to the last. */
    public record Source(TrackId tracklet, long firstFrame, long lastFrame) {
        static Source of(Piece piece) {
            return new Source(
                    piece.tracklet().id(),
                    piece.first().frameIdx(),
                    piece.last().frameIdx());
        }
    }

    /** The pieces of each track, with what was done. */
    record Numbered(Map<TrackId, List<Piece>> groups, Repairs repairs) {}

    /**
     * Gives the tracks their numbers. The longest piece of a tracklet keeps its number, the earliest of equals; a track of several pieces
     * has the number of the earliest one that brings one. The others get numbers after the last tracklet's, in the order of the groups.
     *
     * @param groups each the pieces of a track in the order of time; the groups in the order of tracklets, then of time
     */
    static Numbered number(List<List<Piece>> groups) {
        Set<Piece> keepers = keepers(groups);
        int fresh = groups.stream()
                .flatMap(List::stream)
                .mapToInt(p -> p.tracklet().id().number())
                .max()
                .orElse(0);
        Map<TrackId, List<Piece>> tracks = new TreeMap<>();
        for (List<Piece> group : groups) {
            Optional<TrackId> kept = group.stream()
                    .filter(keepers::contains)
                    .map(p -> p.tracklet().id())
                    .findFirst();
            tracks.put(kept.isPresent() ? kept.get() : new TrackId(++fresh), group);
        }
        return new Numbered(tracks, new Repairs(splits(tracks), List.of(), sources(tracks)));
    }

    private static Set<Piece> keepers(List<List<Piece>> groups) {
        Map<TrackId, Piece> longest = new TreeMap<>();
        groups.stream()
                .flatMap(List::stream)
                .sorted(IN_TIME)
                .forEach(p -> longest.merge(
                        p.tracklet().id(),
                        p,
                        (a, b) -> b.sightings().size() > a.sightings().size() ? b : a));
        return new HashSet<>(longest.values());
    }

    private static final Comparator<Piece> IN_TIME =
            Comparator.comparingLong((Piece p) -> p.first().frameIdx());

    private static List<Split> splits(Map<TrackId, List<Piece>> tracks) {
        Map<TrackId, TreeMap<Long, TrackId>> byTracklet = new TreeMap<>();
        List<Split> splits = new ArrayList<>();
        tracks.forEach((id, group) -> group.forEach(p -> byTracklet
                .computeIfAbsent(p.tracklet().id(), t -> new TreeMap<>())
                .put(p.first().frameIdx(), id)));
        tracks.forEach((id, group) -> group.forEach(p -> {
            TrackId tracklet = p.tracklet().id();
            Optional.ofNullable(byTracklet
                            .getOrDefault(tracklet, new TreeMap<>())
                            .lowerEntry(p.first().frameIdx()))
                    .ifPresent(before -> splits.add(
                            new Split(tracklet, before.getValue(), id, p.first().frameIdx(), p.change())));
        }));
        splits.sort(Comparator.comparing(Split::tracklet).thenComparingLong(Split::atFrame));
        return splits;
    }

    private static Map<TrackId, List<Source>> sources(Map<TrackId, List<Piece>> tracks) {
        Map<TrackId, List<Source>> sources = new TreeMap<>();
        tracks.forEach((id, group) -> {
            Piece first = group.get(0);
            boolean whole = group.size() == 1
                    && first.tracklet().id().equals(id)
                    && first.sightings().size() == first.tracklet().sightings().size();
            if (!whole) {
                sources.put(id, group.stream().map(Source::of).toList());
            }
        });
        return sources;
    }
}
