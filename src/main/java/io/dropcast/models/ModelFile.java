package io.dropcast.models;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One file of a pack.
 *
 * @param name a plain file name; it becomes part of a path, so it holds no separator and does not start with a dot
 * @param sha256 64 lower-case hexadecimal digits
 * @param source empty for a file that the user brings
 */
public record ModelFile(String name, String sha256, Optional<ModelSource> source) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    /** @throws IllegalArgumentException when one of the two is not of that form */
    public ModelFile {
        if (!PLAIN.matcher(name).matches()) {
            throw new IllegalArgumentException("file must be a plain file name, found '" + name + "'");
        }
        if (!DIGEST.matcher(sha256).matches()) {
            throw new IllegalArgumentException(
                    "sha256 must be 64 lower-case hexadecimal digits, found '" + sha256 + "'");
        }
    }
}
