package io.dropcast.store.s3;

import io.dropcast.episode.CropShelf;
import io.dropcast.episode.Key;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Function;

/** A shelf that is one file: read from a copy on the disk, made on the disk, and sent to the bucket when it is complete. */
public final class S3CropShelf implements CropShelf {
    private final S3Store store;
    private final Key key;
    private final Function<Path, CropShelf> files;

    /** @param files makes the shelf of a file */
    public S3CropShelf(S3Store store, Key key, Function<Path, CropShelf> files) {
        this.store = store;
        this.key = key;
        this.files = files;
    }

    @Override
    public Reader read() {
        return store.looked(key, copy -> opened(copy.file()))
                .orElseThrow(() -> new UncheckedIOException(
                        "the crops in " + key + " cannot be read", new NoSuchFileException(key.path())));
    }

    private Reader opened(Path file) throws IOException {
        try {
            return files.apply(file).read();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public Writer write() {
        Path part = store.part(key);
        return new Sent(files.apply(part).write(), part);
    }

    private final class Sent implements Writer {
        private final Writer file;
        private final Path part;

        Sent(Writer file, Path part) {
            this.file = file;
            this.part = part;
        }

        @Override
        public void put(String name, byte[] jpeg) {
            file.put(name, jpeg);
        }

        @Override
        public void finish() {
            file.finish();
            store.upload(key, part);
        }

        @Override
        public void close() {
            try {
                file.close();
            } finally {
                store.drop(part);
            }
        }
    }
}
