package io.dropcast.api;

import java.util.List;

/** The inbox. */
@Wire
public record InboxView(List<WaitingFile> waiting, List<WorkingFile> working, List<FailedFile> failed) {}
