/**
 * The settings: the list of them with type, range, default and help, and the values in effect, checked where they are read. A stage's
 * room makes its own record from the values.
 */
@NullMarked
package io.dropcast.settings;

import org.jspecify.annotations.NullMarked;
