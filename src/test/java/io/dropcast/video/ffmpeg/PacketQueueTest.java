package io.dropcast.video.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class PacketQueueTest {
    private static final int SIZE = 100;

    private final AtomicLong decoded = new AtomicLong();
    private final PacketBudget budget = new PacketBudget(2 * SIZE);
    private final PacketQueue first = new PacketQueue(budget, decoded);
    private final PacketQueue second = new PacketQueue(budget, decoded);
    private final AVPacket into = av_packet_alloc();

    @AfterEach
    void close() {
        first.close();
        second.close();
        av_packet_free(into);
    }

    @Test
    void packetsComeOutInTheOrderInWhichTheyWentIn() throws InterruptedException {
        put(first, 7);
        put(first, 5);
        first.complete(OptionalLong.empty());
        assertThat(next(first)).isEqualTo(7);
        assertThat(next(first)).isEqualTo(5);
        assertThat(first.next(into)).isFalse();
        first.over(3, 1);
        second.over(4, 2);
        assertThat(decoded).hasValue(7);
    }

    @Test
    void whoReadsTheFileWaitsWhileMuchIsNotDecodedYetOfWhicheverPiece() throws InterruptedException {
        put(first, 1);
        put(second, 2);
        Thread reader = start(() -> put(second, 3));
        await().atMost(Duration.ofSeconds(10)).until(() -> reader.getState() == Thread.State.WAITING);
        assertThat(next(first)).isEqualTo(1);
        reader.join();
        assertThat(next(second)).isEqualTo(2);
        assertThat(next(second)).isEqualTo(3);
    }

    @Test
    void whatAClosedPieceHeldCountsNoMore() throws InterruptedException {
        put(first, 1);
        put(first, 2);
        Thread reader = start(() -> put(second, 3));
        await().atMost(Duration.ofSeconds(10)).until(() -> reader.getState() == Thread.State.WAITING);
        first.close();
        reader.join();
        assertThat(next(second)).isEqualTo(3);
        // and it takes nothing more
        put(first, 4);
        assertThat(first.next(into)).isFalse();
    }

    @Test
    void aDecoderThatIsInterruptedWhileItWaitsEndsItsPiece() throws InterruptedException {
        Thread decoder = start(() -> {
            assertThat(first.next(into)).isFalse();
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
            decoded.incrementAndGet();
        });
        await().atMost(Duration.ofSeconds(10)).until(() -> decoder.getState() == Thread.State.WAITING);
        decoder.interrupt();
        decoder.join();
        assertThat(decoded).hasValue(1);
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private static Thread start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        thread.start();
        return thread;
    }

    private static void put(PacketQueue queue, long pts) throws InterruptedException {
        AVPacket packet = av_packet_alloc();
        try {
            av_new_packet(packet, SIZE);
            packet.pts(pts);
            queue.put(packet);
        } finally {
            av_packet_free(packet);
        }
    }

    private long next(PacketQueue queue) {
        assertThat(queue.next(into)).isTrue();
        long pts = into.pts();
        av_packet_unref(into);
        return pts;
    }
}
