package io.dropcast.web.view;

import java.util.List;

/** What is to be settled, most settled by one click first. */
@SnakeCase
public record SuggestionsView(List<SuggestionView> suggestions) {}
