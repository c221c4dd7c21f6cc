package io.dropcast.web.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The identities of an episode.
 *
 * @param unclustered tracks that are in none
 */
@SnakeCase
public record IdentitiesView(
        String epId,
        Map<String, Object> config,
        Map<String, Object> stats,
        List<IdentityView> identities,
        UnclusteredView unclustered) {
    /**
     * An identity: tracks of one episode that show one person.
     *
     * @param label what its person is called
     * @param size encoded faces
     * @param seconds on screen
     * @param together by what its tracks are together and how sure that is, for people
     */
    @SnakeCase
    public record IdentityView(
            String identityId,
            @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> label,
            List<Integer> trackIds,
            int size,
            double seconds,
            @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> thumb,
            OptionalDouble cohesion,
            OptionalDouble minIdentitySim,
            boolean lowCohesion,
            Optional<String> together,
            Optional<String> outlierReason,
            Optional<String> personId,
            Optional<String> personName) {}

    /**
     * Tracks that are in no identity.
     *
     * @param seconds of the video with at least one of them on screen
     */
    @SnakeCase
    public record UnclusteredView(double seconds, List<TracksPage.TrackView> tracks) {}
}
