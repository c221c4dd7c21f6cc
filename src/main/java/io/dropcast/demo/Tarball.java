package io.dropcast.demo;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * Reads single files out of an npm archive (gzip around POSIX ustar, IEEE 1003.1 "pax Interchange Format"). Nothing is written to
 * disk and only entries asked for by their exact name are kept, so a hostile archive has no path to escape by.
 */
final class Tarball {
    private static final int BLOCK = 512;
    private static final int LARGEST_ENTRY = 64 << 20;

    private Tarball() {}

    /**
     * @param wanted full entry names, such as {@code package/demo/sample1.jpg}
     * @return the contents of those that were found, by name
     * @throws IOException when the archive is damaged or a wanted entry is larger than 64 MB
     */
    static Map<String, byte[]> read(Path archive, Set<String> wanted) throws IOException {
        try (InputStream file = Files.newInputStream(archive);
                DataInputStream in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(file)))) {
            return read(in, wanted);
        } catch (IOException e) {
            throw new IOException(
                    "cannot read the archive " + archive + " (" + e.getMessage()
                            + "): it is damaged or only half there, delete it and fetch it again",
                    e);
        }
    }

    private static Map<String, byte[]> read(DataInputStream in, Set<String> wanted) throws IOException {
        Map<String, byte[]> found = new HashMap<>();
        byte[] header = new byte[BLOCK];
        while (found.size() < wanted.size()) {
            in.readFully(header);
            if (header[0] == 0) {
                return found; // the archive ends with empty blocks
            }
            checkSum(header);
            String name = name(header);
            long size = octal(header, 124, 12);
            boolean plainFile = header[156] == '0' || header[156] == 0;
            if (plainFile && wanted.contains(name)) {
                found.put(name, content(in, name, size));
                skip(in, padding(size));
            } else {
                skip(in, size + padding(size));
            }
        }
        return found;
    }

    private static byte[] content(DataInputStream in, String name, long size) throws IOException {
        if (size > LARGEST_ENTRY) {
            throw new IOException(name + " claims to be " + size + " bytes long");
        }
        byte[] content = new byte[(int) size];
        in.readFully(content);
        return content;
    }

    private static String name(byte[] header) {
        String name = text(header, 0, 100);
        String prefix = text(header, 345, 155);
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static void checkSum(byte[] header) throws IOException {
        long sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            // the sum counts its own field as blanks
            sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xff;
        }
        if (sum != octal(header, 148, 8)) {
            throw new IOException("an entry's header has the wrong sum");
        }
    }

    private static long octal(byte[] header, int start, int length) throws IOException {
        String digits = text(header, start, length).trim();
        if (!digits.matches("[0-7]{1,12}")) {
            throw new IOException("an entry's header holds '" + digits + "' where a number should be");
        }
        return Long.parseLong(digits, 8);
    }

    private static String text(byte[] header, int start, int length) {
        int end = start;
        while (end < start + length && header[end] != 0) {
            end++;
        }
        return new String(header, start, end - start, StandardCharsets.UTF_8);
    }

    private static long padding(long size) {
        return (BLOCK - size % BLOCK) % BLOCK;
    }

    private static void skip(InputStream in, long bytes) throws IOException {
        try {
            in.skipNBytes(bytes);
        } catch (EOFException e) {
            throw new IOException("it ends in the middle of an entry", e);
        }
    }
}
