package io.dropcast.web.view;

/**
 * A show in the list of shows.
 *
 * @param unnamed people who have no name yet
 * @param suggestions still to be settled
 */
@SnakeCase
public record ShowRow(String showId, int episodes, int people, int unnamed, int suggestions) {}
