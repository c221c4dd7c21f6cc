package io.dropcast.store.folder;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tries a folder before hours of work depend on it. */
public final class WritableFolder {
    private WritableFolder() {}

    /**
     * Makes the folder if it is not there.
     *
     * @param setting that names the folder
     * @throws IllegalStateException saying what is wrong with it
     */
    public static void check(Path folder, String setting) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".probe-", ""));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "the folder " + folder + " cannot be written (" + reason(folder, e)
                            + "): mend its permissions, or name another one with " + setting,
                    e);
        }
    }

    private static String reason(Path folder, IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        for (Path p = folder; p != null; p = p.getParent()) {
            if (Files.isRegularFile(p)) {
                return p + " is a file";
            }
        }
        if (e instanceof FileAlreadyExistsException) {
            return "something else is there";
        }
        String said = e.getMessage();
        return said == null ? e.getClass().getSimpleName() : said;
    }
}
