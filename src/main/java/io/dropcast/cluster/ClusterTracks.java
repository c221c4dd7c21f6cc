package io.dropcast.cluster;

import io.dropcast.cluster.evidence.Affinity;
import io.dropcast.cluster.evidence.Calibration;
import io.dropcast.cluster.evidence.CannotLink;
import io.dropcast.cluster.evidence.CosineAffinity;
import io.dropcast.cluster.evidence.EvidenceAffinity;
import io.dropcast.cluster.evidence.MixedTrack;
import io.dropcast.cluster.linkage.BoundedLinkage;
import io.dropcast.cluster.linkage.CoarseGroup;
import io.dropcast.cluster.linkage.Likeness;
import io.dropcast.cluster.linkage.MatrixBound;
import io.dropcast.cluster.linkage.PairSimilarity;
import io.dropcast.embed.TrackFace;
import io.dropcast.embed.TrackFaces;
import io.dropcast.face.Embedding;
import io.dropcast.face.TrackId;
import io.dropcast.track.Track;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which tracks of an episode are the same person: average linkage of the clear ones, with tracks that are seen at once held apart; poorer
 * ones join the nearest group, and outliers are sent off on their own. The result does not depend on the order in which the tracks are given. Immutable; may be shared
 * between threads.
 */
public final class ClusterTracks {
    /** Raised when the same input would give other output. */
    public static final int VERSION = 11;

    private final ClusterSettings settings;
    private final MatrixBound bound;
    private final Affinity affinity;

    private ClusterTracks(ClusterSettings settings, MatrixBound bound, Affinity affinity) {
        this.settings = settings;
        this.bound = bound;
        this.affinity = affinity;
    }

    /**
     * By cosine similarity alone.
     *
     * @param bound how many tracks are compared at once; more give the same identities, or say that they may not
     */
    public ClusterTracks(ClusterSettings settings, MatrixBound bound) {
        this(settings, bound, new CosineAffinity(settings.clusterThresh()));
    }

    /**
     * As the episode's calibration says.
     *
     * @param bound as above
     */
    public ClusterTracks(ClusterSettings settings, MatrixBound bound, Calibration calibration) {
        this(settings, bound, affinity(settings, calibration));
    }

    private static Affinity affinity(ClusterSettings settings, Calibration calibration) {
        return calibration instanceof Calibration.Weighed weighed
                ? EvidenceAffinity.of(weighed)
                : new CosineAffinity(settings.clusterThresh());
    }

    /** As many at once as can be compared at all. */
    public ClusterTracks(ClusterSettings settings) {
        this(settings, MatrixBound.none());
    }

    /**
     * @param memory what {@link #remember} kept of the last run, with the {@link Identities#nextIdentity()} of then
     * @return every track in exactly one identity, or unclustered
     */
    public Identities cluster(TrackFaces faces, ClusterMemory memory) {
        return cluster(faces, memory, Held.nothing());
    }

    /**
     * The same, with what humans said of the identities of the last run.
     *
     * @param held by the ids of then
     */
    public Identities cluster(TrackFaces faces, ClusterMemory memory, Held held) {
        return cluster(faces, memory, held, List.of());
    }

    /**
     * The same, going on from identities that exist: they are not clustered again, and two of them are never put together.
     *
     * @param existing of the same video, rising by id; none to begin from nothing
     */
    public Identities cluster(TrackFaces faces, ClusterMemory memory, Held held, List<PastIdentity> existing) {
        List<Draft> drafts = new ArrayList<>();
        List<TrackFace> comparable = new ArrayList<>();
        for (TrackFace track : inOrder(faces)) {
            if (track.vector().isEmpty()) {
                drafts.add(Draft.noVector(track));
            } else if (!affinity.tells(track)) {
                drafts.add(Draft.cluster(List.of(track)));
            } else if (MixedTrack.isMixed(track, affinity)) {
                drafts.add(Draft.mixed(track));
            } else {
                comparable.add(track);
            }
        }
        BitSet apart = apart(comparable, memory, held);
        Continued begun = Continued.of(comparable, apart, existing, settings, affinity);
        begun.groups().forEach(group -> drafts.addAll(sized(group)));
        List<CoarseGroup> coarse = new ArrayList<>();
        BitSet apartLeft = begun.groups().isEmpty() ? apart : apart(begun.rest(), memory, held);
        for (List<TrackFace> cluster : grouped(begun.rest(), apartLeft, memory, held, coarse)) {
            drafts.addAll(settled(cluster, held));
        }
        List<Unclustered> unclustered = takeUntold(drafts, memory, held);
        drafts.sort(Comparator.comparing(Draft::firstTrack));
        Numbering numbering = Numbering.of(drafts, memory, held);
        List<Identity> identities = new ArrayList<>();
        for (int d = 0; d < drafts.size(); d++) {
            identities.add(drafts.get(d).identity(numbering.ids().get(d), settings.minIdentitySim()));
        }
        identities.sort(Comparator.comparing(Identity::id));
        return new Identities(faces.ep(), identities, stats(drafts, identities), numbering.next(), unclustered, coarse);
    }

    /**
     * What the next run on the episode has to know so that ids stay with their people.
     *
     * @param faces the tracks that the identities were made of; a track that is not among them is not remembered
     */
    public static ClusterMemory remember(TrackFaces faces, Identities identities) {
        Map<TrackId, Track> tracks = new HashMap<>();
        for (TrackFace face : faces.tracks()) {
            tracks.put(face.track().id(), face.track());
        }
        List<PastIdentity> past = new ArrayList<>();
        for (Identity identity : identities.identities()) {
            List<Span> spans = identity.tracks().stream()
                    .flatMap(id -> Optional.ofNullable(tracks.get(id)).stream())
                    .map(Numbering::span)
                    .toList();
            past.add(new PastIdentity(identity.id(), spans));
        }
        return new ClusterMemory(past, identities.nextIdentity());
    }

    private static List<TrackFace> inOrder(TrackFaces faces) {
        return faces.tracks().stream()
                .sorted(Comparator.comparing(t -> t.track().id()))
                .toList();
    }

    private static BitSet apart(List<TrackFace> tracks, ClusterMemory memory, Held held) {
        BitSet apart = CannotLink.pairs(tracks);
        held.keepApart(tracks, memory, apart);
        return apart;
    }

    /**
     * Clear tracks make the groups. The others, and those that stayed alone without being sharp, join the nearest one when that is as likely
     * as not. Those that are left make groups among themselves. In one linkage of all, enough poor pictures outvote a clear mismatch between
     * two groups.
     */
    private List<List<TrackFace>> grouped(
            List<TrackFace> tracks, BitSet apart, ClusterMemory memory, Held held, List<CoarseGroup> coarse) {
        List<TrackFace> clear = tracks.stream().filter(affinity::isClear).toList();
        BitSet apartClear = clear.size() == tracks.size() ? apart : apart(clear, memory, held);
        List<List<TrackFace>> core = clusters(clear, affinity.threshold(), apartClear, held, coarse).stream()
                .filter(c -> c.size() > 1 || affinity.isSharp(c.get(0)))
                .toList();
        if (core.stream().mapToInt(List::size).sum() == tracks.size()) {
            return core;
        }
        Map<TrackId, Integer> places = new HashMap<>();
        tracks.forEach(t -> places.put(t.track().id(), places.size()));
        List<List<Integer>> groups = new ArrayList<>();
        core.forEach(c -> groups.add(
                new ArrayList<>(c.stream().map(t -> places.get(t.track().id())).toList())));
        PairSimilarity similarity = held.together(tracks, affinity.of(tracks));
        Set<Integer> placed =
                new NearestGroup(tracks, apart, settings, affinity, similarity).join(groups, affinity.even());
        List<List<TrackFace>> all = new ArrayList<>();
        groups.forEach(g -> all.add(g.stream().sorted().map(tracks::get).toList()));
        List<TrackFace> left = new ArrayList<>();
        for (TrackFace track : tracks) {
            if (placed.contains(places.get(track.track().id()))) {
                continue;
            }
            if (affinity.tellsAlone(track)) {
                left.add(track);
            } else {
                all.add(List.of(track));
            }
        }
        all.addAll(clusters(left, affinity.thresholdOfLeft(), apart(left, memory, held), held, coarse));
        return all;
    }

    private List<List<TrackFace>> clusters(
            List<TrackFace> tracks, double thresh, BitSet apart, Held held, List<CoarseGroup> coarse) {
        BoundedLinkage.Linked linked = linked(tracks, thresh, apart, held);
        coarse.addAll(linked.coarse());
        return clusters(tracks, linked.labels());
    }

    private BoundedLinkage.Linked linked(List<TrackFace> tracks, double thresh, BitSet apart, Held held) {
        List<Embedding> vectors =
                tracks.stream().map(TrackFace::vector).flatMap(Optional::stream).toList();
        PairSimilarity similarity = held.together(tracks, affinity.of(tracks));
        return BoundedLinkage.of(vectors, similarity, apart, thresh, bound);
    }

    private static List<List<TrackFace>> clusters(List<TrackFace> tracks, List<Integer> labels) {
        Map<Integer, List<TrackFace>> clusters = new TreeMap<>();
        for (int t = 0; t < labels.size(); t++) {
            clusters.computeIfAbsent(labels.get(t), l -> new ArrayList<>()).add(tracks.get(t));
        }
        return List.copyOf(clusters.values());
    }

    /**
     * The cluster without its outliers, and each outlier alone. All similarities are taken on the cluster as it was linked: one pass, so
     * that who leaves does not depend on who left before. In a cluster of two each is all the other has; then both leave.
     */
    private List<Draft> settled(List<TrackFace> cluster, Held held) {
        if (cluster.size() == 1) {
            return List.of(Draft.cluster(cluster));
        }
        double[] toOthers = Likeness.toOthers(Draft.cluster(cluster).vectors());
        List<Draft> drafts = new ArrayList<>();
        List<TrackFace> kept = new ArrayList<>();
        for (int t = 0; t < toOthers.length; t++) {
            double least = affinity.leastCosine(cluster.get(t), settings.minIdentitySim());
            if (!Likeness.reaches(toOthers[t], least) && !held.keeps(cluster.get(t))) {
                drafts.add(Draft.outlier(cluster.get(t), toOthers[t]));
            } else {
                kept.add(cluster.get(t));
            }
        }
        drafts.addAll(sized(kept));
        return drafts;
    }

    /**
     * Takes out the single tracks of which it cannot be told who is in them, and the groups in which no track is surely a face, but for
     * those of which a human said whose they are.
     */
    private List<Unclustered> takeUntold(List<Draft> drafts, ClusterMemory memory, Held held) {
        List<Unclustered> untold = new ArrayList<>();
        for (Draft draft : List.copyOf(drafts)) {
            if (draft.tracks().stream().noneMatch(t -> held.holds(t, memory))) {
                whyNot(draft).ifPresent(why -> {
                    draft.tracks()
                            .forEach(t -> untold.add(new Unclustered(t.track().id(), why)));
                    drafts.remove(draft);
                });
            }
        }
        return untold;
    }

    private Optional<String> whyNot(Draft draft) {
        Optional<String> why =
                draft.tracks().size() == 1 ? whyNot(draft.tracks().get(0)) : Optional.empty();
        return why.or(() -> draft.tracks().stream().allMatch(t -> Tellable.isDoubtful(t) && !affinity.isFair(t))
                ? Optional.of(Tellable.DOUBTFUL)
                : Optional.empty());
    }

    private Optional<String> whyNot(TrackFace alone) {
        return Tellable.whyNot(alone)
                .or(() -> Tellable.isTurned(alone) && !affinity.isSharp(alone)
                        ? Optional.of(Tellable.TURNED)
                        : Optional.empty())
                .or(() -> affinity.tellsAlone(alone) ? Optional.empty() : Optional.of(Tellable.POOR_PICTURES));
    }

    /** A cluster below the wanted size is taken apart; what is a single track already stays as it is. */
    private List<Draft> sized(List<TrackFace> kept) {
        if (kept.isEmpty()) {
            return List.of();
        }
        if (kept.size() == 1 || kept.size() >= settings.minClusterSize()) {
            return List.of(Draft.cluster(kept));
        }
        return kept.stream().map(t -> Draft.small(t, kept.size())).toList();
    }

    private static ClusterStats stats(List<Draft> drafts, List<Identity> identities) {
        return new ClusterStats(
                identities.stream().mapToInt(Identity::size).sum(),
                identities.size(),
                count(drafts, Draft.Kind.MIXED),
                count(drafts, Draft.Kind.OUTLIER),
                (int) identities.stream().filter(Identity::lowCohesion).count());
    }

    private static int count(List<Draft> drafts, Draft.Kind kind) {
        return (int) drafts.stream().filter(d -> d.kind() == kind).count();
    }
}
