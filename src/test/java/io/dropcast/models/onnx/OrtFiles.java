package io.dropcast.models.onnx;

import io.dropcast.episode.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Files that no pack knows the digest of. */
final class OrtFiles {
    private OrtFiles() {}

    static OrtFile of(Path file) {
        try {
            return new OrtFile(file, Digest.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
