package io.dropcast.web.view;

import java.util.Map;

/**
 * The body of every error.
 *
 * @param code bad_request, unauthorized, forbidden, not_found, conflict, too_large, unsupported, unavailable or internal
 * @param message for a human
 * @param details for a program; may be empty
 */
@SnakeCase
public record ErrorView(String code, String message, Map<String, Object> details) {}
