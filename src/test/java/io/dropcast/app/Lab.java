package io.dropcast.app;

import io.dropcast.episode.StageListener;
import io.dropcast.models.ModelFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** An inbox, an outbox and a data folder of their own, with the project's real routes, configuration and models. */
record Lab(Path folder, Path home) {
    static final Duration LIMIT = Duration.ofSeconds(60);

    static Lab in(Path folder) throws IOException {
        Lab lab = new Lab(folder, Path.of("").toAbsolutePath());
        Files.createDirectories(lab.inbox());
        return lab;
    }

    Path inbox() {
        return folder.resolve("inbox");
    }

    Path outbox() {
        return folder.resolve("outbox");
    }

    Path data() {
        return folder.resolve("data");
    }

    Path manifests(String ep) {
        return data().resolve("manifests").resolve(ep);
    }

    /** Settings for a test: it does not wait longer than it must. */
    Map<String, String> settings() {
        Map<String, String> s = new LinkedHashMap<>();
        s.put("dropcast.inbox", inbox().toString());
        s.put("dropcast.outbox", outbox().toString());
        s.put("dropcast.data", data().toString());
        s.put("dropcast.models", models(home).toString());
        s.put("dropcast.node", "lab");
        s.put("dropcast.quiet-seconds", "0.2");
        s.put("dropcast.poll-millis", "50");
        return s;
    }

    Wiring wiring() {
        return Wiring.of(new Home(home), settings());
    }

    Wiring wiring(String key, String value) {
        Map<String, String> s = settings();
        s.put(key, value);
        return Wiring.of(new Home(home), s);
    }

    Engine watch(StageListener listener) {
        return watch(wiring(), listener);
    }

    /** Runs the engine until everything that waits in the inbox is through. */
    void watchUntilEmpty(StageListener listener) {
        Engine engine = watch(listener);
        try {
            awaitEmptyInbox();
        } finally {
            engine.close();
        }
    }

    static Engine watch(Wiring wiring, StageListener listener) {
        Engine engine = Engine.watching(wiring, listener);
        engine.start();
        return engine;
    }

    /** The real models: brought along, or fetched once for all tests. A test without them would prove nothing, so it fails. */
    static Path models(Path home) {
        Path folder = Path.of(
                System.getProperty("dropcast.models", home.resolve("models").toString()));
        new ModelFiles(folder, Wiring.of(new Home(home), Map.of()).pack()).ensure();
        return folder;
    }

    /** Waits until nothing waits and nothing is in work, except what stays. */
    void awaitEmptyInbox(String... stays) {
        Awaitility.await()
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> names(inbox()).equals(Stream.of(stays).sorted().toList()) && inWork().isEmpty());
    }

    List<String> done() {
        return names(inbox().resolve(".done"));
    }

    List<String> failed() {
        return names(inbox().resolve(".failed"));
    }

    /** Claimed files of all nodes. */
    List<String> inWork() {
        List<String> out = new ArrayList<>();
        for (String node : dirs(inbox().resolve(".inprogress"))) {
            out.addAll(names(inbox().resolve(".inprogress").resolve(node)));
        }
        return out;
    }

    /** What is in a folder, but for names with a dot in front. */
    static List<String> names(Path folder) {
        return list(folder).stream()
                .map(p -> p.getFileName().toString())
                .filter(n -> !n.startsWith("."))
                .sorted()
                .toList();
    }

    private static List<String> dirs(Path folder) {
        return list(folder).stream()
                .filter(Files::isDirectory)
                .map(p -> p.getFileName().toString())
                .toList();
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every file of an episode's state and of what was delivered, without what tells the time of the run. */
    Map<String, String> results() throws IOException {
        Map<String, String> out = new TreeMap<>();
        for (Path root : List.of(data(), outbox())) {
            if (!Files.isDirectory(root)) {
                continue;
            }
            try (Stream<Path> all = Files.walk(root)) {
                for (Path file : all.filter(p -> Files.isRegularFile(p, LinkOption.NOFOLLOW_LINKS))
                        .toList()) {
                    String name = folder.relativize(file).toString();
                    if (isResult(name)) {
                        out.put(name, timeless(Files.readAllBytes(file)));
                    }
                }
            }
        }
        return out;
    }

    /** Every file of the outbox by its name there, as {@link #comparable} has it. */
    Map<String, String> delivered() throws IOException {
        Map<String, String> out = new TreeMap<>();
        results().forEach((name, content) -> {
            if (name.startsWith("outbox/")) {
                out.put(name.substring("outbox/".length()), keyless(content));
            }
        });
        return out;
    }

    /** Without what differs from a run without a bucket: times, keys, and what names the version that says them. */
    static String comparable(byte[] content) {
        return keyless(timeless(content));
    }

    private static String keyless(String content) {
        return content.replaceAll("\"rep_thumb_s3_key\" : [^,]*", "").replaceAll("\"as_of\" : \"[0-9a-f]+\"", "");
    }

    static void deleteAll(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(p);
            }
        }
    }

    /** Whether it must be the same after each run, however it went. */
    static boolean isResult(String name) {
        return !name.matches(".*(runs/|locks/|progress\\.json|source\\.json|people\\.lock).*");
    }

    static String timeless(byte[] content) {
        String text = new String(content, java.nio.charset.StandardCharsets.ISO_8859_1);
        // when somebody was found first, and when a line of the journal was written
        return text.replaceAll("\"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z\"", "\"\"");
    }
}
