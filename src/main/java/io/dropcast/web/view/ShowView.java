package io.dropcast.web.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/** A show with its episodes. */
@SnakeCase
public record ShowView(String showId, List<ShowEpisode> episodes) {
    /**
     * An episode of a show.
     *
     * @param seconds length of the video
     * @param hasVideo whether its original is still there to be played
     * @param madeAt when it was delivered last, ISO-8601
     */
    @SnakeCase
    public record ShowEpisode(
            String epId,
            double seconds,
            int people,
            int identities,
            int tracks,
            boolean hasVideo,
            @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> madeAt) {}
}
