/** One stage on one episode: skip it when nothing changed, else load, run, store, mark. Knows all rooms and no framework. */
@NullMarked
package io.dropcast.pipeline;

import org.jspecify.annotations.NullMarked;
