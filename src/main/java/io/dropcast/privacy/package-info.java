/**
 * Erasing a person and dropping pictures and vectors after a time. It runs stages again from what is left, and proves that nothing is
 * left.
 */
@NullMarked
package io.dropcast.privacy;

import org.jspecify.annotations.NullMarked;
