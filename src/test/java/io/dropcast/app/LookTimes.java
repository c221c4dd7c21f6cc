package io.dropcast.app;

import io.dropcast.detect.FaceNet;
import io.dropcast.models.InputShape;
import io.dropcast.models.ModelFiles;
import io.dropcast.models.ModelPack;
import io.dropcast.models.ModelPacks;
import io.dropcast.models.onnx.OrtNets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Measures how long the detectors of all packs take for one look, for films of several shapes: see bench/looks.sh. */
public final class LookTimes {
    private static final int ROUNDS = 15;
    private static final int LOOKS = 20;
    private static final int[][] FILMS = {{16, 9}, {4, 3}, {1, 1}, {9, 16}};

    private LookTimes() {}

    public static void main(String[] args) {
        Path models = Path.of(args.length > 0 ? args[0] : "models");
        List<Look> looks = new ArrayList<>();
        for (ModelPack pack : ModelPacks.read(Path.of("config", "models.json")).packs()) {
            OrtNets nets = new OrtNets(pack, new ModelFiles(models, pack).verify());
            int shapes = pack.detector().shape() == InputShape.FILM ? FILMS.length : 1;
            for (int[] film : Arrays.copyOf(FILMS, shapes)) {
                looks.add(new Look(pack.name(), nets.openFaceNet(film[0], film[1])));
            }
        }
        // in turn, so that whatever else the machine does comes to all of them
        for (int round = 0; round < ROUNDS; round++) {
            looks.forEach(Look::round);
        }
        looks.forEach(Look::print);
        looks.forEach(look -> look.net.close());
    }

    private static final class Look {
        private final String pack;
        private final FaceNet net;
        private final float[] input;
        private final double[] times = new double[ROUNDS];
        private int round;

        Look(String pack, FaceNet net) {
            this.pack = pack;
            this.net = net;
            FaceNet.Spec spec = net.spec();
            this.input = new float[3 * spec.width() * spec.height()];
            Random random = new Random(7);
            for (int i = 0; i < input.length; i++) {
                input[i] = (random.nextInt(256) - spec.mean()) / spec.scale();
            }
        }

        void round() {
            long start = System.nanoTime();
            for (int i = 0; i < LOOKS; i++) {
                net.faces(input);
            }
            times[round++] = (System.nanoTime() - start) / 1e6 / LOOKS;
        }

        void print() {
            double[] sorted = times.clone();
            Arrays.sort(sorted);
            System.out.printf(
                    Locale.ROOT,
                    "%-12s %4dx%-4d  median %5.1f ms a look, best %5.1f ms%n",
                    pack,
                    net.spec().width(),
                    net.spec().height(),
                    sorted[ROUNDS / 2],
                    sorted[0]);
        }
    }
}
