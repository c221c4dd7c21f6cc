package io.dropcast.api;

import java.util.Optional;

/**
 * What an identity is called.
 *
 * @param label null takes it away
 */
@Wire
public record Label(Optional<String> label) {}
