package io.dropcast.models.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.BufferUnderflowException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An ONNX file as ONNX Runtime gets it: with the same answers, but for rounding, and less work. Workers that open it at the same time
 * share what was made of it; nothing of it stays in memory for that. Safe for several threads.
 */
public final class OrtFile {
    private final Path file;
    private WeakReference<byte[]> made = new WeakReference<>(new byte[0]);

    /** Reads nothing yet. */
    public OrtFile(Path file) {
        this.file = file;
    }

    /**
     * Nobody may change it.
     *
     * @throws UncheckedIOException when the file cannot be read
     * @throws IllegalStateException when it is no ONNX file
     */
    synchronized byte[] bytes() {
        byte[] before = made.get();
        if (before != null && before.length > 0) {
            return before;
        }
        byte[] now = make();
        made = new WeakReference<>(now);
        return now;
    }

    private byte[] make() {
        try {
            byte[] model = Files.readAllBytes(file);
            TinyWeights.zero(model);
            return Net.edit(model, OrtFile::lean);
        } catch (IOException e) {
            throw new UncheckedIOException("the model " + file + " cannot be read: " + e.getMessage(), e);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new IllegalStateException("the model " + file + " ends too soon: fetch it again", e);
        } catch (ArithmeticException | IllegalStateException e) {
            throw new IllegalStateException(
                    "the model " + file + " is damaged (" + e.getMessage() + "): fetch it again", e);
        }
    }

    private static void lean(Net net) {
        DeadChannels.drop(net);
        if (QuickPRelu.helps()) {
            QuickPRelu.write(net);
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
