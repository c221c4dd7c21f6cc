package io.dropcast.api;

/**
 * A show in the list of shows.
 *
 * @param unnamed people who have no name yet
 * @param suggestions still to be settled
 */
@Wire
public record ShowRow(String showId, int episodes, int people, int unnamed, int suggestions) {}
