/**
 * What the REST routes answer: plain requests in, plain records out. Knows the rooms and the pipeline, and neither Camel nor the HTTP
 * server.
 */
@NullMarked
package io.dropcast.api;

import org.jspecify.annotations.NullMarked;
