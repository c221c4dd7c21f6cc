package io.dropcast.api;

/**
 * Where a track belongs.
 *
 * @param identityId such as id_0003, or new
 */
@Wire
public record TrackMove(String identityId) {}
