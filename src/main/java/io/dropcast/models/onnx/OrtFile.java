package io.dropcast.models.onnx;

import io.dropcast.episode.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * An ONNX file as ONNX Runtime gets it: with the same answers, but for rounding, and less work. What was made of it is kept in hidden
 * files beside it, where they can be written; it is made anew when the file, this version or the kind of processor is another. Workers
 * that open it at the same time share it; it does not stay in memory for that. Safe for several threads and processes.
 */
final class OrtFile {
    /** To be raised when what is made of a file changes. */
    private static final int VERSION = 1;

    private final Path file;
    private final String sha256;
    private final Path ready;
    /** Says of what the ready file was made, and its digest; that of the file itself where nothing was to do. */
    private final Path record;

    private WeakReference<byte[]> made = new WeakReference<>(new byte[0]);

    /**
     * Reads nothing yet.
     *
     * @param sha256 digest of the file, which was checked
     */
    OrtFile(Path file, String sha256) {
        this.file = file;
        this.sha256 = sha256;
        this.ready = file.resolveSibling("." + file.getFileName() + ".ready");
        this.record = file.resolveSibling("." + file.getFileName() + ".ready.sha256");
    }

    /**
     * Not to be changed.
     *
     * @throws UncheckedIOException when the file cannot be read
     * @throws IllegalStateException when it is no ONNX file
     */
    synchronized byte[] bytes() {
        byte[] before = made.get();
        if (before != null && before.length > 0) {
            return before;
        }
        byte[] now = kept().orElseGet(this::make);
        made = new WeakReference<>(now);
        return now;
    }

    private Optional<byte[]> kept() {
        try {
            String says = Files.readString(record);
            if (says.equals(record(sha256))) {
                return Optional.of(Files.readAllBytes(file));
            }
            byte[] model = Files.readAllBytes(ready);
            return says.equals(record(Digest.of(model))) ? Optional.of(model) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private String record(String digest) {
        String processor = QuickPRelu.helps() ? "x86" : "other";
        return digest + "  version " + VERSION + " for " + processor + " of " + sha256 + "\n";
    }

    private byte[] make() {
        try {
            byte[] model = Files.readAllBytes(file);
            byte[] lean = Net.edit(model, OrtFile::lean);
            keep(lean, lean == model);
            return lean;
        } catch (IOException e) {
            throw new UncheckedIOException("the model " + file + " cannot be read: " + e.getMessage(), e);
        } catch (ArithmeticException | IllegalStateException e) {
            throw new IllegalStateException(
                    "the model " + file + " is damaged (" + e.getMessage() + "): fetch it again", e);
        }
    }

    private static void lean(Net net) {
        TinyWeights.zero(net);
        DeadChannels.drop(net);
        if (QuickPRelu.helps()) {
            QuickPRelu.write(net);
        }
    }

    private void keep(byte[] lean, boolean asItWas) {
        try {
            if (!asItWas) {
                write(ready, lean);
            }
            write(record, record(asItWas ? sha256 : Digest.of(lean)).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // the folder is not to be written: the next process makes it again
        }
    }

    private static void write(Path to, byte[] content) throws IOException {
        Path part = to.resolveSibling(
                to.getFileName() + "-" + ProcessHandle.current().pid() + ".part");
        try {
            Files.write(part, content);
            Files.move(part, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
