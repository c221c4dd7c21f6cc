package io.dropcast.video;

import java.nio.file.Path;

/** Opens videos. */
public interface VideoSource {

    /**
     * @throws UnusableVideo when the file is not a video that can be read, with the reason
     */
    Video open(Path file, Decode decode);

    /**
     * The same in segments that can be read side by side, where the file allows it.
     *
     * @throws UnusableVideo when the file is not a video that can be read, with the reason
     */
    default Segments pieces(Path file, Decode decode) {
        return Segments.one(open(file, decode));
    }

    /** With every frame. */
    default Video open(Path file) {
        return open(file, Decode.EVERY);
    }
}
