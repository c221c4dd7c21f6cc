package io.dropcast.models;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** Writes a gzipped ustar archive, as npm does. */
public final class TinyTgz {
    private final ByteArrayOutputStream tar = new ByteArrayOutputStream();

    /** All files of the made-up pack, among others. */
    static TinyTgz ofTinyPack() {
        return new TinyTgz()
                .file("package/package.json", "{}".getBytes(StandardCharsets.UTF_8))
                .tinyFile("detect.onnx")
                .tinyFile("landmark.onnx")
                .tinyFile("feature.onnx");
    }

    TinyTgz tinyFile(String name) {
        return file("package/model/" + name, Packs.content(name));
    }

    public TinyTgz file(String name, byte[] content) {
        return file(name, "", content);
    }

    /** A file whose name stands in two parts, as ustar writes long ones. */
    TinyTgz file(String name, String prefix, byte[] content) {
        return entry(name, prefix, '0', content.length, content);
    }

    TinyTgz entry(String name, char type, long size, byte[] content) {
        return entry(name, "", type, size, content);
    }

    private TinyTgz entry(String name, String prefix, char type, long size, byte[] content) {
        byte[] header = new byte[512];
        put(header, 0, name);
        put(header, 124, String.format(Locale.ROOT, "%011o", size));
        put(header, 148, "        ");
        header[156] = (byte) type;
        put(header, 257, "ustar\0" + "00");
        put(header, 345, prefix);
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        put(header, 148, String.format(Locale.ROOT, "%06o\0", sum));
        tar.writeBytes(header);
        tar.writeBytes(content);
        tar.writeBytes(new byte[(512 - content.length % 512) % 512]);
        return this;
    }

    /** Something that is no entry. */
    TinyTgz text(String text) {
        tar.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    TinyTgz flipByte(int at) {
        byte[] all = tar.toByteArray();
        all[at] ^= 1;
        tar.reset();
        tar.writeBytes(all);
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(tar.toByteArray());
            gzip.write(new byte[1024]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    public Path writeTo(Path file) throws IOException {
        return Files.write(file, bytes());
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
