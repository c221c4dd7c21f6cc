package io.dropcast.people;

import io.dropcast.cluster.Placement;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.FacePath;
import io.dropcast.face.IdentityId;
import io.dropcast.face.TrackId;
import java.util.List;
import java.util.Optional;

/**
 * That a human put a track of an episode into an identity, or took it out of all. The track's number may come to mean another face when
 * other settings are used on the video; the path of the face through this video does not.
 *
 * @param video digest of the video, or the beginning of it: places in another video mean nothing
 * @param where the path of the face, as {@link FacePath#outline()} gives it
 * @param identity empty: it belongs to none
 */
public record PinnedTrack(EpisodeId ep, TrackId track, String video, FacePath where, Optional<IdentityId> identity) {
    private static final int VIDEO = 24;
    /** Share of each of two paths that is on the other, when both are of one face. */
    private static final double SAME = 0.5;

    public PinnedTrack {
        video = video.length() > VIDEO ? video.substring(0, VIDEO) : video;
        where = where.outline();
    }

    /** What the cluster stage has to know of it. */
    public Placement placement() {
        return new Placement(where, track, identity);
    }

    /** The detail of a fact that does not say where. */
    static String nowhere(String mark) {
        return mark + " 0@0,0,0,0";
    }

    /** Whether it is of a video with that digest. */
    public boolean isIn(EpisodeId episode, String digest) {
        return ep.equals(episode) && digest.startsWith(video);
    }

    /** Whether both speak of the same face from beginning to end, whatever its track is called. */
    boolean sameFace(PinnedTrack other) {
        return isIn(other.ep, other.video) && where.shareIn(other.where) >= SAME && other.where.shareIn(where) >= SAME;
    }

    /** The lowest number above those of all identities of the episode that a human ever put a track into, from 1. */
    public static int nextIdentity(List<JournalEntry> log, EpisodeId ep) {
        return log.stream()
                .flatMap(e -> e.changes().stream())
                .filter(c -> c.fact().kind() == Fact.Kind.PLACED)
                .filter(c -> c.fact().of().startsWith(People.clustersOf(ep)))
                .flatMap(c -> c.after().stream())
                .filter(id -> !id.isEmpty())
                .mapToInt(id -> IdentityId.parse(id).number() + 1)
                .max()
                .orElse(1);
    }

    /** Of the fact; the empty text for none. */
    String value() {
        return identity.map(IdentityId::text).orElse("");
    }

    Fact fact() {
        return new Fact(Fact.Kind.PLACED, ep.value() + ":" + track.text(), video + " " + where.text());
    }

    /** @throws IllegalArgumentException when the fact is no such thing */
    static PinnedTrack of(Fact fact, String value) {
        int colon = fact.of().indexOf(':');
        int space = fact.detail().indexOf(' ');
        if (colon < 0 || space < 0) {
            throw new IllegalArgumentException("'" + fact.of() + "' at '" + fact.detail() + "' is no place of a track");
        }
        return new PinnedTrack(
                new EpisodeId(fact.of().substring(0, colon)),
                TrackId.parse(fact.of().substring(colon + 1)),
                fact.detail().substring(0, space),
                FacePath.parse(fact.detail().substring(space + 1)),
                value.isEmpty() ? Optional.empty() : Optional.of(IdentityId.parse(value)));
    }
}
