package io.dropcast.web.view;

/**
 * How callers authenticate, and whether this one did.
 *
 * @param auth none or token
 * @param ok whether the caller may use the API
 */
@SnakeCase
public record SessionView(String auth, boolean ok, String version) {
    /** Gives the token. */
    @SnakeCase
    public record Login(String token) {}
}
