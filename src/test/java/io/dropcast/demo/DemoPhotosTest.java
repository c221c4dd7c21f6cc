package io.dropcast.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoPhotosTest {
    private static final String ARCHIVE = "vladmandic-face-api-1.7.15.tgz";
    private static final PhotoPack NO_NPM = new PhotoPack("no-such-program", Duration.ofSeconds(5));

    @TempDir
    Path folder;

    private Path kept;
    private Path archive;
    private final Map<String, String> digests = new LinkedHashMap<>();

    @BeforeEach
    void packTwoPretendedPhotographs() throws Exception {
        kept = folder.resolve("photos");
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (String name : List.of("sample1.jpg", "sample2.jpg")) {
            byte[] bytes = ("pixels of " + name).getBytes(StandardCharsets.UTF_8);
            entries.put("package/demo/" + name, bytes);
            digests.put(
                    name,
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        }
        archive = TestTar.write(folder.resolve(ARCHIVE), entries);
    }

    @Test
    void npmBringsThePhotographsOnce() throws IOException {
        Path calls = folder.resolve("calls");
        DemoPhotos photos = photos(npm("echo \"$@\" >> " + calls + "; cp " + archive + " ."));

        assertThat(photos.present()).isEmpty();
        List<Path> first = photos.fetch();
        List<Path> second = photos.fetch();

        assertThat(first).containsExactly(kept.resolve("sample1.jpg"), kept.resolve("sample2.jpg"));
        assertThat(second).isEqualTo(first);
        assertThat(photos.present()).contains(first);
        assertThat(calls).hasContent("pack @vladmandic/face-api@1.7.15 --silent");
        assertOnlyThePhotographsAreLeft();
    }

    @Test
    void aPhotographThatWasDamagedIsFetchedAgain() throws IOException {
        DemoPhotos photos = photos(npm("cp " + archive + " ."));
        List<Path> files = photos.fetch();
        Files.writeString(files.get(1), "something else");

        assertThat(photos.present()).isEmpty();
        assertThat(photos.fetch().get(1)).hasContent("pixels of sample2.jpg");
    }

    @Test
    void withoutNpmTheUserIsToldWhatToDo() {
        assertThatThrownBy(() -> photos(NO_NPM).fetch())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot run no-such-program")
                .hasMessageContaining("--from");
    }

    @Test
    void whatNpmSaidIsPassedOnAndNothingIsLeftBehind() throws IOException {
        assertThatThrownBy(
                        () -> photos(npm("echo E404 no such package; exit 7")).fetch())
                .hasMessageContaining("ended with 7")
                .hasMessageContaining("E404 no such package");
        assertThatThrownBy(() -> photos(npm("exit 0")).fetch()).hasMessageContaining("left no archive");
        try (Stream<Path> files = Files.list(kept)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void npmThatHangsOrAsksIsNotWaitedForForever() throws IOException {
        PhotoPack hangs = new PhotoPack(script("sleep 60"), Duration.ofMillis(300));
        long start = System.nanoTime();
        assertThatThrownBy(() -> photos(hangs).fetch()).hasMessageContaining("took longer than");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));

        // a question gets an end of input for an answer
        assertThat(photos(npm("read answer; cp " + archive + " .")).fetch()).hasSize(2);
    }

    @Test
    void theArchiveOrAFolderCanBeBroughtAlong() throws IOException {
        Path unpacked = Files.createDirectories(folder.resolve("unpacked/package/demo"));
        for (String name : digests.keySet()) {
            Files.writeString(unpacked.resolve(name), "pixels of " + name);
        }
        List<Path> sources = List.of(archive, folder, unpacked, unpacked.getParent(), unpacked.resolve("../.."));
        for (Path from : sources) {
            Path place = folder.resolve("place" + sources.indexOf(from));
            assertThat(new DemoPhotos(place, NO_NPM, digests).fetch(from))
                    .hasSize(2)
                    .allMatch(Files::isRegularFile);
        }
    }

    @Test
    void whatWasBroughtIsRefusedWhenItIsNotThePhotographs() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Path wrong = Files.createDirectories(folder.resolve("wrong"));
        Files.writeString(wrong.resolve("sample1.jpg"), "pixels of sample1.jpg");
        Files.writeString(wrong.resolve("sample2.jpg"), "pixels of somebody else");

        assertThatThrownBy(() -> photos(NO_NPM).fetch(folder.resolve("nowhere")))
                .hasMessageContaining("is not there")
                .hasMessageContaining("npm pack");
        assertThatThrownBy(() -> photos(NO_NPM).fetch(empty)).hasMessageContaining("sample1.jpg is not in " + empty);
        assertThatThrownBy(() -> photos(NO_NPM).fetch(wrong))
                .hasMessageContaining("sample2.jpg in " + wrong)
                .hasMessageContaining("expected " + digests.get("sample2.jpg"));
        assertThat(kept).doesNotExist();
    }

    private DemoPhotos photos(PhotoPack npm) {
        return new DemoPhotos(kept, npm, digests);
    }

    private PhotoPack npm(String body) throws IOException {
        return new PhotoPack(script(body), Duration.ofSeconds(20));
    }

    private String script(String body) throws IOException {
        Path script = Files.createTempFile(
                folder,
                "npm",
                ".sh",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return Files.writeString(script, "#!/bin/sh\n" + body + "\n").toString();
    }

    private void assertOnlyThePhotographsAreLeft() throws IOException {
        try (Stream<Path> files = Files.list(kept)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("sample1.jpg", "sample2.jpg");
        }
    }
}
