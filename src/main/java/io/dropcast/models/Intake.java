package io.dropcast.models;

import io.dropcast.episode.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.io.input.BoundedInputStream;

/** Files that were offered and have the right digest, in a private folder until all that are wanted are there. */
final class Intake {
    /** More than the largest encoder that runs on a CPU. */
    static final long MAX_FILE = 1L << 30;

    private final Path folder;
    private final List<ModelFile> accepted = new ArrayList<>();
    private final List<ModelFile> lacking;
    private final Map<String, String> refused = new HashMap<>();

    Intake(Path folder, List<ModelFile> wanted) {
        this.folder = folder;
        this.lacking = new ArrayList<>(wanted);
    }

    /** What is still wanted. */
    List<ModelFile> lacking() {
        return List.copyOf(lacking);
    }

    /** The digest of what was offered under that name and was not what is wanted. */
    Optional<String> refused(ModelFile file) {
        return Optional.ofNullable(refused.get(file.name()));
    }

    /** Keeps the content when it has the file's digest. */
    void offer(ModelFile file, InputStream content) throws IOException {
        // A name from the pack, never from the archive.
        Path kept = folder.resolve(file.name());
        String found = write(content, kept);
        if (found.equals(file.sha256())) {
            lacking.remove(file);
            accepted.add(file);
        } else {
            Files.delete(kept);
            refused.putIfAbsent(file.name(), found);
        }
    }

    /** What is here and waits for its final name. */
    List<ModelFile> accepted() {
        return List.copyOf(accepted);
    }

    /** Gives files that were accepted their final names; one after the other, each at once. */
    void publish(List<ModelFile> files, ModelFolder to) throws IOException {
        for (ModelFile file : files) {
            Files.move(folder.resolve(file.name()), to.path(file), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Fails when more is read than a model can be long. */
    static InputStream limited(InputStream content, long limit) throws IOException {
        return BoundedInputStream.builder()
                .setInputStream(content)
                .setMaxCount(limit)
                .setOnMaxCount((max, count) -> {
                    throw new IOException("a file is larger than " + max + " bytes");
                })
                .get();
    }

    private static String write(InputStream content, Path to) throws IOException {
        try (FileChannel out = FileChannel.open(
                to, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            String digest = Digest.copy(limited(content, MAX_FILE), Channels.newOutputStream(out));
            out.force(true);
            return digest;
        }
    }
}
