/** Everything that a person looks at: the report page, the tables, the captions, the edit list. */
@NullMarked
package io.dropcast.report;

import org.jspecify.annotations.NullMarked;
