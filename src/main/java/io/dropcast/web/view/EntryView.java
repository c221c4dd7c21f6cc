package io.dropcast.web.view;

import java.util.List;
import java.util.Optional;

/**
 * A line of the journal.
 *
 * @param words one a change
 * @param undoneBy the entry that took it back
 */
@SnakeCase
public record EntryView(
        String id, String time, String who, List<String> words, Optional<String> undoes, Optional<String> undoneBy) {}
