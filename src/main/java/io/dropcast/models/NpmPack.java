package io.dropcast.models;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Gets a package's archive with {@code npm pack}, which takes the user's own settings (registry, proxy, cache) and installs nothing.
 *
 * @param command the npm to run
 * @param limit the time it may take
 */
public record NpmPack(String command, Duration limit) {
    private static final Pattern PREFIX = Pattern.compile("^npm (error|ERR!) ?");
    /** Lines that name the kind of error; the first that is none of these says it in words. */
    private static final Pattern CODES =
            Pattern.compile("(code|errno|syscall|path) .*|A complete log of this run .*|\\s*");

    /** The npm of the system, with a limit that a slow line keeps. */
    static NpmPack ofThisSystem() {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        return new NpmPack(windows ? "npm.cmd" : "npm", Duration.ofMinutes(10));
    }

    /**
     * @param work an empty folder; the archive and npm's output go there
     * @return the archive
     */
    Path run(NpmSource source, Path work) throws FetchFailed, IOException {
        Path errors = work.resolve("npm.err");
        int exit = waitFor(start(source, work, errors), source);
        if (exit != 0) {
            throw new FetchFailed(
                    "`npm pack " + source.spec() + "` failed: " + reason(errors).orElse("exit code " + exit),
                    "Check the network and npm's settings.");
        }
        return archive(work)
                .orElseThrow(() -> new FetchFailed(
                        "`npm pack " + source.spec() + "` ended well, but left no archive", "Check npm's settings."));
    }

    private Process start(NpmSource source, Path work, Path errors) throws FetchFailed, IOException {
        // Not --silent: it would also hide why npm failed.
        ProcessBuilder builder = new ProcessBuilder(
                        command, "pack", source.spec(), "--loglevel=error", "--ignore-scripts", "--pack-destination=.")
                .directory(work.toFile())
                .redirectOutput(work.resolve("npm.out").toFile())
                .redirectError(errors.toFile());
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            // The cause is the system's own word; the message around it is about the private folder.
            String why =
                    Optional.ofNullable(e.getCause()).map(Throwable::getMessage).orElse(e.toString());
            throw new FetchFailed(
                    "`" + command + "` could not be started (" + why + ")",
                    "Install Node.js 18 or newer, which brings npm.");
        }
    }

    private int waitFor(Process npm, NpmSource source) throws FetchFailed {
        try {
            if (npm.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return npm.exitValue();
            }
            throw new FetchFailed(
                    "`npm pack " + source.spec() + "` did not end within " + limit.toSeconds() + " s",
                    "Check the network and npm's settings.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FetchFailed("waiting for npm was interrupted", "Try again.");
        } finally {
            // npm starts processes of its own, which would live on.
            npm.descendants().forEach(ProcessHandle::destroyForcibly);
            npm.destroyForcibly();
        }
    }

    /** The line of npm's errors that says it in words. */
    private static Optional<String> reason(Path errors) throws IOException {
        List<String> lines = new String(Files.readAllBytes(errors), Charset.defaultCharset())
                .lines()
                .map(line -> PREFIX.matcher(line).replaceFirst(""))
                .filter(line -> !line.isBlank())
                .toList();
        return lines.stream()
                .filter(line -> !CODES.matcher(line).matches())
                .findFirst()
                .or(() -> lines.stream().reduce((first, second) -> second));
    }

    private static Optional<Path> archive(Path work) throws IOException {
        try (Stream<Path> files = Files.list(work)) {
            return files.filter(file -> file.toString().endsWith(".tgz")).findFirst();
        }
    }
}
