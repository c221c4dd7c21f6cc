package io.dropcast.video.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.*;

import io.dropcast.video.UnusableVideo;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** A decoder for one stream. Native memory, given back on close. One thread. */
record FfDecoder(AVCodecContext codec, FrameNeeds needs) implements AutoCloseable {

    /** @param threads of the decoder; 0 lets FFmpeg choose */
    static FfDecoder open(FfInput input, int threads) {
        AVCodec found = avcodec_find_decoder(input.stream().codecpar().codec_id());
        if (found == null) {
            throw new UnusableVideo("the codec '"
                    + avcodec_get_name(input.stream().codecpar().codec_id()).getString()
                    + "' is not supported: convert the file to H.264");
        }
        AVCodecContext codec = avcodec_alloc_context3(found);
        avcodec_parameters_to_context(codec, input.stream().codecpar());
        codec.thread_count(threads);
        codec.pkt_timebase(input.stream().time_base());
        int code = avcodec_open2(codec, found, (AVDictionary) null);
        if (code < 0) {
            avcodec_free_context(codec);
            throw new UnusableVideo(
                    "the decoder refuses the stream (" + FfError.text(code) + "): convert the file to H.264");
        }
        return new FfDecoder(codec, input.needs());
    }

    /**
     * Gives it a packet.
     *
     * @param wanted whether its frame is to come out; when not, it does only if others are made from it
     */
    void decode(AVPacket packet, boolean wanted) {
        if (!needs.known()) {
            codec.skip_frame(wanted ? AVDISCARD_DEFAULT : AVDISCARD_NONREF);
        } else if (!wanted && needs.unneeded(packet)) {
            return;
        }
        // a damaged packet is passed over: the decoder goes on at the next good one
        avcodec_send_packet(codec, packet);
    }

    /** There are no more packets: it gives what it still holds. */
    void drain() {
        avcodec_send_packet(codec, (AVPacket) null);
    }

    /** The next frame that is ready; FFmpeg's code. */
    int receive(AVFrame into) {
        return avcodec_receive_frame(codec, into);
    }

    /** Forgets everything: what comes next is from another place. */
    void flush() {
        avcodec_flush_buffers(codec);
    }

    @Override
    public void close() {
        avcodec_free_context(codec);
    }
}
