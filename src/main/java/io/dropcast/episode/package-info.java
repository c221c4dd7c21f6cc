/**
 * What every stage stands on: the ports of store, crops and locks, recipes, run markers, the runner, JSON of manifests. It knows no
 * stage.
 */
@NullMarked
package io.dropcast.episode;

import org.jspecify.annotations.NullMarked;
