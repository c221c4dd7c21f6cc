package io.dropcast.episode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Something that is in a store, no matter which program put it there.
 *
 * @param path below the store, with slashes; often no {@link Key}
 * @param where for people: the file on the disk, or its address
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record StoredContent(String path, String where, byte[] bytes) {

    /** From a file; empty when it was renamed or deleted since it was listed. */
    public static Optional<StoredContent> read(String path, Path file) {
        try {
            return Optional.of(new StoredContent(path, file.toString(), Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file + " failed: " + e.getMessage(), e);
        }
    }
}
