package io.dropcast.report;

import io.dropcast.face.EpisodeId;
import java.util.Optional;

/**
 * An episode as a column of its show.
 *
 * @param seconds length of the video; 0 where it is not known
 * @param unassigned identities that no person owns
 * @param reportHref where its report is, seen from the show's page: {@code ../studio-s01e02/report.html}; empty when there is none
 */
public record ShownEpisode(EpisodeId ep, double seconds, int unassigned, Optional<String> reportHref) {

    /** @throws IllegalArgumentException when the link leads out of the outbox, or fewer than 0 are unassigned */
    public ShownEpisode {
        seconds = Double.isFinite(seconds) ? Math.max(0, seconds) : 0;
        if (unassigned < 0) {
            throw new IllegalArgumentException(ep + " cannot have " + unassigned + " unassigned identities");
        }
        if (!reportHref.map(Html::isLink).orElse(true)) {
            throw new IllegalArgumentException("the report of " + ep + " is not a page of the outbox: " + reportHref);
        }
    }

    /** What the show need not repeat: {@code s01e02}. The whole id where it does not begin with the show. */
    String label(String show) {
        String id = ep.value();
        return id.startsWith(show + "-") ? id.substring(show.length() + 1) : id;
    }
}
