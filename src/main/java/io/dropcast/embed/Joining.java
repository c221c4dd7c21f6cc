package io.dropcast.embed;

import io.dropcast.face.Box;
import io.dropcast.face.Embedding;
import io.dropcast.track.Track;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * Puts together what a short loss broke: a face was hidden or lost, and came back in the same shot and about the same place, and it is
 * the same face. All of it has to agree. Pieces of one tracklet are not put together again.
 */
final class Joining {
    /** A single picture has to be so much more like the other side. */
    private static final double SINGLE_MORE = 0.1;

    /** Pictures on either side of the loss that have to be alike besides. */
    private static final int NEIGHBOURS = 2;

    private static final double NEIGHBOURS_ALIKE = 0.5;

    /** How far from its last place a face may come back, in faces, at once and for each second more. */
    private static final double FACES_AWAY = 0.6;

    private static final double FACES_A_SECOND = 0.5;
    /** The larger face may be as many times as high. */
    private static final double SIZES = 1.6;

    /** A face that was lost twice is joined link by link, not from the first piece to the last. */
    private static final Comparator<Link> SOONEST_FIRST = Comparator.comparingDouble(Link::seconds)
            .thenComparingDouble(l -> -l.similarity())
            .thenComparingInt(Link::before)
            .thenComparingInt(Link::after);

    private final EmbedSettings settings;
    private final BiPredicate<Track, Track> apart;
    private final List<TrackletPart> pieces;
    private final List<Optional<Embedding>> vectors;

    /**
     * @param pieces in the order of tracklets, then of time
     * @param apart tracklets of which it is known that they are two people
     */
    Joining(List<TrackletPart> pieces, EmbedSettings settings, BiPredicate<Track, Track> apart) {
        this.pieces = pieces;
        this.settings = settings;
        this.apart = apart;
        this.vectors = pieces.stream().map(p -> vector(p.samples())).toList();
    }

    /** Places in the list, and the time in between. */
    private record Link(int before, int after, double seconds, double similarity) {}

    /** All pieces, in the order of the first of each chain. */
    List<TrackletChain> chains() {
        Link[] next = new Link[pieces.size()];
        boolean[] continues = new boolean[pieces.size()];
        for (Link link : links()) {
            if (next[link.before()] == null && !continues[link.after()]) {
                next[link.before()] = link;
                continues[link.after()] = true;
            }
        }
        List<TrackletChain> chains = new ArrayList<>();
        for (int p = 0; p < continues.length; p++) {
            if (!continues[p]) {
                TrackletChain chain = TrackletChain.of(pieces.get(p));
                for (Link l = next[p]; l != null; l = next[l.after()]) {
                    chain = chain.with(pieces.get(l.after()), l.similarity());
                }
                chains.add(chain);
            }
        }
        return chains;
    }

    private List<Link> links() {
        // an episode has thousands of pieces, a shot some: only those of one shot are put beside each other
        Map<Integer, List<Integer>> shots = new TreeMap<>();
        for (int p = 0; p < pieces.size(); p++) {
            shots.computeIfAbsent(pieces.get(p).tracklet().shot(), shot -> new ArrayList<>())
                    .add(p);
        }
        List<Link> links = new ArrayList<>();
        for (List<Integer> shot : shots.values()) {
            for (int b : shot) {
                for (int a : shot) {
                    if (mayContinue(pieces.get(b), pieces.get(a))) {
                        link(b, a).ifPresent(links::add);
                    }
                }
            }
        }
        links.sort(SOONEST_FIRST);
        return links;
    }

    private boolean mayContinue(TrackletPart before, TrackletPart after) {
        double seconds = seconds(before, after);
        return seconds > 0
                && seconds <= settings.joinSeconds()
                && !before.tracklet().id().equals(after.tracklet().id())
                && !before.samples().isEmpty()
                && !after.samples().isEmpty()
                && near(before.last().box(), after.first().box(), seconds)
                && !apart.test(before.tracklet(), after.tracklet());
    }

    private static double seconds(TrackletPart before, TrackletPart after) {
        return after.first().ts() - before.last().ts();
    }

    private static boolean near(Box before, Box after, double seconds) {
        double larger = Math.max(before.height(), after.height());
        double smaller = Math.min(before.height(), after.height());
        double away = Math.hypot(before.centerX() - after.centerX(), before.centerY() - after.centerY());
        return larger <= SIZES * smaller && away <= (FACES_AWAY + FACES_A_SECOND * seconds) * larger;
    }

    private Optional<Link> link(int before, int after) {
        List<Sample> one = pieces.get(before).samples();
        List<Sample> other = pieces.get(after).samples();
        Optional<Embedding> left = vector(one.subList(Math.max(0, one.size() - NEIGHBOURS), one.size()));
        Optional<Embedding> right = vector(other.subList(0, Math.min(other.size(), NEIGHBOURS)));
        double neighbours = similarity(left, right);
        double whole = similarity(vectors.get(before), vectors.get(after));
        boolean single = Math.min(one.size(), other.size()) == 1;
        return neighbours >= NEIGHBOURS_ALIKE && whole >= settings.joinSim() + (single ? SINGLE_MORE : 0)
                ? Optional.of(new Link(before, after, seconds(pieces.get(before), pieces.get(after)), whole))
                : Optional.empty();
    }

    private Optional<Embedding> vector(List<Sample> samples) {
        return Pooling.pool(samples, settings);
    }

    private static double similarity(Optional<Embedding> a, Optional<Embedding> b) {
        return a.isPresent() && b.isPresent() ? a.get().similarity(b.get()) : -1;
    }
}
