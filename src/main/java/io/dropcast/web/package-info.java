/**
 * The HTTP server and the resources behind the REST routes. A request comes in, its operation reads shows and episodes or hands an edit or a
 * job on, and a record of web.view goes out; files change some time later, and events say so. A new operation is a method in a resource,
 * its line in the table of that resource, and a block in routes/api.camel.yaml. No stage and no manifest is written here, and only this
 * room and app know Vert.x.
 */
@NullMarked
package io.dropcast.web;

import org.jspecify.annotations.NullMarked;
