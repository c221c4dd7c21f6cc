package io.dropcast.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/** A file that is being worked on. */
@Wire
public record WorkingFile(
        String name,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> epId,
        Optional<ProgressView> progress) {}
