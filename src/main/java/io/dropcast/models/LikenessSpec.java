package io.dropcast.models;

import io.dropcast.face.Range;
import java.util.Optional;

/**
 * How alike the track vectors of a pack are: what a threshold of similarity can be chosen by.
 *
 * @param clusterThresh cosine similarity at which clusters stop being merged when the episode itself says too little, 0.2..0.99
 * @param strangers how alike different people are; empty when nobody measured it
 * @param faces what a similarity says, by the norm of the vectors; empty when it was not measured
 */
public record LikenessSpec(double clusterThresh, Optional<StrangersSpec> strangers, Optional<FacesSpec> faces) {

    /** @throws IllegalArgumentException naming the value and its range */
    public LikenessSpec {
        Range.check("cluster_thresh", clusterThresh, 0.2, 0.99);
    }
}
