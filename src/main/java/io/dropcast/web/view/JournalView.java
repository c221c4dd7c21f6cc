package io.dropcast.web.view;

import java.util.List;

/** The journal, the newest first. */
@SnakeCase
public record JournalView(List<EntryView> entries) {}
