package io.dropcast.store.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropcast.episode.CropShelf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.TimeZone;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ZipCropShelfTest {
    @TempDir
    Path folder;

    private Path file;
    private ZipCropShelf shelf;

    @BeforeEach
    void open() {
        file = folder.resolve("frames/crops.zip");
        shelf = new ZipCropShelf(file);
    }

    @Test
    void whatWasPutIsFoundAgain() throws IOException {
        write(shelf, 20);
        try (CropShelf.Reader reader = shelf.read()) {
            for (int i = 0; i < 20; i++) {
                assertThat(reader.get(name(i)).orElseThrow()).isEqualTo(jpeg(i));
            }
            assertThat(reader.get("none.jpg")).isEmpty();
        }
        assertThat(FolderStoreTest.filesBelow(folder)).containsExactly("frames/crops.zip");
    }

    @Test
    void aShelfMayBeEmpty() {
        write(shelf, 0);
        try (CropShelf.Reader reader = shelf.read()) {
            assertThat(reader.get(name(0))).isEmpty();
        }
    }

    @Test
    void theSameCropsGiveTheSameBytes() {
        Path again = folder.resolve("again.zip");
        write(shelf, 5);
        write(new ZipCropShelf(again), 5);
        assertThat(again).hasSameBinaryContentAs(file);
    }

    @Test
    void theSameCropsGiveTheSameBytesInAnyTimeZone() {
        TimeZone here = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
            write(shelf, 3);
            for (String zone : new String[] {"Asia/Tokyo", "UTC", "Pacific/Kiritimati", "Europe/Berlin"}) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                Path there = folder.resolve("there.zip");
                write(new ZipCropShelf(there), 3);
                assertThat(there).as(zone).hasSameBinaryContentAs(file);
            }
        } finally {
            TimeZone.setDefault(here);
        }
    }

    @Test
    void withoutFinishTheOldShelfStays() throws IOException {
        write(shelf, 3);
        byte[] before = Files.readAllBytes(file);
        try (CropShelf.Writer writer = shelf.write()) {
            writer.put(name(9), jpeg(9));
        }
        assertThat(file).hasBinaryContent(before);
        assertThat(FolderStoreTest.filesBelow(folder)).containsExactly("frames/crops.zip");
    }

    @Test
    void withoutFinishThereIsNoShelf() throws IOException {
        try (CropShelf.Writer writer = shelf.write()) {
            writer.put(name(9), jpeg(9));
        }
        assertThat(FolderStoreTest.filesBelow(folder)).isEmpty();
        assertThatThrownBy(shelf::read)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("no such file")
                .hasMessageContaining(file.toString());
    }

    @Test
    void aNewShelfReplacesTheOldOneWhole() {
        write(shelf, 5);
        write(shelf, 2);
        try (CropShelf.Reader reader = shelf.read()) {
            assertThat(reader.get(name(1))).isPresent();
            assertThat(reader.get(name(4))).isEmpty();
        }
    }

    @Test
    void aReaderGoesOnWithTheShelfThatItOpened() {
        write(shelf, 5);
        try (CropShelf.Reader reader = shelf.read()) {
            write(shelf, 1);
            assertThat(reader.get(name(4)).orElseThrow()).isEqualTo(jpeg(4));
        }
    }

    @Test
    void severalThreadsMayRead() {
        write(shelf, 50);
        try (CropShelf.Reader reader = shelf.read()) {
            long right = IntStream.range(0, 400)
                    .parallel()
                    .filter(i ->
                            java.util.Arrays.equals(reader.get(name(i % 50)).orElseThrow(), jpeg(i % 50)))
                    .count();
            assertThat(right).isEqualTo(400);
        }
    }

    @Test
    void oneNameTwiceIsRefused() throws IOException {
        try (CropShelf.Writer writer = shelf.write()) {
            writer.put(name(1), jpeg(1));
            assertThatThrownBy(() -> writer.put(name(1), jpeg(2))).isInstanceOf(UncheckedIOException.class);
        }
        assertThat(FolderStoreTest.filesBelow(folder)).isEmpty();
    }

    @Test
    void aFileThatIsNoShelfIsNamed() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "not a zip");
        assertThatThrownBy(shelf::read).isInstanceOf(UncheckedIOException.class).hasMessageContaining(file.toString());
    }

    private static void write(ZipCropShelf shelf, int count) {
        try (CropShelf.Writer writer = shelf.write()) {
            for (int i = 0; i < count; i++) {
                writer.put(name(i), jpeg(i));
            }
            writer.finish();
        }
    }

    private static String name(int i) {
        return String.format(java.util.Locale.ROOT, "%09d.jpg", i);
    }

    private static byte[] jpeg(int i) {
        byte[] bytes = new byte[500 + i];
        new Random(i).nextBytes(bytes);
        return bytes;
    }
}
