/**
 * The settings: every key with its default, the values in effect, and the texts of what is wrong with them. It knows no stage; a stage's
 * room makes its own record from the values.
 */
@NullMarked
package io.dropcast.settings;

import org.jspecify.annotations.NullMarked;
