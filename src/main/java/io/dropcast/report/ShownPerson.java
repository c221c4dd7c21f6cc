package io.dropcast.report;

import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import io.dropcast.face.PersonId;
import io.dropcast.report.story.ScreenTime;
import io.dropcast.report.story.ShownName;
import java.util.List;
import java.util.Optional;

/**
 * A person of a show and the episodes they are in.
 *
 * @param name what a human called them; empty until then
 * @param aliases other names
 * @param ignored whether a human does not want to see them
 * @param picture key of the picture that stands for them; empty when there is none
 * @param presences at most one an episode, in any order; none for a person who is in no episode any more
 */
public record ShownPerson(
        PersonId id,
        Optional<String> name,
        List<String> aliases,
        boolean ignored,
        Optional<String> picture,
        List<Presence> presences) {

    /** @throws IllegalArgumentException when an episode comes twice */
    public ShownPerson {
        aliases = List.copyOf(aliases);
        presences = List.copyOf(presences);
        ShowStory.repeated(presences, Presence::ep).ifPresent(ep -> {
            throw new IllegalArgumentException(id + " is in " + ep + " twice");
        });
    }

    /**
     * A person in one episode.
     *
     * @param identities what they own of it, in the order in which it is told
     * @param seconds on screen, as {@link ScreenTime} counts them
     */
    public record Presence(EpisodeId ep, List<IdentityId> identities, double seconds) {

        /** @throws IllegalArgumentException when the time is below 0 or not a number */
        public Presence {
            identities = List.copyOf(identities);
            if (!Double.isFinite(seconds) || seconds < 0) {
                throw new IllegalArgumentException("no person is in " + ep + " for " + seconds + " seconds");
            }
        }
    }

    ShownName shownName() {
        return ShownName.of(name, id.text());
    }
}
