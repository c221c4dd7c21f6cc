package io.dropcast.detect;

import io.dropcast.video.VideoFacts;
import java.util.function.Supplier;

/** Opens the nets that look at a video. Safe for several threads. */
@FunctionalInterface
public interface FaceNets {

    /**
     * A net for one worker, which closes it. The size of its input may depend on the video's; frames of other sizes are shown to it, too.
     *
     * @param width pixels of the video as it is shown, 1 or more
     * @param height pixels, 1 or more
     */
    FaceNet open(int width, int height);

    /** Opens nets for this video. */
    default Supplier<FaceNet> of(VideoFacts video) {
        return () -> open(Math.max(1, video.width()), Math.max(1, video.height()));
    }
}
