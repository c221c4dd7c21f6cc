package io.dropcast.detect.nets;

import io.dropcast.detect.RawFaces;
import java.util.List;

/**
 * Ultra-Light-Fast-Generic-Face-Detector with its RFB module. {@code scores} is 1 x anchors x 2 (background, face), {@code boxes} 1 x
 * anchors x 4, corners in 0..1, already decoded. It finds no points.
 */
public record UltraLightRfb() implements DetectorFamily {

    @Override
    public String id() {
        return "ultralight-rfb";
    }

    @Override
    public List<String> outputs() {
        return List.of("scores", "boxes");
    }

    @Override
    public RawFaces faces(List<float[]> outputs, int width, int height) {
        float[] both = outputs.get(0);
        float[] face = new float[both.length / 2];
        for (int i = 0; i < face.length; i++) {
            face[i] = both[2 * i + 1];
        }
        return new RawFaces(face, outputs.get(1));
    }
}
