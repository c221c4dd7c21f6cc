package io.dropcast.web.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/** The inbox. */
@SnakeCase
public record InboxView(List<WaitingFile> waiting, List<WorkingFile> working, List<FailedFile> failed) {
    /** A file that waits in the inbox. */
    @SnakeCase
    public record WaitingFile(String name, long size) {}

    /** A file that is being worked on. */
    @SnakeCase
    public record WorkingFile(
            String name,
            @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> epId,
            Optional<ProgressView> progress) {}

    /** A file that could not be processed. */
    @SnakeCase
    public record FailedFile(
            String name,
            @JsonInclude(JsonInclude.Include.ALWAYS) Optional<FailureView> error) {}

    /** Why a file could not be processed. */
    @SnakeCase
    public record FailureView(String what, String why, String whatToDo) {}
}
