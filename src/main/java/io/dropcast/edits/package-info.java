/**
 * What a human said in a file or on a page: people.json, identities.json, suggestions. An edit is read as the difference from what was
 * shown last, becomes journal entries, and is refused as a whole when it breaks a rule.
 */
@NullMarked
package io.dropcast.edits;

import org.jspecify.annotations.NullMarked;
