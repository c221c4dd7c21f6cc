package io.dropcast.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.BadJson;
import io.dropcast.episode.Digest;
import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.face.EpisodeId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * SHA-256 of a video file. Reading gigabytes again only to find that nothing changed would take longer than everything else, so the
 * digest is remembered with the file's size, time and number, and believed while those stay the same.
 */
final class VideoDigest {
    private final EpisodeStore store;

    VideoDigest(EpisodeStore store) {
        this.store = store;
    }

    private static Key key(EpisodeId ep) {
        return Key.manifest(ep, "source.json");
    }

    String of(EpisodeId ep, Path file) {
        try {
            ObjectNode facts = facts(file);
            Optional<String> known = remembered(ep, facts);
            if (known.isPresent()) {
                return known.get();
            }
            try (InputStream in = Files.newInputStream(file)) {
                return Digest.of(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the video " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Called once the episode's detections are those of this file. */
    void remember(EpisodeId ep, Path file, String digest) {
        try {
            ObjectNode facts = facts(file);
            if (remembered(ep, facts).filter(digest::equals).isEmpty()) {
                store.write(key(ep), Json.pretty(facts.put("sha256", digest)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the video " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private Optional<String> remembered(EpisodeId ep, ObjectNode facts) {
        try {
            return store.read(key(ep))
                    .map(b -> Json.parseObject(b, "source.json"))
                    .filter(doc -> matches(doc, facts))
                    .map(doc -> doc.path("sha256").asText());
        } catch (BadJson e) {
            return Optional.empty();
        }
    }

    private static boolean matches(ObjectNode doc, ObjectNode facts) {
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
