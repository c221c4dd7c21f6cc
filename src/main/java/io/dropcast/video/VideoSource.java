package io.dropcast.video;

import java.nio.file.Path;

/** Opens videos. */
public interface VideoSource {

    /**
     * @throws UnusableVideo when the file is not a video that can be read, with the reason
     */
    Video open(Path file, Decode decode);

    /** With every frame. */
    default Video open(Path file) {
        return open(file, Decode.EVERY);
    }
}
