package io.dropcast.web.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * The answer to an edit.
 *
 * @param entry its line in the journal, on the disk already; null when the edit changed nothing
 * @param personId of the person it was about, where that is one person
 */
@SnakeCase
public record ChangeView(
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<JournalView.EntryView> entry, Optional<String> personId) {}
