package io.dropcast.cluster;

import io.dropcast.embed.TrackFace;
import io.dropcast.face.Box;
import io.dropcast.face.IdentityId;
import io.dropcast.track.Track;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who gets which id. An id goes on to whoever shares most screen time with the one that had it, the greatest share first, but first of all
 * those of which a human said whose they are; the rest get numbers that nobody ever had. So what is written elsewhere about
 * {@code id_0012} stays true of the same face.
 *
 * @param ids one for each draft, in their order
 * @param next number of the next new identity
 */
record Numbering(List<IdentityId> ids, int next) {

    /** @param micros shared time; whole microseconds, so that the order of adding does not decide between equals */
    private record Claim(IdentityId past, int draft, long micros) {}

    private static final Comparator<Claim> STRONGEST_FIRST = Comparator.comparingLong(Claim::micros)
            .reversed()
            .thenComparing(Claim::past)
            .thenComparingInt(Claim::draft);

    /** @param drafts in the order of their first tracks */
    static Numbering of(List<Draft> drafts, ClusterMemory memory, Held held) {
        IdentityId[] ids = new IdentityId[drafts.size()];
        boolean[] named = new boolean[ids.length];
        Set<IdentityId> used = new HashSet<>();
        List<Claim> claims = claims(drafts, memory);
        claims.sort(Comparator.comparing((Claim c) -> !held.has(c.past())).thenComparing(STRONGEST_FIRST));
        for (Claim claim : claims) {
            if (!named[claim.draft()] && used.add(claim.past())) {
                ids[claim.draft()] = claim.past();
                named[claim.draft()] = true;
            }
        }
        int next = firstFresh(memory);
        for (int d = 0; d < ids.length; d++) {
            if (!named[d]) {
                ids[d] = new IdentityId(next++);
            }
        }
        return new Numbering(List.of(ids), next);
    }

    /** Where and when a track was: from its first to its last sighting, at their mean box. */
    static Span span(Track track) {
        double x1 = 0;
        double y1 = 0;
        double x2 = 0;
        double y2 = 0;
        int n = track.sightings().size();
        for (var seen : track.sightings()) {
            x1 += seen.box().x1() / n;
            y1 += seen.box().y1() / n;
            x2 += seen.box().x2() / n;
            y2 += seen.box().y2() / n;
        }
        // the shares add up with rounding: a box of no width must not come out with its corners swapped
        return new Span(track.first().ts(), track.last().ts(), new Box(x1, y1, Math.max(x1, x2), Math.max(y1, y2)));
    }

    private static List<Claim> claims(List<Draft> drafts, ClusterMemory memory) {
        List<Claim> claims = new ArrayList<>();
        for (int d = 0; d < drafts.size(); d++) {
            List<Span> spans = drafts.get(d).tracks().stream()
                    .map(TrackFace::track)
                    .map(Numbering::span)
                    .toList();
            for (PastIdentity past : memory.past()) {
                long micros = Math.round(1e6 * shared(spans, past.spans()));
                if (micros > 0) {
                    claims.add(new Claim(past.id(), d, micros));
                }
            }
        }
        return claims;
    }

    private static double shared(List<Span> now, List<Span> then) {
        double seconds = 0;
        for (Span a : now) {
            for (Span b : then) {
                seconds += a.shared(b);
            }
        }
        return seconds;
    }

    /** The memory's own number, unless it remembers an identity beyond it. */
    private static int firstFresh(ClusterMemory memory) {
        int fresh = Math.max(1, memory.nextIdentity());
        for (PastIdentity past : memory.past()) {
            fresh = Math.max(fresh, past.id().number() + 1);
        }
        return fresh;
    }
}
