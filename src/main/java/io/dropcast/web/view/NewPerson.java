package io.dropcast.web.view;

import java.util.List;
import java.util.Optional;

/**
 * A new person.
 *
 * @param clusterIds one or more
 */
@SnakeCase
public record NewPerson(Optional<String> name, List<String> clusterIds) {}
