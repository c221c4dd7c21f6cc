package io.dropcast.edits;

import io.dropcast.face.EpisodeId;
import java.time.Instant;

/**
 * A file that a user edited where it was delivered to, and that is too large to be read.
 *
 * @param folder of the outbox: an episode or a show
 * @param name of the file there, without its ending, such as {@code people}
 * @param where it is, for people
 * @param etag which version of it
 * @param bytes of it
 * @param written when it was put there
 */
public record LargeEdit(EpisodeId folder, String name, String where, String etag, long bytes, Instant written) {}
