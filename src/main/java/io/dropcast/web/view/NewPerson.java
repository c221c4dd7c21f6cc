package io.dropcast.api;

import java.util.List;
import java.util.Optional;

/**
 * A new person.
 *
 * @param clusterIds one or more
 */
@Wire
public record NewPerson(Optional<String> name, List<String> clusterIds) {}
