package io.dropcast.models;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * Reads the plain files of a gzipped ustar archive, as npm makes them, one after the other. Links, folders and extended headers are
 * passed over.
 *
 * <p>It reads little of what a tar can hold, and need not: a name is only ever compared, and what is kept is checked by its digest.
 * That is why it stands in for commons-compress, which would bring four jars.
 */
final class Tgz {
    /** More than any archive of models; the end of one that unpacks without end. */
    private static final long MAX_UNPACKED = 4L << 30;

    private static final int BLOCK = 512;
    private static final int SIZE_AT = 124;
    private static final int SIZE_LENGTH = 12;
    private static final int TYPE_AT = 156;
    private static final int MAGIC_AT = 257;
    private static final int PREFIX_AT = 345;
    private static final int PREFIX_LENGTH = 155;

    private Tgz() {}

    /** Takes the files. */
    interface Visitor {
        /**
         * @param name as the archive says, so not to be trusted
         * @param content ends with the file; need not be read, nor closed
         * @return whether to go on
         */
        boolean file(String name, InputStream content) throws IOException;
    }

    /** @throws IOException when the archive is damaged, is too large, or is no archive, and what the visitor throws */
    static void read(Path archive, Visitor visitor) throws IOException {
        try (InputStream tar = new GZIPInputStream(Files.newInputStream(archive), 1 << 16)) {
            long unpacked = 0;
            byte[] header = tar.readNBytes(BLOCK);
            while (!isEnd(header)) {
                long size = size(header);
                unpacked += BLOCK + size;
                if (unpacked > MAX_UNPACKED) {
                    throw new IOException("it unpacks to more than " + MAX_UNPACKED + " bytes");
                }
                Content content = new Content(tar, size);
                if (isPlainFile(header) && !visitor.file(name(header), content)) {
                    return;
                }
                tar.skipNBytes(content.left + (BLOCK - size % BLOCK) % BLOCK);
                header = tar.readNBytes(BLOCK);
            }
        }
    }

    private static boolean isEnd(byte[] header) throws IOException {
        if (header.length < BLOCK) {
            throw new EOFException("it ends in the middle");
        }
        if (header[0] == 0) {
            return true;
        }
        if (!text(header, MAGIC_AT, 5).equals("ustar")) {
            throw new IOException("it holds no tar");
        }
        return false;
    }

    private static boolean isPlainFile(byte[] header) {
        return header[TYPE_AT] == '0' || header[TYPE_AT] == 0;
    }

    private static String name(byte[] header) {
        String prefix = text(header, PREFIX_AT, PREFIX_LENGTH);
        String name = text(header, 0, 100);
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static long size(byte[] header) throws IOException {
        String octal = text(header, SIZE_AT, SIZE_LENGTH).trim();
        try {
            long size = octal.isEmpty() ? 0 : Long.parseLong(octal, 8);
            if (size >= 0) {
                return size;
            }
        } catch (NumberFormatException e) {
            throw new IOException("it has a file of the size '" + octal + "'", e);
        }
        throw new IOException("it has a file of the size '" + octal + "'");
    }

    /** Up to the first zero byte. */
    private static String text(byte[] header, int at, int length) {
        int end = at;
        while (end < at + length && header[end] != 0) {
            end++;
        }
        return new String(header, at, end - at, StandardCharsets.UTF_8);
    }

    /** The bytes of one file of the archive, and no more. */
    private static final class Content extends InputStream {
        private final InputStream tar;
        private long left;

        Content(InputStream tar, long size) {
            this.tar = tar;
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int count = tar.read(into, offset, (int) Math.min(length, left));
            if (count < 0) {
                throw new EOFException("it ends in the middle of a file");
            }
            left -= count;
            return count;
        }
    }
}
