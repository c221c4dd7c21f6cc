package io.dropcast.api;

import java.util.List;

/**
 * The people of a show.
 *
 * @param asOf version of people.json
 * @param unassigned clusters that are nobody's
 */
@Wire
public record PeopleView(String showId, String asOf, List<PersonView> people, List<ClusterView> unassigned) {}
