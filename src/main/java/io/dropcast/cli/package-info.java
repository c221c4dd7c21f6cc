/** The command line. */
@NullMarked
package io.dropcast.cli;

import org.jspecify.annotations.NullMarked;
