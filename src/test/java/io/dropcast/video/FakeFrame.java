package io.dropcast.video;

import io.dropcast.face.Box;
import io.dropcast.face.Crop;
import io.dropcast.face.GreyPatch;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/**
 * A frame that is its own number all over: red is the number's low byte, green its high byte, blue is {@value #BLUE}, and grey is its
 * low byte. So whoever is given a part of it can tell which frame it was.
 */
public final class FakeFrame implements Frame {
    public static final int WIDTH = 640;
    public static final int HEIGHT = 360;
    public static final int BLUE = 200;

    private final FrameLedger ledger;
    private final long index;
    private final double ts;
    private final FrameSignature glance;
    private final CountDownLatch closed = new CountDownLatch(1);

    public FakeFrame(FrameLedger ledger, long index, double ts, FrameSignature glance) {
        this.ledger = ledger;
        this.index = index;
        this.ts = ts;
        this.glance = glance;
        ledger.open();
    }

    /** At 25 frames a second, of a picture that does not change. */
    public static FakeFrame of(FrameLedger ledger, long index) {
        return new FakeFrame(ledger, index, index / 25.0, Glances.flat(100));
    }

    /** Comes down to zero when this handle is closed. */
    public CountDownLatch closed() {
        return closed;
    }

    @Override
    public long index() {
        return index;
    }

    @Override
    public double ts() {
        return ts;
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public int height() {
        return HEIGHT;
    }

    @Override
    public Crop crop(Box region, int width, int height) {
        read("cropped");
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < rgb.length; i += 3) {
            rgb[i] = (byte) index;
            rgb[i + 1] = (byte) (index >> 8);
            rgb[i + 2] = (byte) BLUE;
        }
        return new Crop(width, height, region, rgb);
    }

    @Override
    public GreyPatch grey(Box region, int size) {
        read("looked at");
        float[] values = new float[size * size];
        Arrays.fill(values, (float) (index & 0xff));
        return new GreyPatch(size, values);
    }

    @Override
    public FrameSignature glance() {
        read("glanced at");
        return glance;
    }

    @Override
    public FakeFrame share() {
        read("shared");
        return new FakeFrame(ledger, index, ts, glance);
    }

    @Override
    public void close() {
        if (closed.getCount() == 0) {
            ledger.fault("frame " + index + " was closed twice");
            return;
        }
        closed.countDown();
        ledger.close();
    }

    private void read(String how) {
        if (closed.getCount() == 0) {
            ledger.fault("frame " + index + " was " + how + " after it was closed");
        }
    }
}
