/** The one place that builds things and hands them to the routes. */
@NullMarked
package io.dropcast.camel;

import org.jspecify.annotations.NullMarked;
