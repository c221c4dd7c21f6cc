package io.dropcast.models.onnx;

import io.dropcast.detect.FaceNet;
import io.dropcast.detect.RawFaces;
import io.dropcast.detect.nets.YuNetGrid;

/** YuNet, which finds faces and their five points at once, as an ONNX file. */
public final class OrtYuNet implements FaceNet {
    private final Spec spec;
    private final OrtModel model;
    private final YuNetGrid grid;

    /**
     * @param tensors outputs in the order of {@link YuNetGrid#faces}
     * @throws IllegalStateException when the file is no such model
     */
    public OrtYuNet(OrtFile file, Tensors tensors, Spec spec) {
        this.spec = spec;
        this.grid = new YuNetGrid(spec.width(), spec.height());
        this.model = tensors.open(file);
    }

    @Override
    public Spec spec() {
        return spec;
    }

    @Override
    public RawFaces faces(float[] input) {
        return grid.faces(model.run(input));
    }

    @Override
    public float[] points(float[] input) {
        throw new IllegalStateException("YuNet finds the points with the faces");
    }

    @Override
    public void close() {
        model.close();
    }
}
