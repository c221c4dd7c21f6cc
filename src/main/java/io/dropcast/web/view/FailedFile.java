package io.dropcast.web.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/** A file that could not be processed. */
@SnakeCase
public record FailedFile(
        String name,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<FailureView> error) {}
