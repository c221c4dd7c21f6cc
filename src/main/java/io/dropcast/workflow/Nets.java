package io.dropcast.workflow;

import io.dropcast.cluster.evidence.PackLikeness;
import io.dropcast.detect.FaceNet;
import io.dropcast.embed.FaceEncoder;
import java.util.Map;

/** Opens the models of a pack, whose files were checked. */
public interface Nets {

    /** Name of the pack; vectors carry it. */
    String pack();

    /** File name to digest, of the nets that detect uses. */
    Map<String, String> faceNetDigests();

    /** File name to digest, of the net that embed uses. */
    Map<String, String> encoderDigests();

    /** How alike the vectors of the pack are. */
    PackLikeness likeness();

    /**
     * A net for one worker, which closes it.
     *
     * @param width pixels of the video that it is for, as it is shown, 1 or more
     * @param height pixels, 1 or more
     */
    FaceNet openFaceNet(int width, int height);

    /** A net for one worker, which closes it. */
    FaceEncoder openEncoder();
}
