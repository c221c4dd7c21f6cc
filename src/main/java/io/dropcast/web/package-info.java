/**
 * The HTTP server, the resources behind the REST routes, the review page's events and uploads. Requests come in, records of web.view go
 * out; only this room and app know Vert.x.
 */
@NullMarked
package io.dropcast.web;

import org.jspecify.annotations.NullMarked;
