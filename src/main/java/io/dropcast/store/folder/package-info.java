/** The store of state in a folder: atomic writes, locks, crop archives. The ports are in episode; no other room but app makes one. */
@NullMarked
package io.dropcast.store.folder;

import org.jspecify.annotations.NullMarked;
