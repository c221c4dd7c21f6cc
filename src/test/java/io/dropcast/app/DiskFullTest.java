package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a small disk of its own, which only some users may make. */
@Tag("integration")
final class DiskFullTest {
    @TempDir
    Path folder;

    private boolean mounted;

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            run("umount", folder.resolve("data").toString());
        }
    }

    @Test
    void aFullDiskFailsTheFileSaysSoAndHarmsNoOlderManifest() throws Exception {
        Lab lab = Lab.in(folder);
        Files.createDirectories(lab.data());
        mounted =
                run("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", lab.data().toString());
        assumeTrue(mounted, "skipped: this user may not mount a small disk");
        Path film = Films.plain(folder.resolve("film.mp4"), 5);
        Files.copy(film, lab.inbox().resolve("film.mp4"));
        lab.watchUntilEmpty(new Quiet());
        Map<String, byte[]> before = manifests(lab);

        fill(lab.data().resolve("filler"));
        Films.plain(lab.inbox().resolve("film.mp4"), 20);
        lab.watchUntilEmpty(new Quiet());

        assertThat(lab.failed()).containsExactly("film.mp4", "film.mp4.error.json");
        assertThat(lab.inbox().resolve(".failed/film.mp4.error.json"))
                .content()
                .contains("a file could not be read or written", "No space left on device", "free disk space");
        Map<String, byte[]> after = manifests(lab);
        assertThat(after.keySet()).isEqualTo(before.keySet());
        after.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(before.get(name)));

        Files.delete(lab.data().resolve("filler"));
        Files.move(lab.inbox().resolve(".failed/film.mp4"), lab.inbox().resolve("film.mp4"));
        lab.watchUntilEmpty(new Quiet());
        assertThat(lab.done()).hasSize(2);
    }

    private static Map<String, byte[]> manifests(Lab lab) throws IOException {
        Map<String, byte[]> out = new TreeMap<>();
        for (String name : Lab.names(lab.manifests("film"))) {
            Path file = lab.manifests("film").resolve(name);
            if (Files.isRegularFile(file)) {
                out.put(name, Files.readAllBytes(file));
            }
        }
        return out;
    }

    private static void fill(Path file) {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            // that is what it was for
        }
    }

    private static boolean run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
