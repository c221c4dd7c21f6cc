package io.dropcast.embed;

import io.dropcast.detect.Detection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Chooses which faces of a track are encoded: spread in time, the best of each stretch. */
final class Sampler {
    private static final Comparator<Detection> BEST = Comparator.comparingDouble(
                    (Detection d) -> d.quality().score())
            .thenComparing(Comparator.comparingInt(Detection::row).reversed());

    /** By frame; a track has one face a frame. */
    static final Comparator<Detection> IN_TIME = Comparator.comparingLong(Detection::frameIdx);

    private Sampler() {}

    /**
     * @param fit the faces that may be encoded, rising by frame
     * @return at most {@code most} of them, rising by frame
     */
    static List<Detection> choose(List<Detection> fit, int most) {
        if (fit.size() <= most) {
            return fit;
        }
        double start = fit.get(0).ts();
        double length = fit.get(fit.size() - 1).ts() - start;
        List<Detection> chosen = new ArrayList<>();
        int from = 0;
        for (int stretch = 0; stretch < most && from < fit.size(); stretch++) {
            double end = start + length * (stretch + 1) / most;
            int to = from;
            while (to < fit.size() && (fit.get(to).ts() <= end || stretch == most - 1)) {
                to++;
            }
            fit.subList(from, to).stream().max(BEST).ifPresent(chosen::add);
            from = to;
        }
        return chosen;
    }
}
