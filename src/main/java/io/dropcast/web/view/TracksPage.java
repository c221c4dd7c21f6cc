package io.dropcast.web.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A part of the tracks, by id. */
@SnakeCase
public record TracksPage(List<TrackView> items, int total, int page, int pageSize) {
    /**
     * A face followed through one shot.
     *
     * @param identityId null when it is in none
     * @param repFrame frame of its picture
     * @param quality of the picture, 0..1
     * @param simToCentroid of the picture to the track
     * @param simToIdentity of the track to its identity
     * @param outlierReason why it stands alone in its identity
     * @param unclusteredReason why it is in no identity
     */
    @SnakeCase
    public record TrackView(
            int trackId,
            @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> identityId,
            double firstTs,
            double lastTs,
            int frameCount,
            int shot,
            @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> thumb,
            OptionalLong repFrame,
            OptionalDouble quality,
            OptionalDouble simToCentroid,
            OptionalDouble simToIdentity,
            boolean lowConfidence,
            boolean repLowQuality,
            Optional<String> outlierReason,
            Optional<String> unclusteredReason) {}
}
