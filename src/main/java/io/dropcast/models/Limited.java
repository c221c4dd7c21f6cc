package io.dropcast.models;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Throws when more is read than a model can be long. */
final class Limited extends FilterInputStream {
    private final long limit;
    private long count;

    Limited(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        counted(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        return counted(super.read(into, offset, length));
    }

    private int counted(int read) throws IOException {
        count += Math.max(read, 0);
        if (count > limit) {
            throw new IOException("a file is larger than " + limit + " bytes");
        }
        return read;
    }
}
