package io.dropcast.models.onnx;

import java.util.List;

/** The tensors of a net, as the pack says. */
public record Tensors(Tensor input, List<Tensor> outputs) {
    public Tensors {
        outputs = List.copyOf(outputs);
    }

    OrtModel open(OrtFile file) {
        return new OrtModel(file, input, outputs);
    }
}
