/** From identities to the people of a show. Vectors stop here. */
@NullMarked
package io.dropcast.people;

import org.jspecify.annotations.NullMarked;
