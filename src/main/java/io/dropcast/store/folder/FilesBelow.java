package io.dropcast.store.folder;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** The files below a folder, read while other processes rename and delete there. */
public final class FilesBelow {
    private FilesBelow() {}

    /** Told of one file. */
    public interface Visitor {
        void file(Path file, BasicFileAttributes facts) throws IOException;
    }

    /** Visits each file and link, in no order; links are not followed, and a folder that is not there has no files. */
    public static void visit(Path folder, Visitor visitor) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes facts) throws IOException {
                visitor.file(file, facts);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                // renamed or deleted since its folder was read
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        });
    }
}
