package io.dropcast.report.story;

import io.dropcast.cluster.evidence.Why;
import io.dropcast.face.IdentityId;
import io.dropcast.face.PersonId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One identity of an episode and its owner.
 *
 * @param person its owner; empty when it has none
 * @param name what a human called that person; empty until then
 * @param ignored whether a human does not want to see that person
 * @param tracks in the order of their ids, never empty
 * @param cohesion mean similarity of the tracks to their mean direction; empty for a single track
 * @param minIdentitySim the lowest of those similarities; empty for a single track
 * @param lowCohesion whether a human should check it
 * @param faces encoded faces over all tracks
 * @param placed tracks that a human put into it
 * @param why its tracks are together; empty for a single track, and where cosines alone decided
 * @param picture key of the picture that stands for it; empty when there is none
 */
public record CastMember(
        IdentityId identity,
        Optional<PersonId> person,
        Optional<String> name,
        boolean ignored,
        List<Appearance> tracks,
        OptionalDouble cohesion,
        OptionalDouble minIdentitySim,
        boolean lowCohesion,
        int faces,
        int placed,
        Optional<Why> why,
        Optional<String> picture) {

    /** @throws IllegalArgumentException when there are no tracks */
    public CastMember {
        tracks = List.copyOf(tracks);
        if (tracks.isEmpty()) {
            throw new IllegalArgumentException(identity + " has no tracks");
        }
    }

    /** Why its tracks are together, for people. */
    public Optional<String> together() {
        return why.map(ReportText::together);
    }
}
