package io.dropcast.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropcast.episode.Digest;
import io.dropcast.models.Downloads;
import io.dropcast.models.ModelTrouble;
import io.dropcast.models.NpmPack;
import io.dropcast.models.TinyTgz;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoPhotosTest {
    private static final String ARCHIVE = "vladmandic-face-api-1.7.15.tgz";
    private static final List<String> NAMES = List.of("sample1.jpg", "sample2.jpg");
    private static final NpmPack NO_NPM = new NpmPack("no-such-program", Duration.ofSeconds(5));

    @TempDir
    Path folder;

    private Path kept;
    private Path archive;
    private final List<String> digests = new ArrayList<>();

    @BeforeEach
    void packTwoPretendedPhotographs() throws IOException {
        kept = folder.resolve("photos");
        TinyTgz packed = new TinyTgz();
        for (String name : NAMES) {
            byte[] bytes = ("pixels of " + name).getBytes(StandardCharsets.UTF_8);
            packed.file("package/demo/" + name, bytes);
            digests.add(Digest.of(bytes));
        }
        archive = packed.writeTo(folder.resolve(ARCHIVE));
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
        assertThat(calls)
                .hasContent("pack @vladmandic/face-api@1.7.15 --loglevel=error --ignore-scripts --pack-destination=.");
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
                .isInstanceOf(ModelTrouble.class)
                .hasMessageContaining("`no-such-program` could not be started")
                .hasMessageContaining("npm pack @vladmandic/face-api@1.7.15")
                .hasMessageContaining("./dropcast demo --photos-from FILE_OR_DIR");
    }

    @Test
    void whatNpmSaidIsPassedOnAndNothingIsLeftBehind() throws IOException {
        assertThatThrownBy(() -> photos(npm("echo npm error E404 no such package >&2; exit 7"))
                        .fetch())
                .hasMessageContaining("E404 no such package");
        assertThatThrownBy(() -> photos(npm("exit 0")).fetch()).hasMessageContaining("left no archive");
        assertThat(visible()).isEmpty();
    }

    @Test
    void npmThatHangsOrAsksIsNotWaitedForForever() throws IOException {
        NpmPack hangs = new NpmPack(script("sleep 60"), Duration.ofMillis(300));
        long start = System.nanoTime();
        assertThatThrownBy(() -> photos(hangs).fetch()).hasMessageContaining("did not end within");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));

        // a question gets an end of input for an answer
        assertThat(photos(npm("read answer; cp " + archive + " .")).fetch()).hasSize(2);
    }

    @Test
    void theArchiveOrAFolderCanBeBroughtAlong() throws IOException {
        Path unpacked = Files.createDirectories(folder.resolve("unpacked/package/demo"));
        for (String name : NAMES) {
            Files.writeString(unpacked.resolve(name), "pixels of " + name);
        }
        List<Path> sources = List.of(archive, folder, unpacked, unpacked.getParent(), unpacked.resolve("../.."));
        for (Path from : sources) {
            Path place = folder.resolve("place" + sources.indexOf(from));
            assertThat(new DemoPhotos(place, digests, Downloads.of(NO_NPM)).fetch(from))
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
                .hasMessageContaining("nowhere")
                .hasMessageContaining("npm pack");
        assertThatThrownBy(() -> photos(NO_NPM).fetch(empty))
                .hasMessageContaining("sample1.jpg")
                .hasMessageContaining("not in " + empty);
        assertThatThrownBy(() -> photos(NO_NPM).fetch(wrong))
                .hasMessageContaining("sample2.jpg")
                .hasMessageContaining("not taken from " + wrong)
                .hasMessageContaining("expected sha256 " + digests.get(1));
        assertThat(visible()).isEmpty();
    }

    private DemoPhotos photos(NpmPack npm) {
        return new DemoPhotos(kept, digests, Downloads.of(npm));
    }

    private NpmPack npm(String body) throws IOException {
        return new NpmPack(script(body), Duration.ofSeconds(20));
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
        assertThat(visible()).containsExactlyInAnyOrderElementsOf(NAMES);
        try (Stream<Path> all = Files.list(kept)) {
            assertThat(all).noneMatch(Files::isDirectory);
        }
    }

    /** What a user sees in the folder of the photographs. */
    private List<String> visible() throws IOException {
        try (Stream<Path> files = Files.list(kept)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .toList();
        }
    }
}
