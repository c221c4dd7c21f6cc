package io.dropcast.video.ffmpeg;

import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** The packets of a video stream, in the order in which they are decoded. For one thread. */
interface Packets extends AutoCloseable {

    /**
     * @param into gets the packet
     * @return false at the end
     */
    boolean next(AVPacket into);

    /** At the end: when the key frame is shown with which the next segment begins; empty when there is none. */
    default OptionalLong followedBy() {
        return OptionalLong.empty();
    }

    /**
     * Told when the last frame was given.
     *
     * @param frames how many came out of the decoder
     * @param end seconds at which the last one is over
     * @throws io.dropcast.video.UnusableVideo when that cannot be all
     */
    void over(long frames, double end);

    @Override
    void close();
}
