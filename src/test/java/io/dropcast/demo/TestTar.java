package io.dropcast.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Writes the archives that tests read. */
final class TestTar {
    private TestTar() {}

    static Path write(Path file, Map<String, byte[]> entries) throws IOException {
        return Files.write(file, gzip(tar(entries)));
    }

    static byte[] tar(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            out.write(header(entry.getKey(), entry.getValue().length));
            out.write(entry.getValue());
            out.write(new byte[(512 - entry.getValue().length % 512) % 512]);
        }
        out.write(new byte[1024]);
        return out.toByteArray();
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    /** A name with a {@code |} is split there into ustar's prefix and name. */
    private static byte[] header(String name, int size) {
        byte[] header = new byte[512];
        int bar = name.indexOf('|');
        put(header, 0, name.substring(bar + 1));
        put(header, 345, bar < 0 ? "" : name.substring(0, bar));
        put(header, 124, String.format("%011o", size));
        put(header, 148, "        ");
        put(header, 156, "0");
        put(header, 257, "ustar");
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        put(header, 148, String.format("%06o", sum));
        header[154] = 0;
        return header;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
