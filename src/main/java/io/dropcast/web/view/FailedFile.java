package io.dropcast.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/** A file that could not be processed. */
@Wire
public record FailedFile(
        String name,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<FailureView> error) {}
