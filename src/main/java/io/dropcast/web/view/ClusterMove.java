package io.dropcast.api;

import java.util.Optional;

/**
 * Whose a cluster is.
 *
 * @param personId null makes it nobody's
 */
@Wire
public record ClusterMove(Optional<String> personId) {}
