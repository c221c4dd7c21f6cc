package io.dropcast.api;

import java.util.List;

/** What is to be settled, most settled by one click first. */
@Wire
public record SuggestionsView(List<SuggestionView> suggestions) {}
