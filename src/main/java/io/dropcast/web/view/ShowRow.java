package io.dropcast.web.view;

/**
 * A show in the list of shows.
 *
 * @param unnamed people without a name
 * @param suggestions that are open
 */
@SnakeCase
public record ShowRow(String showId, int episodes, int people, int unnamed, int suggestions) {}
