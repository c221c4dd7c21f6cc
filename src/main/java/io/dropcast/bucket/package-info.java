/**
 * S3 in and out: events, polls, fetching videos, delivering results. Messages and keys from outside are checked here; the runs
 * themselves are the inbox's and the workflow's.
 */
@NullMarked
package io.dropcast.bucket;

import org.jspecify.annotations.NullMarked;
