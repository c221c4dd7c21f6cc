/**
 * The store of state in a bucket, and the client of S3: places, objects, multipart copies, leases, what is wrong with a connection. The
 * ports are in episode.
 */
@NullMarked
package io.dropcast.store.s3;

import org.jspecify.annotations.NullMarked;
