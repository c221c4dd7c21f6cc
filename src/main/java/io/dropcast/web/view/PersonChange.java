package io.dropcast.api;

import java.util.List;
import java.util.Optional;

/**
 * What is to be different about a person; what is not there stays.
 *
 * @param name null takes it away
 */
@Wire
public record PersonChange(Optional<String> name, Optional<List<String>> aliases, Optional<Boolean> ignored) {}
