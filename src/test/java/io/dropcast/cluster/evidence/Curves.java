package io.dropcast.cluster.evidence;

import java.util.List;
import java.util.Optional;

/** What similarities say with an encoder such as the shipped one: hardly anything below a norm of 2, nearly all above 3. */
public final class Curves {
    public static final double POOR = 1.6;
    public static final double CLEAR = 3.8;

    public static final FaceRatio FACES = new FaceRatio(
            List.of(
                    new FaceRatio.Point(1.4, 0.52, 0.27, 0.09, 0.53, 0.18),
                    new FaceRatio.Point(1.8, 0.34, 0.21, 0.05, 0.36, 0.18),
                    new FaceRatio.Point(2.2, 0.16, 0.15, 0.03, 0.24, 0.18),
                    new FaceRatio.Point(2.6, 0.06, 0.11, 0.02, 0.33, 0.18),
                    new FaceRatio.Point(3.0, 0.02, 0.10, 0.01, 0.60, 0.18),
                    new FaceRatio.Point(4.0, 0.00, 0.09, 0.003, 0.87, 0.18)),
            1.5);

    public static final PackLikeness PACK = new PackLikeness(0.5, Optional.empty(), Optional.of(FACES));

    private Curves() {}
}
