package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who does not use S3 does not pay for it. */
@Tag("integration")
final class S3OffTest {
    @TempDir
    Path folder;

    /** An engine that takes one video from the inbox of a lab. */
    static final class OneVideo {
        private OneVideo() {}

        /** Takes the folder of the lab. */
        public static void main(String[] args) throws IOException {
            Lab lab = Lab.in(Path.of(args[0]));
            Films.plain(lab.inbox().resolve("show-s01e01.mp4"), 5);
            lab.watchUntilEmpty(new Quiet());
        }
    }

    @Test
    void nothingOfTheAwsSdkIsLoadedWhenNothingIsInS3() throws Exception {
        Path loaded = folder.resolve("loaded");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Xmx512m",
                        "-Xlog:class+load:file=" + loaded,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        OneVideo.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("log")))
                .isZero();

        try (Stream<String> lines = Files.lines(loaded)) {
            List<String> classes = lines.filter(l -> l.contains("camel.aws") || l.contains("software.amazon.awssdk"))
                    .toList();
            assertThat(classes).isEmpty();
        }
        assertThat(Lab.in(folder).done()).containsExactly("show-s01e01.mp4");
    }
}
