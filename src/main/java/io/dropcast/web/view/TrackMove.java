package io.dropcast.web.view;

import java.util.Optional;

/**
 * Where a track belongs.
 *
 * @param identityId such as id_0003, or new, or unclustered for none
 * @param personId only with new: who owns the new identity
 */
@SnakeCase
public record TrackMove(String identityId, Optional<String> personId) {}
