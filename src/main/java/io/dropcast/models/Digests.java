package io.dropcast.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, as {@link ModelFile#sha256} writes it. */
final class Digests {
    private Digests() {}

    static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return sha256(in, OutputStream.nullOutputStream());
        }
    }

    /** Copies, and gives the digest of what was copied. */
    static String sha256(InputStream from, OutputStream to) throws IOException {
        DigestInputStream in = new DigestInputStream(from, algorithm());
        in.transferTo(to);
        return HexFormat.of().formatHex(in.getMessageDigest().digest());
    }

    private static MessageDigest algorithm() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256, but this one", e);
        }
    }
}
