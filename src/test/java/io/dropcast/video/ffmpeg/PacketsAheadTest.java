package io.dropcast.video.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.junit.jupiter.api.Test;

/** Of packets that say no more than when they are shown, how large they are, and whether they are key frames or nobody needs them. */
final class PacketsAheadTest {
    private static final FrameNeeds H264 = new FrameNeeds(false, 4);
    private static final int KEY = 1000;
    /** No other frame is made from it. */
    private static final int B = 2000;

    private static final int KILOBYTE = 10_000;

    @Test
    void whatIsShownShortlyAfterAKeyFrameIsNear() {
        assertThat(near(
                        6, 0 + KEY, 4, 2, 1 + B, 3 + B, 8, 6, 5 + B, 7 + B, 9 + KEY, 13, 11, 10 + B, 12 + B, 17, 15,
                        14 + B))
                .containsExactly(0, 2, 1, 9, 11, 10);
    }

    @Test
    void whatIsShownShortlyBeforeAKeyFrameIsNearWhereNothingThatIsDecodedAnywayComesBetween() {
        assertThat(near(6, 0 + KEY, 4, 2 + B, 5 + B, 6 + B, 7 + KEY)).containsExactly(0, 2, 5, 6, 7);
        assertThat(near(6, 0 + KEY, 4, 2 + B, 6, 5 + B, 7 + KEY)).containsExactly(0, 2, 7);
    }

    @Test
    void whatIsShownBeforeAChangeAndDecodedAfterItIsNear() {
        assertThat(near(6, 0 + KEY, 4, 8 + KEY, 6, 5 + B, 7 + B)).containsExactly(0, 8, 6, 5, 7);
    }

    @Test
    void theKeyFrameOfTheNextPieceCountsToo() {
        long[] piece = {0 + KEY, 4, 2, 1 + B, 3 + B, 6, 5 + B, 7 + B, 8 + B};
        assertThat(near(H264, 6, new Made(OptionalLong.of(9), piece), piece.length))
                .containsExactly(0, 2, 1, 7, 8);
        assertThat(near(H264, 6, new Made(OptionalLong.empty(), piece), piece.length))
                .containsExactly(0, 2, 1);
    }

    @Test
    void whatIsShownShortlyBeforeOrAfterAJumpOfSizesIsNear() {
        int small = B + 5 * KILOBYTE;
        int usual = 20 * KILOBYTE;
        int large = 90 * KILOBYTE;
        assertThat(near(
                        6,
                        KEY,
                        usual + 4,
                        usual + 2,
                        small + 1,
                        small + 3,
                        usual + 8,
                        usual + 6,
                        small + 5,
                        small + 7,
                        large + 12,
                        usual + 10,
                        small + 9,
                        small + 11))
                .containsExactly(0, 2, 1, 12, 10, 9, 11);
    }

    @Test
    void withoutHoldingBackOnlyWhatComesAfterAKeyFrameIsKnown() {
        assertThat(near(0, 0 + KEY, 4, 2 + B, 7 + B, 8 + B, 9 + KEY, 13, 12, 20))
                .doesNotContain(7, 8)
                .contains(9);
    }

    @Test
    void whatIsDecodedEarlyAndShownLateComesBeforeNoChange() {
        assertThat(near(6, 0 + KEY, 9, 3 + B, 4 + B, 5 + KEY)).containsExactly(0, 3, 4, 5);
    }

    @Test
    void allThatIsShownShortlyBeforeIsNearWhereItCannotBeToldWhatIsNeeded() {
        long[] packets = {0 + KEY, 4, 2 + B, 6, 5 + B, 7 + KEY};
        FrameNeeds unknown = new FrameNeeds(false, 0);
        assertThat(near(unknown, 6, new Made(OptionalLong.empty(), packets), packets.length))
                .containsExactly(0, 4, 2, 6, 5, 7);
    }

    @Test
    void aPacketWithoutATimeIsHandedOnAndNearToNothing() {
        long none = AV_NOPTS_VALUE;
        assertThat(near(4, 0 + KEY, none, 5, 9 + KEY)).containsExactly(0, 9);
    }

    @Test
    void noPacketsAreNone() {
        assertThat(near(4)).isEmpty();
    }

    /** The times of the packets that are near, in the order in which they are decoded: those of three before and of two after. */
    private static List<Integer> near(int most, long... packets) {
        return near(H264, most, new Made(OptionalLong.empty(), packets), packets.length);
    }

    private static List<Integer> near(FrameNeeds needs, int most, Made made, int count) {
        List<Integer> near = new ArrayList<>();
        AVPacket packet = av_packet_alloc();
        int all = 0;
        try (PacketsAhead ahead = new PacketsAhead(made, needs, 3, 2, most)) {
            for (; ahead.fill(); all++) {
                if (ahead.remove(packet)) {
                    near.add((int) packet.pts());
                }
                av_packet_unref(packet);
            }
        } finally {
            av_packet_free(packet);
        }
        assertThat(all).isEqualTo(count);
        assertThat(made.closed).isTrue();
        return near;
    }

    /** Times; with {@link #KEY} or {@link #B} added where it is one, and {@link #KILOBYTE} for each of a packet's size. */
    private static final class Made implements Packets {
        private final Deque<Long> left = new ArrayDeque<>();
        private final OptionalLong followedBy;
        private boolean closed;

        Made(OptionalLong followedBy, long... packets) {
            this.followedBy = followedBy;
            Arrays.stream(packets).forEach(left::add);
        }

        @Override
        public boolean next(AVPacket into) {
            if (left.isEmpty()) {
                return false;
            }
            long next = left.remove();
            long time = next > 0 ? next % KILOBYTE % KEY : next;
            long kind = next > 0 ? next % KILOBYTE - time : 0;
            write(into, next > 0 ? (int) (next / KILOBYTE) * 1024 : 0, kind == B ? 0x01 : 0x21);
            into.pts(time);
            into.flags(kind == KEY ? AV_PKT_FLAG_KEY : 0);
            return true;
        }

        /** One slice, with its length before it. */
        private static void write(AVPacket into, int size, int head) {
            int least = 6;
            av_new_packet(into, Math.max(least, size));
            byte[] slice = {0, 0, 0, 2, (byte) head, (byte) 0x9a};
            into.data().put(slice);
        }

        @Override
        public OptionalLong followedBy() {
            return followedBy;
        }

        @Override
        public void over(long frames, double end) {}

        @Override
        public void close() {
            closed = true;
        }
    }
}
