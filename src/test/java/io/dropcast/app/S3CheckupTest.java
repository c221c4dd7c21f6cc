package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.store.s3.FaultProxy;
import io.dropcast.store.s3.FaultProxy.Fault;
import io.dropcast.store.s3.FaultProxy.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What doctor says of S3. */
@Tag("integration")
final class S3CheckupTest {
    @TempDir
    Path folder;

    private final Cloud cloud = Cloud.make();
    private Map<String, String> settings;
    private Lab lab;

    @BeforeEach
    void lab() throws IOException {
        lab = Lab.in(folder);
        settings = cloud.settings(lab);
        settings.put("dropcast.s3.max-tries", "1");
        settings.put("dropcast.deliver", cloud.uri("results"));
    }

    @AfterEach
    void close() throws IOException {
        cloud.close();
    }

    @Test
    void everythingThatIsNamedIsTriedAndNothingIsLeftBehind() throws IOException {
        settings.put("dropcast.s3.poll", cloud.uri("incoming"));
        settings.put("dropcast.s3.done", cloud.uri("done"));
        settings.put("dropcast.s3.queue", cloud.queue);
        settings.put("dropcast.s3.dead-letters", cloud.dead);
        Files.writeString(folder.resolve("x"), "x");
        cloud.put("incoming/show-s01e01.mp4", folder.resolve("x"));

        assertThat(findings())
                .containsExactly(
                        new CheckResult(true, "deliver", cloud.uri("results") + ": list, write, read, delete"),
                        new CheckResult(true, "poll", cloud.uri("incoming") + ": list, read"),
                        new CheckResult(true, "done", cloud.uri("done") + ": list, write, read, delete"),
                        new CheckResult(true, "queue", cloud.queue + ", 0 messages wait"),
                        new CheckResult(true, "dead", cloud.dead + ", 0 messages wait"));
        assertThat(cloud.names("")).containsExactly("incoming/show-s01e01.mp4");
    }

    @ParameterizedTest
    @CsvSource({
        "LIST, cannot list, s3:ListBucket",
        "PUT, cannot write, s3:PutObject",
        "GET, cannot read, s3:GetObject",
        "DELETE, cannot delete, s3:DeleteObject"
    })
    void thePermissionThatIsMissingIsNamed(String operation, String cannot, String permission) throws IOException {
        try (FaultProxy proxy = FaultProxy.before(
                cloud.s3Endpoint(),
                r -> r.operation().equals(operation) ? Request.error(403, "AccessDenied") : Fault.NONE)) {
            settings.put("dropcast.s3.endpoint", proxy.uri().toString());

            assertThat(findings()).singleElement().satisfies(f -> {
                assertThat(f.well()).isFalse();
                assertThat(f.text()).contains(cannot).contains(permission);
                assertThat(f.text().split("cannot ", -1)).as(f.text()).hasSize(2);
            });
        }
    }

    @Test
    void allThatIsMissingIsNamedAtOnce() throws IOException {
        try (FaultProxy proxy = FaultProxy.before(cloud.s3Endpoint(), r -> Request.error(403, "AccessDenied"))) {
            settings.put("dropcast.s3.endpoint", proxy.uri().toString());

            assertThat(findings().get(0).text())
                    .contains("cannot list", "cannot write", "cannot read", "cannot delete");
        }
    }

    @Test
    void aBucketOrAQueueThatIsNotThereIsNamed() {
        settings.put("dropcast.deliver", "s3://nobody-has-this/results");
        settings.put("dropcast.s3.queue", cloud.queue + "-none");

        List<CheckResult> findings = findings();

        assertThat(findings).noneMatch(CheckResult::well);
        assertThat(findings.get(0).text()).contains("there is no bucket 'nobody-has-this'");
        assertThat(findings.get(1).text()).contains(cloud.queue + "-none cannot be seen");
    }

    private List<CheckResult> findings() {
        return new S3Checkup(Cloud.wiring(lab, settings)).findings();
    }
}
