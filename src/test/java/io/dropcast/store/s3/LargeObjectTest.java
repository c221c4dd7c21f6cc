package io.dropcast.store.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.bucket.Delivery;
import io.dropcast.bucket.DeliveryBatch;
import io.dropcast.bucket.Incoming;
import io.dropcast.episode.Key;
import io.dropcast.settings.KnownSettings;
import io.dropcast.store.folder.FolderStore;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An object that has no room in memory, in and out. */
@Tag("integration")
final class LargeObjectTest {
    private static final long SIZE = 160L << 20;

    @TempDir
    Path folder;

    /** In a process of its own with little memory. */
    static final class InAndOut {
        private InAndOut() {}

        /** Takes the endpoint and a folder. */
        public static void main(String[] args) {
            Map<String, String> flags = Map.of(
                    "dropcast.s3.endpoint", args[0],
                    "dropcast.s3.access-key", S3Server.ACCESS_KEY,
                    "dropcast.s3.secret-key", S3Server.SECRET_KEY);
            FolderStore store = new FolderStore(Path.of(args[1]));
            try (S3Access access = S3Access.of(S3Settings.of(k -> flags.getOrDefault(k, KnownSettings.defaultOf(k))))) {
                Delivery delivery = new Delivery(access.objects(S3Place.parse("s3://large")), Clock.systemUTC());
                DeliveryItem item = new DeliveryItem("show/film.bin", store, new Key("film.bin"), false);
                delivery.deliver(
                        new DeliveryBatch("show/delivery.json", List.of("show/"), List.of(item)), Set.of(), Set.of());
                Incoming incoming = new Incoming(access, Backoff.USUAL);
                ObjectState there = incoming.head(new ObjectCreated("large", "show/film.bin"))
                        .orElseThrow();
                incoming.fetch(there, store.path(new Key("back.bin")));
            }
        }
    }

    @Test
    void aLargeObjectGoesInAndOutWithLittleMemory() throws Exception {
        try (RandomAccessFile film =
                new RandomAccessFile(folder.resolve("film.bin").toFile(), "rw")) {
            film.setLength(SIZE);
            film.seek(SIZE - 5);
            film.writeBytes("the e");
        }
        try (S3Server server = S3Server.start(folder.resolve("s3"))) {
            server.made("s3://large");
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin/java").toString(),
                            "-Xmx64m",
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            InAndOut.class.getName(),
                            server.endpoint().toString(),
                            folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue())
                    .as(Files.readString(folder.resolve("log")))
                    .isZero();
        }
        assertThat(Files.mismatch(folder.resolve("film.bin"), folder.resolve("back.bin")))
                .isEqualTo(-1);
    }
}
