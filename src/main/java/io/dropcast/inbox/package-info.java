/**
 * From the inbox to a run: which files have settled, claiming them, where they end, what an error report says. It takes videos, jobs and
 * edits that were dropped; nothing dropped is deleted.
 */
@NullMarked
package io.dropcast.inbox;

import org.jspecify.annotations.NullMarked;
