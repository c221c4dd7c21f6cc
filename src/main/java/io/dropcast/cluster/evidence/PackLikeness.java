package io.dropcast.cluster.evidence;

import java.util.Optional;

/**
 * What a model pack says of its vectors.
 *
 * @param clusterThresh the threshold for episodes that say too little themselves, 0.2..0.99
 * @param strangers how alike different people are to these models; empty when nobody measured it
 * @param faces what a similarity says of pictures that are more or less good; empty when it was not measured
 */
public record PackLikeness(double clusterThresh, Optional<StrangerCurve> strangers, Optional<FaceRatio> faces) {
    /** Of a pack that says nothing: what is right for most models of this kind. */
    public static final PackLikeness UNKNOWN = new PackLikeness(0.5, Optional.empty(), Optional.empty());
}
