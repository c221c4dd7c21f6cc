package io.dropcast.jobs;

import io.dropcast.face.EpisodeId;
import java.nio.file.Path;
import java.util.Optional;

/** Where the dropped videos are after they were processed. */
public interface Originals {

    /** The video of an episode, the newest of several; empty when it is not there any more. */
    Optional<Path> of(EpisodeId ep);

    /** A video of that name; empty when there is none, or the name is none. */
    Optional<Path> named(String name);
}
