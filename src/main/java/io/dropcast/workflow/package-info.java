/**
 * The one ordered list of stages, and whole episodes: running them, making them anew after an edit, reading them for pages and the API.
 * It knows every stage, and no door.
 */
@NullMarked
package io.dropcast.workflow;

import org.jspecify.annotations.NullMarked;
