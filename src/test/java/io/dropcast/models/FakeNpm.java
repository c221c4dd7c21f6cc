package io.dropcast.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A shell script in npm's place: it notes its arguments, then does what the test says. A real process, as npm is. */
final class FakeNpm {
    private final Path script;
    private final Path calls;

    /** @param does shell; runs in the folder where npm would leave the archive */
    FakeNpm(Path dir, String does) throws IOException {
        script = dir.resolve("fake-npm");
        calls = dir.resolve("calls");
        Files.writeString(script, "#!/bin/sh\necho \"$@\" >> '" + calls + "'\n" + does + "\n");
        if (!script.toFile().setExecutable(true)) {
            throw new IOException(script + " cannot be made executable");
        }
    }

    /** Leaves a copy of the archive, as npm does. */
    static FakeNpm giving(Path dir, Path archive) throws IOException {
        return new FakeNpm(dir, "cp '" + archive + "' tiny-pack-1.2.3.tgz && echo tiny-pack-1.2.3.tgz");
    }

    NpmPack pack() {
        return new NpmPack(script.toString(), Duration.ofSeconds(60));
    }

    NpmPack pack(Duration limit) {
        return new NpmPack(script.toString(), limit);
    }

    Path script() {
        return script;
    }

    /** The arguments of each call. */
    List<String> calls() throws IOException {
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }
}
