/**
 * One job: what was asked for, its bounds, the queue, progress, and the cleanup of an episode. Dropped jobs, REST and the command line
 * come here; it knows none of these doors.
 */
@NullMarked
package io.dropcast.jobs;

import org.jspecify.annotations.NullMarked;
