package io.dropcast.embed;

import io.dropcast.detect.Detection;
import io.dropcast.face.Embedding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The faces of a track, encoded as they are asked for and each once. One thread. */
final class FitFaces {
    /** Faces that follow each other in one shot and are less alike are sampled more densely; of one person 99 in 100 are above. */
    private static final double SUSPECT = 0.5;

    /** Faces sampled in a suspicious hole at a time. */
    private static final int CLOSER = 4;

    private final Gate gate;
    private final int samples;
    private final Function<Detection, Encoded> encoder;
    private final Map<Integer, Encoded> known = new HashMap<>();

    FitFaces(Gate gate, int samples, Function<Detection, Encoded> encoder) {
        this.gate = gate;
        this.samples = samples;
        this.encoder = encoder;
    }

    Embedding vector(Detection face) {
        return encoded(face).vector();
    }

    private Encoded encoded(Detection face) {
        return known.computeIfAbsent(face.row(), row -> encoder.apply(face));
    }

    List<Embedding> vectors(List<Detection> faces) {
        return faces.stream().map(this::vector).toList();
    }

    List<Sample> samples(List<Detection> faces) {
        return faces.stream().map(f -> new Sample(f, encoded(f))).toList();
    }

    /**
     * The faces by which to judge: the samples, the first and the last, and more where two that follow each other are not alike, because
     * there another person may have come in between; at most as many again.
     */
    List<Detection> judged(List<Detection> sightings) {
        List<Detection> fit =
                sightings.stream().filter(d -> gate.refuses(d).isEmpty()).toList();
        List<Detection> chosen = withEnds(fit);
        int left = samples;
        List<Detection> more = closer(chosen, fit, left);
        while (!more.isEmpty()) {
            chosen.addAll(more);
            chosen.sort(Sampler.IN_TIME);
            left -= more.size();
            more = closer(chosen, fit, left);
        }
        return chosen;
    }

    /** A tracker that went astray often did so shortly before it lost its face, or took a moment to find its own. */
    private List<Detection> withEnds(List<Detection> fit) {
        List<Detection> chosen = new ArrayList<>(Sampler.choose(fit, samples));
        if (!fit.isEmpty()) {
            chosen.add(fit.get(0));
            chosen.add(fit.get(fit.size() - 1));
        }
        return chosen.stream().distinct().sorted(Sampler.IN_TIME).collect(Collectors.toCollection(ArrayList::new));
    }

    /** Faces of the most suspicious hole that has any. */
    private List<Detection> closer(List<Detection> chosen, List<Detection> fit, int most) {
        List<Detection> found = List.of();
        double least = SUSPECT;
        for (int i = 1; i < chosen.size() && most > 0; i++) {
            Detection before = chosen.get(i - 1);
            Detection after = chosen.get(i);
            double similarity = vector(before).similarity(vector(after));
            if (similarity < least) {
                List<Detection> hole = fit.stream()
                        .filter(d -> d.frameIdx() > before.frameIdx() && d.frameIdx() < after.frameIdx())
                        .toList();
                if (!hole.isEmpty()) {
                    found = Sampler.choose(hole, Math.min(most, CLOSER));
                    least = similarity;
                }
            }
        }
        return found;
    }
}
