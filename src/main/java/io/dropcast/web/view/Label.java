package io.dropcast.web.view;

import java.util.Optional;

/**
 * What an identity is called.
 *
 * @param label null takes it away
 */
@SnakeCase
public record Label(Optional<String> label) {}
