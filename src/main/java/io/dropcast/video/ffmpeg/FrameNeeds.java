package io.dropcast.video.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.javacpp.BytePointer;

/**
 * Tells from a packet of H.264 or HEVC whether any other frame is made from its frame, without decoding it. Packets that are left out here
 * keep no decoder thread busy, which those that the decoder itself passes over do. Reads the units of a packet as MP4 and Matroska keep
 * them: each behind its length (ISO/IEC 14496-15, 5.3.3 and 8.3.3). Immutable.
 *
 * @param lengthBytes bytes of a unit's length; 0 when the stream is of another kind and nothing can be told
 */
record FrameNeeds(boolean hevc, int lengthBytes) {
    private static final int AVCC_LENGTH = 4;
    private static final int HVCC_LENGTH = 21;
    private static final int H264_SLICE = 1;
    private static final int H264_IDR = 5;
    private static final int SLICE_I = 2;
    /** As are all the others of the frame. */
    private static final int SLICE_I_ONLY = 7;

    private static final int HEVC_IDR_W_RADL = 19;
    private static final int HEVC_IDR_N_LP = 20;

    static FrameNeeds of(AVCodecParameters stream) {
        boolean hevc = stream.codec_id() == AV_CODEC_ID_HEVC;
        int place = hevc ? HVCC_LENGTH : AVCC_LENGTH;
        boolean known = hevc || stream.codec_id() == AV_CODEC_ID_H264;
        // a stream with start codes begins with zeros
        boolean lengths =
                known && stream.extradata_size() > place && stream.extradata().get(0) == 1;
        return new FrameNeeds(hevc, lengths ? (stream.extradata().get(place) & 3) + 1 : 0);
    }

    /** Whether it can be told at all. */
    boolean known() {
        return lengthBytes > 0;
    }

    /** Whether no other frame is made from this one. */
    boolean unneeded(AVPacket packet) {
        List<Unit> pictures = pictures(packet);
        return !pictures.isEmpty() && pictures.stream().noneMatch(this::isReference);
    }

    /**
     * Whether decoding can begin with this packet, and nothing behind it is made from anything before: an IDR picture (H.264 7.4.1.2.4;
     * HEVC, 3.69, without those that may have leading pictures of an earlier stretch).
     */
    boolean startsAnew(AVPacket packet) {
        return pictures(packet).stream()
                .findFirst()
                .map(Unit::type)
                .filter(hevc ? Set.of(HEVC_IDR_W_RADL, HEVC_IDR_N_LP)::contains : Set.of(H264_IDR)::contains)
                .isPresent();
    }

    /**
     * Whether an H.264 frame is made from no other although decoding cannot begin there (its first slice is of type I, 7.4.3): encoders
     * make one where a cut comes soon after a key frame.
     */
    boolean standsAlone(AVPacket packet) {
        return !hevc
                && pictures(packet).stream()
                        .filter(unit -> unit.type() == H264_SLICE)
                        .findFirst()
                        .filter(slice -> Set.of(SLICE_I, SLICE_I_ONLY).contains(sliceType(packet, slice)))
                        .isPresent();
    }

    private static int sliceType(AVPacket packet, Unit slice) {
        Bits header = new Bits(packet.data(), slice.at() + 1, packet.size());
        // the place of its first block
        header.unsigned();
        return header.unsigned();
    }

    /**
     * A unit of a packet.
     *
     * @param at place of its head
     * @param head first byte
     */
    private record Unit(long at, int head, int type) {}

    /** The units that hold picture data, in order. */
    private List<Unit> pictures(AVPacket packet) {
        List<Unit> pictures = new ArrayList<>();
        BytePointer data = packet.data();
        for (long at = 0; known() && at + lengthBytes < packet.size(); ) {
            long length = 0;
            for (int i = 0; i < lengthBytes; i++) {
                length = length << 8 | (data.get(at + i) & 0xff);
            }
            int head = data.get(at + lengthBytes) & 0xff;
            Unit unit = new Unit(at + lengthBytes, head, hevc ? head >> 1 & 0x3f : head & 0x1f);
            if (hevc ? unit.type() < 32 : unit.type() >= 1 && unit.type() <= 5) {
                pictures.add(unit);
            }
            at += lengthBytes + Math.max(1, length);
        }
        return pictures;
    }

    /** H.264: nal_ref_idc, 7.4.1. HEVC: the even types below 16 are sub-layer non-reference pictures, table 7-1. */
    private boolean isReference(Unit picture) {
        return hevc ? picture.type() >= 16 || picture.type() % 2 == 1 : (picture.head() >> 5 & 3) != 0;
    }

    /** Numbers of variable length (Exp-Golomb, 9.1); zeros behind the end. */
    private static final class Bits {
        private final BytePointer data;
        private final long end;
        private long bit;

        Bits(BytePointer data, long from, long end) {
            this.data = data;
            this.end = end;
            this.bit = 8 * from;
        }

        private int next() {
            int value = bit / 8 < end ? data.get(bit / 8) >> (7 - bit % 8) & 1 : 0;
            bit++;
            return value;
        }

        int unsigned() {
            int zeros = 0;
            while (zeros < 31 && next() == 0) {
                zeros++;
            }
            int value = 1;
            for (int i = 0; i < zeros; i++) {
                value = value << 1 | next();
            }
            return value - 1;
        }
    }
}
