package io.dropcast.cluster;

import java.util.List;
import java.util.Optional;

/**
 * What a run of the cluster stage goes on from.
 *
 * @param settings digest of all but the tracks that the result depends on
 * @param tracks digest of the tracks and their vectors
 * @param from identities that are not clustered again
 */
public record Beginning(String settings, String tracks, List<PastIdentity> from) {
    public Beginning {
        from = List.copyOf(from);
    }

    /**
     * Where the next run begins: from nothing when a setting changed; where the last run began when nothing did, so that it comes to the same
     * result; else with what that run made.
     *
     * @param made identities of the last run
     */
    public static Beginning after(Optional<Beginning> last, List<PastIdentity> made, String settings, String tracks) {
        return last.filter(l -> l.settings.equals(settings))
                .map(l -> new Beginning(settings, tracks, l.tracks.equals(tracks) ? l.from : made))
                .orElse(new Beginning(settings, tracks, List.of()));
    }
}
