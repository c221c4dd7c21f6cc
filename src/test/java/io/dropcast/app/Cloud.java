package io.dropcast.app;

import io.dropcast.episode.StageListener;
import io.dropcast.settings.KnownSettings;
import io.dropcast.store.s3.Notices;
import io.dropcast.store.s3.S3Access;
import io.dropcast.store.s3.S3Object;
import io.dropcast.store.s3.S3Objects;
import io.dropcast.store.s3.S3Place;
import io.dropcast.store.s3.S3Server;
import io.dropcast.store.s3.S3Settings;
import io.dropcast.store.s3.SqsServer;
import io.dropcast.store.s3.Upload;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.awaitility.Awaitility;

/** A bucket and two queues of a test's own, on servers that all tests of the process share. */
final class Cloud implements AutoCloseable {
    private static S3Server s3;
    private static SqsServer sqs;

    private final S3Access access;
    final S3Place bucket;
    final String queue;
    final String dead;

    private Cloud() {
        String name = "b-" + UUID.randomUUID();
        this.bucket = s3.made("s3://" + name);
        this.queue = sqs.queue(name);
        this.dead = sqs.queue(name + "-dead");
        this.access = s3.access();
    }

    static synchronized Cloud make() {
        if (s3 == null) {
            try {
                s3 = S3Server.start(java.nio.file.Files.createTempDirectory("s3"));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            sqs = SqsServer.start();
        }
        return new Cloud();
    }

    URI s3Endpoint() {
        return s3.endpoint();
    }

    SqsServer sqs() {
        return sqs;
    }

    S3Access access() {
        return access;
    }

    /** Below a prefix of the bucket. */
    S3Objects below(String prefix) {
        return access.objects(new S3Place(bucket.bucket(), prefix));
    }

    String uri(String prefix) {
        return new S3Place(bucket.bucket(), prefix).toString();
    }

    /** All that the engine has to be told, and times for a test. */
    Map<String, String> settings(Lab lab) {
        Map<String, String> s = new LinkedHashMap<>(lab.settings());
        s.putAll(s3.flags());
        s.put("dropcast.s3.cache", lab.folder().resolve("cache").toString());
        s.put("dropcast.s3.deliver-seconds", "0.05");
        s.put("dropcast.s3.poll-seconds", "0.2");
        s.put("dropcast.s3.wait-seconds", "1");
        s.put("dropcast.s3.visibility-seconds", "4");
        return s;
    }

    static Wiring wiring(Lab lab, Map<String, String> settings) {
        return Wiring.of(new Home(lab.home()), settings);
    }

    static S3Settings s3Settings(Map<String, String> settings) {
        return S3Settings.of(key -> settings.getOrDefault(key, KnownSettings.defaultOf(key)));
    }

    static Engine watch(Lab lab, Map<String, String> settings, StageListener listener) {
        return Lab.watch(wiring(lab, settings), listener);
    }

    /** Runs an engine as long as that takes. */
    void whileWatching(Lab lab, Map<String, String> settings, Steps steps) throws IOException {
        Engine engine = watch(lab, settings, new Quiet());
        try {
            steps.run();
        } finally {
            engine.close();
        }
    }

    /** What a test does meanwhile. */
    interface Steps {
        void run() throws IOException;
    }

    void put(String key, Path file) {
        below("").put(key, file, Upload.ALWAYS);
    }

    void tell(String key) {
        sqs.send(queue, Notices.plain(bucket.bucket(), key));
    }

    /** Name and ETag of everything below a prefix. */
    Map<String, String> etags(String prefix) {
        Map<String, String> out = new TreeMap<>();
        below(prefix).list("", (S3Object o) -> out.put(o.name(), o.etag()));
        return out;
    }

    List<String> names(String prefix) {
        return List.copyOf(etags(prefix).keySet());
    }

    byte[] content(String prefix, String name) {
        return below(prefix)
                .read(name)
                .orElseThrow(() -> new AssertionError(name + " is not below " + prefix))
                .content();
    }

    /** What was delivered below a prefix, without the lists of it, as {@link Lab#comparable} has it. */
    Map<String, String> delivered(String prefix) {
        Map<String, String> out = new TreeMap<>();
        for (String name : names(prefix)) {
            if (!name.endsWith("delivery.json")) {
                out.put(name, Lab.comparable(content(prefix, name)));
            }
        }
        return out;
    }

    /** Waits until both queues have so many messages. */
    void awaitQueues(int waiting, int buried) {
        Awaitility.await()
                .atMost(Lab.LIMIT)
                .pollInterval(java.time.Duration.ofMillis(50))
                .until(() -> List.of(sqs.count(queue), sqs.count(dead)), List.of(waiting, buried)::equals);
    }

    @Override
    public void close() throws IOException {
        access.close();
    }
}
