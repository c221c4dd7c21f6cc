package io.dropcast.web.view;

import java.util.List;

/**
 * The people of a show.
 *
 * @param asOf version of people.json
 * @param unassigned clusters that belong to no person
 */
@SnakeCase
public record PeopleView(String showId, String asOf, List<PersonView> people, List<ClusterView> unassigned) {}
