package io.dropcast.web.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/** A file that is being worked on. */
@SnakeCase
public record WorkingFile(
        String name,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> epId,
        Optional<ProgressView> progress) {}
