package io.dropcast.detect;

import io.dropcast.episode.CropShelf;
import io.dropcast.face.Crop;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A shelf in memory, whose pictures say in words what they show. */
final class FakeShelf implements CropShelf.Writer, CropShelf.Codec {
    private final Map<String, String> crops = new TreeMap<>();
    private int room = Integer.MAX_VALUE;

    /** After so many crops the disk is full. */
    FakeShelf fullAfter(int count) {
        room = count;
        return this;
    }

    Map<String, String> crops() {
        return crops;
    }

    @Override
    public void put(String name, byte[] jpeg) {
        if (crops.size() == room) {
            throw new IllegalStateException("disk full");
        }
        if (crops.put(name, new String(jpeg, StandardCharsets.UTF_8)) != null) {
            throw new IllegalStateException(name + " was put twice");
        }
    }

    @Override
    public void finish() {
        throw new IllegalStateException("the shelf is finished by the caller");
    }

    @Override
    public void close() {
        throw new IllegalStateException("the shelf is closed by the caller");
    }

    @Override
    public byte[] encode(Crop crop) {
        int frame = (crop.rgb()[0] & 0xff) + 256 * (crop.rgb()[1] & 0xff);
        return String.format(
                        Locale.ROOT,
                        "frame %d at %.0f,%.0f %dx%d",
                        frame,
                        crop.region().x1(),
                        crop.region().y1(),
                        crop.width(),
                        crop.height())
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Crop decode(byte[] jpeg) {
        throw new UnsupportedOperationException("nobody reads while crops are made");
    }
}
