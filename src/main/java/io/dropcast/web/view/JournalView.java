package io.dropcast.api;

import java.util.List;

/** The journal, the newest first. */
@Wire
public record JournalView(List<EntryView> entries) {}
