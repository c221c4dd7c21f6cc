/** The command line: one class a command. It checks what was typed, calls the rooms below, and prints. */
@NullMarked
package io.dropcast.cli;

import org.jspecify.annotations.NullMarked;
