package io.dropcast.inbox;

import java.io.File;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.FileComponent;
import org.apache.camel.component.file.GenericFile;

/**
 * A file of the inbox that this engine works on.
 *
 * @param name as it was dropped
 * @param path where it is now
 * @param size and {@code modified}: as they were when it was taken
 */
record Claim(String name, Path path, long size, long modified) {

    /** The file that started an exchange. */
    static Claim of(Exchange exchange) {
        if (exchange.getProperty(FileComponent.FILE_EXCHANGE_FILE) instanceof GenericFile<?> file) {
            return new Claim(
                    file.getFileNameOnly(),
                    Path.of(file.getAbsoluteFilePath()),
                    file.getFileLength(),
                    file.getLastModified());
        }
        throw new IllegalStateException("the route does not start at a folder");
    }

    /** Whether the file was written to after all: a slow copy that paused for longer than the inbox waits. */
    boolean changed() {
        File now = path.toFile();
        return now.exists() && (now.length() != size || now.lastModified() != modified);
    }
}
