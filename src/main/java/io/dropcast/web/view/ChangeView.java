package io.dropcast.web.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * What an edit did.
 *
 * @param entry in the journal, on the disk by now; null when everything was so already
 * @param personId whom it was about, where that is one person
 */
@SnakeCase
public record ChangeView(
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<EntryView> entry, Optional<String> personId) {}
