package io.dropcast.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One ONNX file with one thread of its own. One caller at a time. The environment is shared by the process and never closed, as ONNX
 * Runtime asks for.
 */
final class OrtModel implements AutoCloseable {
    private final Path file;
    private final String input;
    private final long[] shape;
    private final List<String> outputs;
    private final OrtSession.SessionOptions options;
    private final OrtSession session;

    /**
     * @param shape of the input
     * @param outputs names that must be there
     * @throws IllegalStateException when the file is no such model: both what is asked for and what was found are named
     */
    OrtModel(Path file, String input, long[] shape, List<String> outputs) {
        this.file = file;
        this.input = input;
        this.shape = shape.clone();
        this.outputs = List.copyOf(outputs);
        this.options = new OrtSession.SessionOptions();
        OrtSession made = null;
        try {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setSessionLogLevel(ai.onnxruntime.OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            made = OrtEnvironment.getEnvironment().createSession(bytes(file), options);
            check(made);
        } catch (OrtException e) {
            throw closing(
                    made, new IllegalStateException("the model " + file + " cannot be loaded: " + e.getMessage(), e));
        } catch (RuntimeException e) {
            throw closing(made, e);
        }
        this.session = made;
    }

    /** Loads ONNX Runtime if that was not done yet. */
    static void load() {
        OrtEnvironment.getEnvironment();
    }

    /** Lets go of what was opened before the error. */
    private RuntimeException closing(@Nullable OrtSession made, RuntimeException why) {
        try (options;
                made) {
            return why;
        } catch (OrtException e) {
            why.addSuppressed(e);
            return why;
        }
    }

    private static byte[] bytes(Path file) {
        try {
            byte[] model = Files.readAllBytes(file);
            TinyWeights.zero(model);
            return model;
        } catch (IOException e) {
            throw new UncheckedIOException("the model " + file + " cannot be read: " + e.getMessage(), e);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new IllegalStateException("the model " + file + " ends too soon: fetch it again", e);
        } catch (ArithmeticException | IllegalStateException e) {
            throw new IllegalStateException(
                    "the model " + file + " is damaged (" + e.getMessage() + "): fetch it again", e);
        }
    }

    private void check(OrtSession session) throws OrtException {
        NodeInfo found = session.getInputInfo().get(input);
        if (found == null) {
            throw new IllegalStateException("the model " + file + " has no input '" + input + "', but "
                    + session.getInputInfo().keySet());
        }
        if (found.getInfo() instanceof TensorInfo tensor && !fits(tensor.getShape())) {
            throw new IllegalStateException("the model " + file + " takes an input of shape "
                    + Arrays.toString(tensor.getShape()) + ", config/models.json says " + Arrays.toString(shape));
        }
        if (!session.getOutputInfo().keySet().containsAll(outputs)) {
            throw new IllegalStateException("the model " + file + " has the outputs "
                    + session.getOutputInfo().keySet() + ", config/models.json says " + outputs);
        }
    }

    /** Negative sizes are free. */
    private boolean fits(long[] found) {
        if (found.length != shape.length) {
            return false;
        }
        for (int i = 0; i < shape.length; i++) {
            if (found[i] > 0 && found[i] != shape[i]) {
                return false;
            }
        }
        return true;
    }

    /** Runs the net; the answers are copied out, in the order of the output names. */
    List<float[]> run(float[] values) {
        try (OnnxTensor tensor =
                        OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), FloatBuffer.wrap(values), shape);
                OrtSession.Result result = session.run(Map.of(input, tensor), Set.copyOf(outputs))) {
            return outputs.stream().map(name -> floats(result, name)).toList();
        } catch (OrtException e) {
            throw new IllegalStateException("running the model " + file + " failed: " + e.getMessage(), e);
        }
    }

    private float[] floats(OrtSession.Result result, String name) {
        if (result.get(name).orElseThrow() instanceof OnnxTensor tensor) {
            FloatBuffer buffer = tensor.getFloatBuffer();
            float[] out = new float[buffer.remaining()];
            buffer.get(out);
            return out;
        }
        throw new IllegalStateException("the output '" + name + "' of the model " + file + " is not a tensor");
    }

    /** The session first, the options it was made with after it. */
    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("closing the model " + file + " failed: " + e.getMessage(), e);
        } finally {
            options.close();
        }
    }
}
