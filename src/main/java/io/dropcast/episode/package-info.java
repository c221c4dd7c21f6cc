/** What a stage run is: the store, fingerprints, run markers, progress, and the JSON rows of the manifests. */
@NullMarked
package io.dropcast.episode;

import org.jspecify.annotations.NullMarked;
