/** The pages: the report of an episode and the page of a show. Stories come in, self-contained HTML goes out to the outbox. */
@NullMarked
package io.dropcast.report;

import org.jspecify.annotations.NullMarked;
