/**
 * Starts the engine, and is the only place that wires: home folder, settings, stores, nets, routes and their beans. No other room builds
 * a store or opens a net.
 */
@NullMarked
package io.dropcast.app;

import org.jspecify.annotations.NullMarked;
