package io.dropcast.jobs;

import io.dropcast.face.EpisodeId;
import java.nio.file.Path;
import java.util.Optional;

/** The dropped videos, after they were processed. */
public interface Originals {

    /** The video of an episode, the newest of several; empty when it is not there any more. */
    Optional<Path> of(EpisodeId ep);

    /** A video of that file name; empty when there is none. */
    Optional<Path> named(String name);
}
