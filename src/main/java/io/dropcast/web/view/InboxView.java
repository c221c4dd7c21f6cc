package io.dropcast.web.view;

import java.util.List;

/** The inbox. */
@SnakeCase
public record InboxView(List<WaitingFile> waiting, List<WorkingFile> working, List<FailedFile> failed) {}
