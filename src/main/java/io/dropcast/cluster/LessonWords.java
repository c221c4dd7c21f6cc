package io.dropcast.cluster;

import io.dropcast.cluster.evidence.CannotLink;
import io.dropcast.cluster.evidence.EvidenceAffinity;
import io.dropcast.cluster.linkage.DistanceMatrix;
import io.dropcast.cluster.linkage.MatrixBound;
import io.dropcast.cluster.linkage.PairSimilarity;
import io.dropcast.embed.TrackFace;
import io.dropcast.embed.TrackFaces;
import io.dropcast.face.Embedding;
import io.dropcast.face.IdentityId;
import io.dropcast.face.TrackId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A lesson as words on groups of tracks. Of the words on a group the nearest of either kind counts, as the linkage would meet it: of a
 * person in ten pieces not every piece is like every other, and most strangers are far away.
 */
final class LessonWords {
    /** Of more tracks so many, evenly spread, give nearly the same means. */
    private static final MatrixBound SOME = new MatrixBound(24);

    private static final Comparator<Word> NEAREST_FIRST = Comparator.comparingDouble(Word::ratio)
            .reversed()
            .thenComparingInt(Word::one)
            .thenComparingInt(Word::other);

    private final EvidenceAffinity affinity;
    private final Lesson lesson;
    private final List<TrackFace> tracks = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    /** Where the tracks of each group begin, and at last where those of the last one end. */
    private final List<Integer> starts = new ArrayList<>();

    /**
     * Tracks that were of one identity when a human spoke of it, and went the same way then.
     *
     * @param from empty: they were in none that a human spoke of
     * @param to where they belong
     */
    private record Group(Optional<IdentityId> from, IdentityId to) implements Comparable<Group> {
        private static final Comparator<Group> ORDER = Comparator.comparing(Group::to)
                .thenComparing(g -> g.from.map(IdentityId::number).orElse(0));

        boolean isMoved() {
            return !from.equals(Optional.of(to));
        }

        @Override
        public int compareTo(Group other) {
            return ORDER.compare(this, other);
        }
    }

    private LessonWords(TrackFaces faces, EvidenceAffinity affinity, Lesson lesson) {
        this.affinity = affinity;
        this.lesson = lesson;
        Map<TrackId, Optional<IdentityId>> placed = Placing.of(faces, lesson.moved());
        Map<Group, List<TrackFace>> all = new TreeMap<>();
        for (TrackFace track : affinity.comparable(faces)) {
            Optional<IdentityId> from = PastIdentity.of(track, lesson.judged());
            placed.getOrDefault(track.track().id(), from)
                    .ifPresent(to -> all.computeIfAbsent(new Group(from, to), g -> new ArrayList<>())
                            .add(track));
        }
        all.forEach((group, its) -> {
            groups.add(group);
            starts.add(tracks.size());
            tracks.addAll(SOME.spread(its));
        });
        starts.add(tracks.size());
    }

    static List<Word> of(TrackFaces faces, EvidenceAffinity affinity, Lesson lesson) {
        return nearest(new LessonWords(faces, affinity, lesson).all());
    }

    private List<Word> all() {
        PairSimilarity ratios = affinity.ratios(tracks);
        BitSet apart = CannotLink.pairs(tracks);
        List<Word> words = new ArrayList<>();
        for (int a = 0; a < groups.size(); a++) {
            for (int b = a + 1; b < groups.size(); b++) {
                int one = a;
                int other = b;
                said(groups.get(a), groups.get(b))
                        .filter(same -> !seenAtOnce(one, other, apart))
                        .ifPresent(same -> words.add(new Word(one, other, same, mean(one, other, ratios))));
            }
        }
        return words;
    }

    /** Whether two groups are one person by a human's word; empty when no human said so or otherwise. */
    private Optional<Boolean> said(Group a, Group b) {
        if (a.to().equals(b.to())) {
            return a.isMoved() != b.isMoved() ? Optional.of(true) : Optional.empty();
        }
        if (a.isMoved() && !b.isMoved()) {
            return a.from()
                    .filter(b.to()::equals)
                    .filter(from -> !haveOneOwner(a.to(), b.to()))
                    .map(from -> false);
        }
        if (b.isMoved() && !a.isMoved()) {
            return said(b, a);
        }
        IdentityPair pair = IdentityPair.of(a.to(), b.to());
        if (a.isMoved() || !(lesson.one().contains(pair) || lesson.two().contains(pair))) {
            return Optional.empty();
        }
        return Optional.of(lesson.one().contains(pair));
    }

    private boolean haveOneOwner(IdentityId one, IdentityId other) {
        return Optional.ofNullable(lesson.owners().get(one))
                .filter(owner -> owner.equals(lesson.owners().get(other)))
                .isPresent();
    }

    /** Such a pair is never joined, wherever the stop is: a mirror, or a picture in the picture. */
    private boolean seenAtOnce(int one, int other, BitSet apart) {
        for (int i = starts.get(one); i < starts.get(one + 1); i++) {
            for (int j = starts.get(other); j < starts.get(other + 1); j++) {
                if (apart.get(DistanceMatrix.index(tracks.size(), i, j))) {
                    return true;
                }
            }
        }
        return false;
    }

    private double mean(int one, int other, PairSimilarity ratios) {
        double sum = 0;
        int pairs = 0;
        for (int i = starts.get(one); i < starts.get(one + 1); i++) {
            for (int j = starts.get(other); j < starts.get(other + 1); j++) {
                sum += ratios.of(i, j, (float) vector(i).similarity(vector(j)));
                pairs++;
            }
        }
        return sum / pairs;
    }

    private Embedding vector(int track) {
        return tracks.get(track).vector().orElseThrow();
    }

    private static List<Word> nearest(List<Word> words) {
        Set<List<Object>> taken = new HashSet<>();
        return words.stream()
                .sorted(NEAREST_FIRST)
                .filter(w -> {
                    boolean ofOne = taken.add(List.of(w.one(), w.same()));
                    boolean ofOther = taken.add(List.of(w.other(), w.same()));
                    return ofOne || ofOther;
                })
                .toList();
    }
}
