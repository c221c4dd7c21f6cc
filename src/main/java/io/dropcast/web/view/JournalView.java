package io.dropcast.web.view;

import java.util.List;
import java.util.Optional;

/** The journal, the newest first. */
@SnakeCase
public record JournalView(List<EntryView> entries) {
    /**
     * A line of the journal.
     *
     * @param words one sentence a change
     * @param undoneBy id of the entry that took it back
     */
    @SnakeCase
    public record EntryView(
            String id,
            String time,
            String who,
            List<String> words,
            Optional<String> undoes,
            Optional<String> undoneBy) {}
}
