package io.dropcast.cli.score;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Compares what was found in an episode with the truth. Stateless; may be shared between threads. */
public final class ScoreEpisode {
    private ScoreEpisode() {}

    /** @param tracks every track of the episode */
    public static Score of(Truth truth, List<FoundTrack> tracks) {
        Coverage coverage = new Coverage(truth);
        List<Agreement.Row> rows = new ArrayList<>();
        int falseTracks = 0;
        int mixed = 0;
        int crossing = 0;
        for (FoundTrack track : tracks) {
            Vote vote = vote(truth, track);
            coverage.add(track);
            mixed += vote.most() < 0.9 * track.sightings().size() ? 1 : 0;
            crossing += vote.shots() > 1 ? 1 : 0;
            if (vote.winner().isEmpty()) {
                falseTracks++;
            } else {
                rows.add(new Agreement.Row(vote.winner().get(), track.identity(), track.weight()));
            }
        }
        Agreement agreement = new Agreement(rows);
        return new Score(
                tracks.size(),
                falseTracks,
                mixed,
                crossing,
                (int) truth.shots().stream()
                        .flatMap(s -> s.regions().stream())
                        .map(Truth.Region::who)
                        .distinct()
                        .count(),
                agreement.clusters(),
                agreement.purity(),
                agreement.precision(),
                agreement.recall(),
                agreement.f(),
                agreement.nmi(),
                coverage.appearances(),
                coverage.frames());
    }

    private static Vote vote(Truth truth, FoundTrack track) {
        Vote vote = new Vote();
        for (FoundTrack.Sighting s : track.sightings()) {
            OptionalInt shot = truth.shotAt(s.frame());
            vote.add(shot, shot.isEmpty() ? java.util.Optional.empty() : truth.whoAt(shot.getAsInt(), s.x(), s.y()));
        }
        return vote;
    }
}
