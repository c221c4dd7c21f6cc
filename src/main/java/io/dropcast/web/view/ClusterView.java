package io.dropcast.web.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An identity of an episode as a cluster of a show: it belongs to one person or to none.
 *
 * @param clusterId such as {@code my-show-s01e02:id_0003}
 * @param personId null when it belongs to none
 * @param size encoded faces
 * @param tracks how many
 * @param seconds on screen
 */
@SnakeCase
public record ClusterView(
        String clusterId,
        String epId,
        String identityId,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> personId,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> thumb,
        int size,
        int tracks,
        double seconds,
        OptionalDouble cohesion,
        OptionalDouble minIdentitySim,
        boolean lowCohesion,
        Optional<String> outlierReason) {}
