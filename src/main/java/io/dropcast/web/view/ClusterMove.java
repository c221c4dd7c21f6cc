package io.dropcast.web.view;

import java.util.Optional;

/**
 * Whose a cluster is.
 *
 * @param personId null makes it nobody's
 */
@SnakeCase
public record ClusterMove(Optional<String> personId) {}
