package io.dropcast.store.s3;

import java.time.Instant;

/**
 * What is known of an object without its content.
 *
 * @param name below the place that it was asked for in
 * @param etag as the server says it, with its quotes; another one after every change of the content
 * @param size in bytes
 * @param modified by the server's clock
 */
public record S3Object(String name, String etag, long size, Instant modified) {}
