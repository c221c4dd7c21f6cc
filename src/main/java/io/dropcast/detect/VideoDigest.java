package io.dropcast.detect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.BadJson;
import io.dropcast.episode.Digest;
import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.episode.RunMarkers;
import io.dropcast.episode.StageTasks;
import io.dropcast.face.EpisodeId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * SHA-256 of a video file, worked out on a thread of its own. Reading gigabytes again only to find that nothing changed would take longer
 * than everything else, so the digest is remembered with the file's size, time and number as they were before it was read, and believed
 * while those stay the same. For one thread.
 */
public final class VideoDigest implements AutoCloseable {
    /** Before the first run. */
    public static final String NONE = "none";

    /** Its name in the recipe of the detect stage. */
    static final String INPUT = "video";

    private final EpisodeStore store;
    private final EpisodeId ep;
    private final Path file;
    private final ObjectNode facts;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "digest"));
    private final Future<String> digest;

    private VideoDigest(EpisodeStore store, EpisodeId ep, Path file, ObjectNode facts) {
        this.store = store;
        this.ep = ep;
        this.file = file;
        this.facts = facts;
        this.digest = thread.submit(this::knownOrRead);
    }

    /** Digest of the video that the manifests of an episode are made from; {@link #NONE} before the first run. */
    public static String of(RunMarkers markers, EpisodeId ep) {
        return markers.read(ep, DetectStage.NAME)
                .map(m -> m.path("inputs").path(INPUT).asText())
                .orElse(NONE);
    }

    /** @throws UncheckedIOException when the file is not there */
    public static VideoDigest begin(EpisodeStore store, EpisodeId ep, Path file) {
        try {
            return new VideoDigest(store, ep, file, facts(file));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * The digest in hexadecimal.
     *
     * @throws UncheckedIOException when the file cannot be read
     * @throws io.dropcast.episode.StageInterrupted when the waiting thread was interrupted
     */
    String await() {
        return StageTasks.await(digest, DetectStage.NAME);
    }

    /** Called once the episode's detections are those of this file. */
    public void remember() {
        String found = await();
        if (remembered().filter(found::equals).isEmpty()) {
            store.write(key(), Json.pretty(facts.deepCopy().put("sha256", found)));
        }
    }

    /** Nobody wants to know any more. */
    @Override
    public void close() {
        thread.shutdownNow();
        StageTasks.awaitEnd(thread);
    }

    private String knownOrRead() {
        return remembered().orElseGet(this::read);
    }

    private String read() {
        try {
            return Digest.of(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static UncheckedIOException unreadable(Path file, IOException e) {
        return new UncheckedIOException("the video " + file + " cannot be read: " + e.getMessage(), e);
    }

    private Key key() {
        return Key.manifest(ep, "source.json");
    }

    private Optional<String> remembered() {
        try {
            return store.read(key())
                    .map(b -> Json.parseObject(b, "source.json"))
                    .filter(this::isOfThisFile)
                    .map(doc -> doc.path("sha256").asText());
        } catch (BadJson e) {
            return Optional.empty();
        }
    }

    private boolean isOfThisFile(ObjectNode doc) {
        ObjectNode rest = doc.deepCopy();
        rest.remove("sha256");
        return rest.toString().equals(facts.toString());
    }

    private static ObjectNode facts(Path file) throws IOException {
        BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class);
        return Json.object()
                .put("bytes", a.size())
                .put("modified", a.lastModifiedTime().toString())
                .put("file", String.valueOf(a.fileKey()));
    }
}
