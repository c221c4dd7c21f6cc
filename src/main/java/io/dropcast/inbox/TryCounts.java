package io.dropcast.inbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.BadJson;
import io.dropcast.episode.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** How often work on each file was broken off: {@code .tries.json} beside the claimed files. */
final class TryCounts {
    private static final String FILE = ".tries.json";

    private final Path folder;
    private final ObjectNode counts;

    private TryCounts(Path folder, ObjectNode counts) {
        this.folder = folder;
        this.counts = counts;
    }

    static TryCounts read(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            return new TryCounts(
                    folder, Files.exists(file) ? Json.parseObject(Files.readAllBytes(file), FILE) : Json.object());
        } catch (IOException | BadJson e) {
            // a crash while counting must not stop the engine: count from the start
            return new TryCounts(folder, Json.object());
        }
    }

    /** Counts once more; a new file under an old name starts anew. */
    int count(String name, Path file) throws IOException {
        String facts = facts(file);
        int before = counts.path(name).path("file").asText().equals(facts)
                ? counts.path(name).path("count").asInt()
                : 0;
        counts.putObject(name).put("count", before + 1).put("file", facts);
        return before + 1;
    }

    void forget(String name) {
        counts.remove(name);
    }

    /** Written after the files were moved: a crash between counts one time too few, never one too many. */
    void write(Path inbox) throws IOException {
        for (String name : names()) {
            Path file = inbox.resolve(name);
            // one that is gone was done, or taken away
            if (!Files.isRegularFile(file)) {
                counts.remove(name);
            }
        }
        Path part = folder.resolve(".part" + FILE);
        Files.write(part, Json.pretty(counts));
        Files.move(part, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        counts.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String facts(Path file) throws IOException {
        return Files.size(file) + " bytes of " + Files.getLastModifiedTime(file);
    }
}
