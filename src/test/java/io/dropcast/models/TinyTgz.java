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
final class TinyTgz {
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

    TinyTgz file(String name, byte[] content) {
        return entry(name, '0', content.length, content);
    }

    TinyTgz entry(String name, char type, long size, byte[] content) {
        byte[] header = new byte[512];
        put(header, 0, name);
        put(header, 124, String.format(Locale.ROOT, "%011o", size));
        header[156] = (byte) type;
        put(header, 257, "ustar");
        tar.writeBytes(header);
        tar.writeBytes(content);
        tar.writeBytes(new byte[(512 - content.length % 512) % 512]);
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

    Path writeTo(Path file) throws IOException {
        return Files.write(file, bytes());
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
