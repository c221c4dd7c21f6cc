package io.dropcast.embed;

import io.dropcast.face.TrackId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        static Source of(TrackletPart piece) {
            return new Source(
                    piece.tracklet().id(),
                    piece.first().frameIdx(),
                    piece.last().frameIdx());
        }
    }

    /** The pieces of each track, with what was done. */
    record Numbered(Map<TrackId, TrackletChain> tracks, Repairs repairs) {}

    private static final Comparator<TrackletPart> IN_TIME =
            Comparator.comparingLong((TrackletPart p) -> p.first().frameIdx());

    /**
     * Gives the tracks their numbers. The longest piece of a tracklet keeps its number, the earliest of equals; a track of several pieces
     * has the number of the earliest one that brings one. The others get numbers after the last tracklet's, in the order of the chains.
     *
     * @param chains in the order of tracklets, then of time
     */
    static Numbered number(List<TrackletChain> chains) {
        List<TrackletPart> pieces = chains.stream()
                .flatMap(c -> c.pieces().stream())
                .sorted(IN_TIME)
                .toList();
        Map<TrackId, TrackletPart> longest = new TreeMap<>();
        pieces.forEach(p -> longest.merge(
                p.tracklet().id(),
                p,
                (a, b) -> b.sightings().size() > a.sightings().size() ? b : a));
        int fresh = longest.keySet().stream().mapToInt(TrackId::number).max().orElse(0);
        Map<TrackId, TrackletChain> tracks = new TreeMap<>();
        for (TrackletChain chain : chains) {
            Optional<TrackId> kept = chain.pieces().stream()
                    .filter(p -> p.equals(longest.get(p.tracklet().id())))
                    .map(p -> p.tracklet().id())
                    .findFirst();
            tracks.put(kept.isPresent() ? kept.get() : new TrackId(++fresh), chain);
        }
        return new Numbered(tracks, new Repairs(splits(tracks), joins(tracks), sources(tracks)));
    }

    private static List<Split> splits(Map<TrackId, TrackletChain> tracks) {
        record Part(TrackId track, TrackletPart piece) {}
        List<Part> parts = new ArrayList<>();
        tracks.forEach((id, chain) -> chain.pieces().forEach(p -> parts.add(new Part(id, p))));
        parts.sort(Comparator.comparing((Part p) -> p.piece().tracklet().id()).thenComparing(Part::piece, IN_TIME));
        List<Split> splits = new ArrayList<>();
        for (int p = 1; p < parts.size(); p++) {
            Part before = parts.get(p - 1);
            Part after = parts.get(p);
            TrackId tracklet = after.piece().tracklet().id();
            if (before.piece().tracklet().id().equals(tracklet)) {
                splits.add(new Split(
                        tracklet,
                        before.track(),
                        after.track(),
                        after.piece().first().frameIdx(),
                        after.piece().change()));
            }
        }
        return splits;
    }

    private static List<Join> joins(Map<TrackId, TrackletChain> tracks) {
        List<Join> joins = new ArrayList<>();
        tracks.forEach((id, chain) -> {
            for (int p = 1; p < chain.pieces().size(); p++) {
                TrackletPart before = chain.pieces().get(p - 1);
                TrackletPart after = chain.pieces().get(p);
                joins.add(new Join(
                        id,
                        before.tracklet().id(),
                        after.tracklet().id(),
                        after.first().ts() - before.last().ts(),
                        chain.alike().get(p - 1)));
            }
        });
        return joins;
    }

    private static Map<TrackId, List<Source>> sources(Map<TrackId, TrackletChain> tracks) {
        Map<TrackId, List<Source>> sources = new TreeMap<>();
        tracks.forEach((id, chain) -> {
            TrackletPart first = chain.pieces().get(0);
            boolean whole = chain.pieces().size() == 1
                    && first.tracklet().id().equals(id)
                    && first.sightings().size() == first.tracklet().sightings().size();
            if (!whole) {
                sources.put(id, chain.pieces().stream().map(Source::of).toList());
            }
        });
        return sources;
    }
}
