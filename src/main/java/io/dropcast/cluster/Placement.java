package io.dropcast.cluster;

import io.dropcast.face.FacePath;
import io.dropcast.face.IdentityId;
import io.dropcast.face.TrackId;
import java.util.Optional;

/**
 * That a human said to which identity a face belongs, or that it belongs to none.
 *
 * @param where the face was; this is what counts
 * @param track its number at that time; the same face may have another by now
 * @param identity where it belongs; it is made for it when there is none of that id. Empty: in no identity
 */
public record Placement(FacePath where, TrackId track, Optional<IdentityId> identity) {}
