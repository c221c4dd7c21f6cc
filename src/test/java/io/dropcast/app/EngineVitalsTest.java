package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.store.s3.S3Server;
import io.dropcast.web.view.HealthView.HealthCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("integration")
final class EngineVitalsTest {
    @TempDir
    Path folder;

    @Test
    void whatIsInABucketIsNoFolderHere() throws Exception {
        try (S3Server server = S3Server.start(folder.resolve("server"));
                DefaultCamelContext context = new DefaultCamelContext()) {
            S3Lab lab = S3Lab.in(folder.resolve("lab"), server, "s3://my-bucket/data");
            Map<String, String> settings = new TreeMap<>(lab.settings());
            settings.put("dropcast.outbox", "s3://my-bucket/results");
            Path home = Files.createDirectories(folder.resolve("home"));

            assertThat(new EngineVitals(new Wiring(new Home(home), settings), () -> context).look())
                    .filteredOn(check -> !check.name().equals("models"))
                    .extracting(HealthCheck::name, HealthCheck::status)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("inbox", "UP"),
                            org.assertj.core.groups.Tuple.tuple("outbox", "UP"),
                            org.assertj.core.groups.Tuple.tuple("data", "UP"),
                            org.assertj.core.groups.Tuple.tuple("store", "UP"),
                            org.assertj.core.groups.Tuple.tuple("routes", "UP"));
            assertThat(home).isEmptyDirectory();
            assertThat(lab.lab().outbox()).doesNotExist();
        }
    }
}
