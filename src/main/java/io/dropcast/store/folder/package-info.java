/** The door to disks: folders, crop archives, atomic writes. */
@NullMarked
package io.dropcast.store;

import org.jspecify.annotations.NullMarked;
