package io.dropcast.episode;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** SHA-256, in lower-case hexadecimal but for {@link #bytes}. */
public final class Digest {
    private Digest() {}

    public static String of(byte[] content) {
        return hex(sha256().digest(content));
    }

    /** Of the text in UTF-8. */
    public static String of(String text) {
        return hex(bytes(text));
    }

    /** The 32 bytes of the digest of the text in UTF-8. */
    public static byte[] bytes(String text) {
        return sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    public static String of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in);
        }
    }

    /** Reads the stream to its end and leaves closing to the caller. */
    public static String of(InputStream in) throws IOException {
        return copy(in, OutputStream.nullOutputStream());
    }

    /** Copies to the end, leaves closing to the caller, and gives the digest of what was copied. */
    public static String copy(InputStream from, OutputStream to) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[1 << 18];
        for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
            digest.update(buffer, 0, n);
            to.write(buffer, 0, n);
        }
        return hex(digest.digest());
    }

    /**
     * Of what a store has; empty when it has nothing there.
     *
     * @throws UncheckedIOException naming the key, when it cannot be read
     */
    public static Optional<String> of(EpisodeStore store, Key key) {
        Optional<InputStream> content = store.open(key);
        if (content.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = content.get()) {
            return Optional.of(of(in));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + key + " failed: " + e.getMessage(), e);
        }
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
