package io.dropcast.report.story;

import java.util.List;

/**
 * A person of an episode in one line.
 *
 * @param id of the person, or of the identity where it has no owner
 * @param name what a human called them, or the id
 * @param seconds on screen
 */
public record CastLine(String id, String name, double seconds, int tracks, int faces) {

    /** All people who are not ignored, longest on screen first. */
    public static List<CastLine> of(EpisodeStory story) {
        return CreditOrder.of(story).shown().stream()
                .map(p -> new CastLine(
                        p.key(),
                        p.givenName().orElse(p.key()),
                        p.time().seconds(),
                        p.tracks().size(),
                        p.faces()))
                .toList();
    }
}
