package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropcast.episode.Digest;
import io.dropcast.episode.Json;
import io.dropcast.store.s3.FaultProxy;
import io.dropcast.store.s3.FaultProxy.Fault;
import io.dropcast.store.s3.FaultProxy.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A network and a server that fail. */
@Tag("integration")
final class S3FaultsTest {
    private static final List<Fault> FAULTS = List.of(
            Fault.CUT,
            Request.error(500, "InternalError"),
            Request.error(503, "SlowDown"),
            new Fault.Mute(),
            new Fault.Truncate(300),
            new Fault.Slow(20));

    @TempDir
    Path folder;

    private final Cloud cloud = Cloud.make();
    private final Quiet notes = new Quiet();
    private Lab lab;
    private Map<String, String> settings;

    @BeforeEach
    void lab() throws IOException {
        lab = Lab.in(folder.resolve("lab"));
        settings = cloud.settings(lab);
        settings.put("dropcast.deliver", cloud.uri("results"));
        settings.put("dropcast.s3.queue", cloud.queue);
        settings.put("dropcast.s3.dead-letters", cloud.dead);
        settings.put("dropcast.s3.done", "leave");
    }

    @AfterEach
    void close() throws IOException {
        cloud.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void withAThirdOfAllRequestsSpoiledEverythingIsDoneOnceAndDeliveredWhole(long seed) throws IOException {
        cloud.put("show-s01e01.mp4", Films.plain(folder.resolve("one.mp4"), 5));
        cloud.put("show-s01e02.mp4", Films.plain(folder.resolve("two.mp4"), 9));
        cloud.tell("show-s01e01.mp4");
        cloud.tell("show-s01e02.mp4");
        Random random = new Random(seed);

        behind(r -> spoiled(random), proxy -> cloud.awaitQueues(0, 0));

        for (String ep : List.of("show-s01e01", "show-s01e02")) {
            assertThat(notes.count(ep + " detect")).isEqualTo(1);
            assertWhole(ep);
        }
    }

    private static synchronized Fault spoiled(Random random) {
        return random.nextInt(3) == 0 ? FAULTS.get(random.nextInt(FAULTS.size())) : Fault.NONE;
    }

    @Test
    void aDownloadThatBreaksOffGoesOnFromThere() throws IOException {
        Path film = Films.plain(folder.resolve("film.mp4"), 200);
        long size = Files.size(film);
        cloud.put("show-s01e01.mp4", film);
        cloud.tell("show-s01e01.mp4");

        behind(
                r -> isFilm(r) && !r.head().contains("bytes=" + size) ? new Fault.Truncate((int) size / 2) : Fault.NONE,
                proxy -> {
                    cloud.awaitQueues(0, 0);
                    List<Request> films = proxy.requests().stream()
                            .filter(S3FaultsTest::isFilm)
                            .toList();
                    assertThat(films).hasSizeGreaterThan(1);
                    assertThat(films.get(0).head()).doesNotContainIgnoringCase("range:");
                    assertThat(films.subList(1, films.size()))
                            .allSatisfy(r -> assertThat(r.head())
                                    .containsIgnoringCase("range: bytes=")
                                    .containsIgnoringCase("if-match:"));
                });

        String source = Files.readString(lab.manifests("show-s01e01").resolve("source.json"));
        assertThat(source).contains(Digest.of(Files.readAllBytes(film)));
    }

    private static boolean isFilm(Request r) {
        return r.method().equals("GET") && r.target().endsWith("/show-s01e01.mp4");
    }

    @Test
    void aDeliveryThatFailsInTheMiddleHasNoListAndGoesOnWhenTheServerIsBack() throws IOException {
        settings.put("dropcast.s3.max-tries", "1");
        settings.remove("dropcast.s3.queue");
        Films.plain(lab.inbox().resolve("show-s01e01.mp4"), 5);
        AtomicBoolean broken = new AtomicBoolean(true);
        Set<String> puts = ConcurrentHashMap.newKeySet();

        behind(
                r -> {
                    boolean third = r.method().equals("PUT") && (puts.size() >= 2 && !puts.contains(r.target()));
                    if (r.method().equals("PUT")) {
                        puts.add(r.target());
                    }
                    return broken.get() && third ? Request.error(500, "InternalError") : Fault.NONE;
                },
                proxy -> {
                    lab.awaitEmptyInbox();
                    await().atMost(Lab.LIMIT).until(() -> cloud.names("results").size() >= 2);
                    assertThat(lab.done()).containsExactly("show-s01e01.mp4");
                    assertThat(cloud.names("results")).noneMatch(n -> n.endsWith("delivery.json"));
                    broken.set(false);
                    await().atMost(Lab.LIMIT)
                            .until(() -> cloud.names("results")
                                    .containsAll(List.of("show-s01e01/delivery.json", "show/delivery.json")));
                });

        assertWhole("show-s01e01");
    }

    @Test
    void anObjectThatIsReplacedWhileItIsFetchedIsTakenAsItIsThen() throws IOException {
        Path first = Films.plain(folder.resolve("one.mp4"), 100);
        Path second = Films.plain(folder.resolve("two.mp4"), 9);
        cloud.put("show-s01e01.mp4", first);
        cloud.tell("show-s01e01.mp4");
        AtomicBoolean replaced = new AtomicBoolean();

        behind(
                r -> {
                    if (isFilm(r) && replaced.compareAndSet(false, true)) {
                        cloud.put("show-s01e01.mp4", second);
                    }
                    return Fault.NONE;
                },
                proxy -> cloud.awaitQueues(0, 0));

        assertThat(notes.count("show-s01e01 detect")).isEqualTo(1);
        assertThat(Files.readString(lab.manifests("show-s01e01").resolve("source.json")))
                .contains(Digest.of(Files.readAllBytes(second)));
    }

    private interface Steps {
        void run(FaultProxy proxy) throws IOException;
    }

    private void behind(Function<Request, Fault> faults, Steps steps) throws IOException {
        try (FaultProxy proxy = FaultProxy.before(cloud.s3Endpoint(), faults)) {
            settings.put("dropcast.s3.endpoint", proxy.uri().toString());
            Engine engine = Cloud.watch(lab, settings, notes);
            try {
                steps.run(proxy);
            } finally {
                engine.close();
            }
        }
    }

    /** Whether the list is there and every file has the digest that it says. */
    private void assertWhole(String ep) {
        JsonNode files = Json.parseObject(cloud.content("results/" + ep, "delivery.json"), "delivery.json")
                .path("files");
        assertThat(files).hasSizeGreaterThan(5);
        for (JsonNode f : files) {
            byte[] there = cloud.content("results", f.path("name").asText());
            assertThat(Digest.of(there)).isEqualTo(f.path("sha256").asText());
        }
    }
}
