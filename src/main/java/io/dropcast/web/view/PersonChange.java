package io.dropcast.web.view;

import java.util.List;
import java.util.Optional;

/**
 * What is to be different about a person; what is not there stays.
 *
 * @param name null takes it away
 */
@SnakeCase
public record PersonChange(Optional<String> name, Optional<List<String>> aliases, Optional<Boolean> ignored) {}
