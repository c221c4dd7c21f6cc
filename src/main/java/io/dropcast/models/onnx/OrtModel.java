package io.dropcast.models.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One ONNX file with one thread of its own. One caller at a time. The environment is shared by the process and never closed, as ONNX
 * Runtime asks for.
 */
final class OrtModel implements AutoCloseable {
    private final OrtFile file;
    private final List<Tensor> outputs;
    private final Set<String> names;
    private final OrtSession.SessionOptions options;
    private final OrtSession session;
    /**
     * What the input tensor lies on. One for all runs: memory outside Java's heap is given back only when Java collects its old objects,
     * which in an hour of film it has no reason to do.
     */
    private final FloatBuffer given;

    private final OnnxTensor tensor;
    private final Map<String, OnnxTensor> inputs;

    /**
     * @param outputs those that are wanted; the file may have others
     * @throws IllegalStateException when the file is no such model: both what is asked for and what was found are named
     */
    OrtModel(OrtFile file, Tensor input, List<Tensor> outputs) {
        this.file = file;
        this.outputs = List.copyOf(outputs);
        this.names = outputs.stream().map(Tensor::name).collect(Collectors.toUnmodifiableSet());
        this.options = new OrtSession.SessionOptions();
        this.given = ByteBuffer.allocateDirect(Math.multiplyExact(input.size(), Float.BYTES))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        OrtSession made = null;
        try {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setSessionLogLevel(ai.onnxruntime.OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            made = OrtEnvironment.getEnvironment().createSession(file.bytes(), options);
            check(made, input);
            this.tensor = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), given, input.lengths());
        } catch (OrtException e) {
            throw closing(
                    made, new IllegalStateException("the model " + file + " cannot be loaded: " + e.getMessage(), e));
        } catch (RuntimeException e) {
            throw closing(made, e);
        }
        this.session = made;
        this.inputs = Map.of(input.name(), tensor);
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

    private void check(OrtSession session, Tensor input) throws OrtException {
        check("takes an input", "has no input", input, session.getInputInfo());
        for (Tensor output : outputs) {
            check("gives an output", "has no output", output, session.getOutputInfo());
        }
    }

    private void check(String what, String missing, Tensor wanted, Map<String, NodeInfo> found) {
        NodeInfo node = found.get(wanted.name());
        if (node == null) {
            throw new IllegalStateException(
                    "the model " + file + " " + missing + " '" + wanted.name() + "', but " + found.keySet());
        }
        if (node.getInfo() instanceof TensorInfo tensor) {
            check(what, wanted, tensor.getShape());
        }
    }

    private void check(String what, Tensor wanted, long[] found) {
        String says = "the model " + file + " " + what + " '" + wanted.name() + "' of shape " + Arrays.toString(found)
                + ", config/models.json says ";
        if (wanted.isFixedBy(found)) {
            throw new IllegalStateException(
                    says + "\"shape\": \"film\", for which the file must leave width and height open:"
                            + " say \"shape\": \"fixed\" there with the width and height of the file, or export the model with open"
                            + " axes");
        }
        if (!wanted.fits(found)) {
            throw new IllegalStateException(says + wanted.shape());
        }
    }

    /**
     * Runs the net; the answers are copied out, in the order of the output names.
     *
     * @throws IllegalStateException when these are not as many values as the input has
     */
    List<float[]> run(float[] values) {
        if (values.length != given.capacity()) {
            throw new IllegalStateException(
                    "the model " + file + " takes " + given.capacity() + " values, found " + values.length);
        }
        given.put(0, values);
        try (OrtSession.Result result = session.run(inputs, names)) {
            return outputs.stream().map(output -> floats(result, output)).toList();
        } catch (OrtException e) {
            throw new IllegalStateException("running the model " + file + " failed: " + e.getMessage(), e);
        }
    }

    /** Where the file leaves a length open, this is the first time that it is known. */
    private float[] floats(OrtSession.Result result, Tensor wanted) {
        if (!(result.get(wanted.name()).orElseThrow() instanceof OnnxTensor tensor)) {
            throw new IllegalStateException(
                    "the output '" + wanted.name() + "' of the model " + file + " is not a tensor");
        }
        FloatBuffer buffer = tensor.getFloatBuffer();
        if (buffer == null || buffer.remaining() != wanted.size()) {
            throw new IllegalStateException("the model " + file + " gave an output '" + wanted.name() + "' of "
                    + tensor.getInfo() + ", config/models.json says " + wanted.shape());
        }
        float[] out = new float[buffer.remaining()];
        buffer.get(out);
        return out;
    }

    /** The session first, the options it was made with after it. */
    @Override
    public void close() {
        try (tensor) {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("closing the model " + file + " failed: " + e.getMessage(), e);
        } finally {
            options.close();
        }
    }
}
