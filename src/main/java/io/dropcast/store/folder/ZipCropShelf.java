package io.dropcast.store.folder;

import io.dropcast.episode.CropShelf;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The crops of an episode in one zip file, stored as they are: one file to rename, copy or upload instead of thousands. */
public final class ZipCropShelf implements CropShelf {
    private final Path file;

    public ZipCropShelf(Path file) {
        this.file = file;
    }

    @Override
    public Reader read() {
        try {
            return new ZipReader(new ZipFile(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException("the crops in " + file + " cannot be read: " + Reason.of(e), e);
        }
    }

    @Override
    public Writer write() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return new ZipWriter(file);
        } catch (IOException e) {
            throw writing(file, e);
        }
    }

    private static UncheckedIOException writing(Path file, IOException e) {
        return new UncheckedIOException(
                "writing crops to " + file + " failed: " + Reason.of(e) + ". Is the disk full?", e);
    }

    private record ZipReader(ZipFile zip) implements Reader {
        @Override
        public Optional<byte[]> get(String name) {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                return Optional.empty();
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return Optional.of(in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException("the crop " + name + " in " + zip.getName() + " cannot be read", e);
            }
        }

        @Override
        public List<String> names() {
            return zip.stream().map(ZipEntry::getName).toList();
        }

        @Override
        public void close() {
            try {
                zip.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class ZipWriter implements Writer {
        private final Path target;
        private final Path part;
        private final FileOutputStream file;
        private final ZipOutputStream zip;
        private boolean done;

        ZipWriter(Path target) throws IOException {
            this.target = target;
            // always the same name, so that a run which died leaves its part to the next; the episode's lock keeps
            // others away
            this.part = target.resolveSibling(".part-" + target.getFileName());
            this.file = new FileOutputStream(part.toFile());
            this.zip = new ZipOutputStream(new BufferedOutputStream(file, 1 << 16));
            zip.setMethod(ZipOutputStream.STORED);
        }

        @Override
        public void put(String name, byte[] jpeg) {
            CRC32 crc = new CRC32();
            crc.update(jpeg);
            ZipEntry entry = new ZipEntry(name);
            entry.setSize(jpeg.length);
            entry.setCrc(crc.getValue());
            // a fixed time, and a local one as zip files have it, so that the same video gives the same bytes
            // everywhere
            entry.setTimeLocal(LocalDateTime.of(1980, 2, 1, 0, 0));
            try {
                zip.putNextEntry(entry);
                zip.write(jpeg);
                zip.closeEntry();
            } catch (IOException e) {
                throw writing(target, e);
            }
        }

        @Override
        public void finish() {
            try {
                zip.finish();
                zip.flush();
                file.getFD().sync();
                zip.close();
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                done = true;
            } catch (IOException e) {
                throw writing(target, e);
            }
        }

        @Override
        public void close() {
            if (done) {
                return;
            }
            try {
                zip.close();
            } catch (IOException e) {
                // nothing of it is wanted; what matters is that the part goes
            }
            try {
                Files.deleteIfExists(part);
            } catch (IOException e) {
                throw writing(target, e);
            }
        }
    }
}
