package io.dropcast.cluster.evidence;

import io.dropcast.face.ShotEnds;
import java.util.List;

/**
 * What is heard beside the faces when tracks are compared.
 *
 * @param clothes whether clothes are asked
 * @param shots how the episode's shots look, by which camera set-ups are known again; none when threads are not asked
 */
public record Witnesses(boolean clothes, List<ShotEnds> shots) {
    /** Faces alone. */
    public static final Witnesses NONE = new Witnesses(false, List.of());

    public Witnesses {
        shots = List.copyOf(shots);
    }
}
