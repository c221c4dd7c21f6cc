package io.dropcast.demo;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs {@code npm pack}, which brings a package's archive and nothing else: no dependencies, no install scripts. */
final class PhotoPack {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int SHOWN = 600;

    private final String program;
    private final Duration limit;

    PhotoPack() {
        this("npm", LIMIT);
    }

    /** @param program for tests, something that behaves as npm does */
    PhotoPack(String program, Duration limit) {
        this.program = program;
        this.limit = limit;
    }

    /**
     * @param work an empty folder for the archive and npm's output
     * @return the archive
     * @throws IOException when npm is missing, fails, takes too long or leaves no archive
     */
    Path pack(String name, Path work) throws IOException {
        Path log = work.resolve("npm.log");
        Process npm = start(name, work, log);
        try {
            // npm asks when it is unsure; with nobody there it should fail, not wait
            npm.getOutputStream().close();
            if (!npm.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failed(name, "took longer than " + limit.toSeconds() + " s", log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("fetching " + name + " was interrupted");
        } finally {
            npm.descendants().forEach(ProcessHandle::destroyForcibly);
            npm.destroyForcibly();
        }
        if (npm.exitValue() != 0) {
            throw failed(name, "ended with " + npm.exitValue(), log);
        }
        return archive(name, work, log);
    }

    private Process start(String name, Path work, Path log) throws IOException {
        try {
            return new ProcessBuilder(List.of(program, "pack", name, "--silent"))
                    .directory(work.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new IOException(
                    "cannot run " + program + " to fetch " + name + " (" + e.getMessage()
                            + "): install Node.js, or bring the archive with --from",
                    e);
        }
    }

    private static Path archive(String name, Path work, Path log) throws IOException {
        try (Stream<Path> files = Files.list(work)) {
            return files.filter(f -> f.toString().endsWith(".tgz"))
                    .sorted()
                    .findFirst()
                    .orElseThrow(() -> failed(name, "left no archive", log));
        }
    }

    private static IOException failed(String name, String how, Path log) {
        return new IOException("npm pack " + name + " " + how + said(log)
                + ": check the network and npm's registry setting, or bring the archive with --from");
    }

    private static String said(Path log) {
        try {
            String text = Files.readString(log, StandardCharsets.ISO_8859_1).strip();
            String end = text.substring(Math.max(0, text.length() - SHOWN));
            return end.isEmpty() ? "" : " and said '" + end + "'";
        } catch (IOException e) {
            return " and its output cannot be read";
        }
    }
}
