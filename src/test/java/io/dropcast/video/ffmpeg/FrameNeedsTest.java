package io.dropcast.video.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;

import java.util.function.Predicate;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.junit.jupiter.api.Test;

final class FrameNeedsTest {
    private static final FrameNeeds H264 = new FrameNeeds(false, 4);
    private static final FrameNeeds HEVC = new FrameNeeds(true, 4);

    @Test
    void aSliceOfH264ThatIsNoReferenceIsNotNeeded() {
        // nal_ref_idc 0, type 1
        assertThat(unneeded(H264, unit(0x01))).isTrue();
        assertThat(unneeded(H264, unit(0x41))).isFalse();
        // a key frame
        assertThat(unneeded(H264, unit(0x65))).isFalse();
    }

    @Test
    void whatStandsBesideTheSlicesDecidesNothing() {
        // an access unit delimiter, and supplemental information
        assertThat(unneeded(H264, unit(0x09), unit(0x06), unit(0x01))).isTrue();
        assertThat(unneeded(H264, unit(0x09), unit(0x06), unit(0x21))).isFalse();
    }

    @Test
    void oneFieldThatIsAReferenceIsEnough() {
        assertThat(unneeded(H264, unit(0x01), unit(0x41))).isFalse();
    }

    @Test
    void aPacketWithoutASliceIsLeftToTheDecoder() {
        assertThat(unneeded(H264, unit(0x06))).isFalse();
        assertThat(unneeded(H264)).isFalse();
    }

    @Test
    void lengthsThatLeadNowhereEndTheReading() {
        assertThat(unneeded(H264, new byte[] {0, 0, 0, 0, 1})).isTrue();
        assertThat(unneeded(H264, new byte[] {-1, -1, -1, -1, 0x41, 0})).isFalse();
        assertThat(unneeded(H264, new byte[] {0, 0})).isFalse();
    }

    @Test
    void ofHevcTheEvenTypesBelowSixteenAreNotNeeded() {
        assertThat(unneeded(HEVC, unit(0 << 1))).isTrue();
        assertThat(unneeded(HEVC, unit(1 << 1))).isFalse();
        assertThat(unneeded(HEVC, unit(8 << 1))).isTrue();
        assertThat(unneeded(HEVC, unit(19 << 1))).isFalse();
        // parameter sets
        assertThat(unneeded(HEVC, unit(32 << 1))).isFalse();
    }

    @Test
    void decodingCanBeginAtAnIdrPicture() {
        assertThat(of(H264::startsAnew, unit(0x67), unit(0x68), unit(0x65))).isTrue();
        assertThat(of(H264::startsAnew, unit(0x41))).isFalse();
        assertThat(of(H264::startsAnew, unit(0x06))).isFalse();
        assertThat(of(HEVC::startsAnew, unit(19 << 1))).isTrue();
        assertThat(of(HEVC::startsAnew, unit(20 << 1))).isTrue();
        // a clean random access picture may have leading pictures that are made from what stood before
        assertThat(of(HEVC::startsAnew, unit(21 << 1))).isFalse();
        assertThat(of(new FrameNeeds(false, 0)::startsAnew, unit(0x65))).isFalse();
    }

    @Test
    void aSliceOfTypeIStandsAlone() {
        // first_mb 0 is the bit 1; slice types 2 and 7 are 011 and 0001000, type 0 is 1
        assertThat(of(H264::standsAlone, slice(0b1_011_0000))).isTrue();
        assertThat(of(H264::standsAlone, slice(0b1_0001000))).isTrue();
        assertThat(of(H264::standsAlone, slice(0b1_1_000000))).isFalse();
        assertThat(of(H264::standsAlone, slice(0b1_00110_00))).isFalse();
        assertThat(of(HEVC::standsAlone, slice(0b1_011_0000))).isFalse();
        // nothing but zeros: no number ends
        assertThat(of(H264::standsAlone, new byte[] {0, 0, 0, 2, 0x41, 0})).isFalse();
    }

    private static byte[] slice(int bits) {
        return new byte[] {0, 0, 0, 2, 0x41, (byte) bits};
    }

    private static byte[] unit(int head) {
        return new byte[] {0, 0, 0, 3, (byte) head, 1, 2};
    }

    private static boolean unneeded(FrameNeeds needs, byte[]... units) {
        return of(needs::unneeded, units);
    }

    private static boolean of(Predicate<AVPacket> question, byte[]... units) {
        int size = 0;
        for (byte[] unit : units) {
            size += unit.length;
        }
        AVPacket packet = av_packet_alloc();
        try {
            av_new_packet(packet, size);
            long at = 0;
            for (byte[] unit : units) {
                for (byte value : unit) {
                    packet.data().put(at++, value);
                }
            }
            return question.test(packet);
        } finally {
            av_packet_free(packet);
        }
    }
}
