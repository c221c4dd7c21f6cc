package io.dropcast.web.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

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
