package io.dropcast.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NpmArchiveTest {
    @TempDir
    private Path dir;

    private Path archive;

    @BeforeEach
    void nameArchive() {
        archive = dir.resolve("archive.tgz");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 511, 512, 513, 100_000})
    void filesOfAnyLengthAreReadWhole(int length) throws IOException {
        byte[] content = new byte[length];
        Arrays.fill(content, (byte) 'x');
        new TinyTgz().file("a", content).file("b", bytes("after")).writeTo(archive);

        assertThat(read(archive))
                .containsExactly(Map.entry("a", new String(content, StandardCharsets.UTF_8)), Map.entry("b", "after"));
    }

    @Test
    void whatIsNoPlainFileIsPassedOver() throws IOException {
        new TinyTgz()
                .entry("folder/", '5', 0, bytes(""))
                .entry("link", '2', 0, bytes(""))
                .file("a", bytes("content"))
                .writeTo(archive);

        assertThat(read(archive)).containsExactly(Map.entry("a", "content"));
    }

    @Test
    void aNameTooLongForAHeaderIsReadFromWhereItStands() throws IOException {
        new TinyTgz()
                .entry("PaxHeader/a", 'x', 12, bytes("12 path=abc\n"))
                .file("a", bytes("by pax"))
                .file("model.onnx", "package/deep", bytes("by prefix"))
                .writeTo(archive);

        assertThat(read(archive))
                .containsExactly(Map.entry("abc", "by pax"), Map.entry("package/deep/model.onnx", "by prefix"));
    }

    @Test
    void aNameThatLeadsOutOfTheFolderIsOnlyAName() throws IOException {
        new TinyTgz().file("../../escape", bytes("bad")).writeTo(archive);

        assertThat(read(archive)).containsExactly(Map.entry("../../escape", "bad"));
        assertThat(dir.resolve("../../escape")).doesNotExist();
    }

    @Test
    void anUnreadFileIsPassedOver() throws IOException {
        TinyTgz.ofTinyPack().writeTo(archive);
        Map<String, String> seen = new LinkedHashMap<>();

        NpmArchive.read(archive, (name, content) -> seen.put(name, "unread") == null);

        assertThat(seen)
                .containsOnlyKeys(
                        "package/package.json",
                        "package/model/detect.onnx",
                        "package/model/landmark.onnx",
                        "package/model/feature.onnx");
    }

    @Test
    void anArchiveThatEndsEarlyIsDamaged() throws IOException {
        byte[] whole = TinyTgz.ofTinyPack().bytes();
        Files.write(archive, Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> read(archive)).isInstanceOf(IOException.class);
    }

    @Test
    void anArchiveWithADamagedHeaderIsRefused() throws IOException {
        TinyTgz.ofTinyPack().flipByte(3).writeTo(archive);

        assertThatThrownBy(() -> read(archive)).isInstanceOf(IOException.class).hasMessageContaining("damaged");
    }

    @Test
    void aPackedTextIsNoArchive() throws IOException {
        new TinyTgz().text("a page that says: please log in. ".repeat(100)).writeTo(archive);

        assertThatThrownBy(() -> read(archive)).isInstanceOf(IOException.class);
    }

    @Test
    void aFileThatSaysItIsLongerThanTheArchiveIsDamaged() throws IOException {
        new TinyTgz().entry("a", '0', 1L << 20, bytes("short")).writeTo(archive);

        assertThatThrownBy(() -> read(archive)).isInstanceOf(IOException.class).hasMessageContaining("Truncated");
    }

    @Test
    void anArchiveThatWouldFillTheDiskIsRefusedBeforeItIsRead() throws IOException {
        new TinyTgz().entry("a", '0', 5L << 30, bytes("short")).writeTo(archive);

        assertThatThrownBy(() -> read(archive)).isInstanceOf(IOException.class).hasMessageContaining("unpacks to more");
    }

    @Test
    void whatIsNoArchiveIsRefused() throws IOException {
        Files.writeString(archive, "a page that says: please log in");

        assertThatThrownBy(() -> read(archive)).isInstanceOf(IOException.class).hasMessageContaining("GZIP");
    }

    @Test
    void aFileMayNotBeLongerThanItsLimit() {
        assertThatThrownBy(() -> Intake.limited(new ByteArrayInputStream(new byte[11]), 10)
                        .readAllBytes())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("larger than 10 bytes");
    }

    private static Map<String, String> read(Path archive) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        NpmArchive.read(archive, (name, content) -> {
            files.put(name, new String(content.readAllBytes(), StandardCharsets.UTF_8));
            return true;
        });
        return files;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
