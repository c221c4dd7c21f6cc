package io.dropcast.app;

import io.dropcast.face.EpisodeId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * An engine that watches a lab's inbox and dies in a stage, without a chance to tidy up: at once, or as soon as the stage has written
 * its first file.
 */
public final class DyingEngine {
    private DyingEngine() {}

    /**
     * Watches until it dies.
     *
     * @param args folder of the lab, the stage, {@code begun} or {@code writing}, and the most tries
     */
    public static void main(String[] args) throws IOException {
        Lab lab = Lab.in(Path.of(args[0]));
        Engine.watching(lab.wiring("dropcast.max-tries", args[3]), new Quiet() {
                    @Override
                    public void started(EpisodeId ep, String stage) {
                        if (!stage.equals(args[1])) {
                            return;
                        }
                        if (args[2].equals("begun")) {
                            die();
                        }
                        dieAtFirstWrite(lab);
                    }
                })
                .runUntilStopped(() -> {});
    }

    private static void dieAtFirstWrite(Lab lab) {
        Map<String, Long> before = files(lab);
        Thread watcher = new Thread(() -> {
            while (files(lab).equals(before)) {
                Thread.onSpinWait();
            }
            die();
        });
        watcher.setDaemon(true);
        watcher.start();
    }

    /** As hard as kill -9: no hooks, no finally. */
    private static void die() {
        Runtime.getRuntime().halt(137);
    }

    private static Map<String, Long> files(Lab lab) {
        Map<String, Long> out = new TreeMap<>();
        for (Path root : List.of(lab.data(), lab.outbox())) {
            try (Stream<Path> all = Files.walk(root)) {
                all.filter(p -> !p.toString().contains("progress"))
                        .filter(p -> !p.toString().contains("locks"))
                        .forEach(p -> out.put(p.toString(), p.toFile().lastModified()));
            } catch (IOException | UncheckedIOException e) {
                // a file went away under our hands: the stage is writing
                return Map.of();
            }
        }
        return out;
    }
}
