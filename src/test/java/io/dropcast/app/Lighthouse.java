package io.dropcast.app;

import io.dropcast.demo.FilmWriter;
import io.dropcast.face.EpisodeId;
import io.dropcast.workflow.EpisodePipeline;
import io.dropcast.workflow.MadeShow;
import io.dropcast.workflow.MadeShow.Film;
import io.dropcast.workflow.MadeShow.Part;
import io.dropcast.workflow.MadeShow.Shot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A show that was drawn, in a lab: a short first episode that can be played, a second one without its film, and a long third one. */
final class Lighthouse {
    static final String SHOW = "the-lighthouse";
    static final EpisodeId FIRST = new EpisodeId(SHOW + "-s02e01");
    static final EpisodeId SECOND = new EpisodeId(SHOW + "-s02e02");
    static final EpisodeId LONG = new EpisodeId("long-night-s01e01");

    private static final int CAST = 10;

    private final Lab lab;
    private final MadeShow made;
    private final EpisodePipeline pipeline;
    private final Wiring wiring;

    Lighthouse(Lab lab) {
        this.lab = lab;
        // far apart, and one who is not quite like himself: a low threshold shows what the page says of doubt
        this.wiring = lab.wiring("dropcast.cluster.cluster-thresh", "0.33");
        this.made = new MadeShow(lab.data(), wiring.pack().name());
        this.pipeline = wiring.pipeline(new Quiet());
    }

    /** Both short episodes, the first with its film. */
    void shortOnes() throws IOException {
        Film first = first();
        made.write(first);
        Path video = Files.createDirectories(lab.inbox().resolve(".done")).resolve("The Lighthouse S02E01.mp4");
        film(first, video);
        made.madeFrom(FIRST, video);
        Film second = second();
        made.write(second);
        process(FIRST);
        process(SECOND);
    }

    /** An episode with so many tracks. */
    void longOne(int tracks) {
        List<Shot> shots = new ArrayList<>();
        for (int t = 0; t < tracks; t += 4) {
            List<Part> parts = new ArrayList<>();
            for (int slot = 0; slot < Math.min(4, tracks - t); slot++) {
                parts.add(Part.of(1 + (t / 4 + 3 * slot) % (CAST + 2), slot, 4));
            }
            shots.add(new Shot(0.24, parts));
        }
        made.writeQuickly(new Film(LONG, shots));
        process(LONG);
    }

    private static Film first() {
        List<Shot> shots = new ArrayList<>(shots(3, 12, 0, CAST, 0));
        // one who changes his looks, and one track that only seems to be somebody's
        for (double stranger : new double[] {0.44, 0.46, 0.48, 0.49, 0.49, MadeShow.DOUBTFUL}) {
            shots.add(new Shot(2.4, List.of(new Part(4, 0, 1, stranger, 0))));
        }
        shots.add(new Shot(2.4, List.of(new Part(1, 0, 1, 0.61, 0))));
        return new Film(FIRST, shots);
    }

    private static Film second() {
        List<Shot> shots = new ArrayList<>(shots(8, 10, 0, 6, 0));
        shots.addAll(shots(21, 6, 6, 3, 0.63));
        return new Film(SECOND, shots);
    }

    private static List<Shot> shots(long seed, int count, int from, int cast, double aged) {
        var random = new SplittableRandom(seed);
        List<Shot> out = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int slots = 1 + random.nextInt(3);
            List<Part> parts = new ArrayList<>();
            int first = random.nextInt(cast);
            for (int slot = 0; slot < slots; slot++) {
                // the first of the cast are seen most
                int person = from + 1 + (first * first / cast + slot * (1 + i % 2)) % cast;
                parts.add(new Part(person, slot, slots, 0, aged));
            }
            out.add(new Shot(2.4 + 0.12 * random.nextInt(20), parts));
        }
        return out;
    }

    private static void film(Film film, Path file) throws IOException {
        Path part = Files.createTempDirectory("film").resolve("film.mp4");
        try (FilmWriter writer = FilmWriter.open(part, MadeShow.WIDTH, MadeShow.HEIGHT, MadeShow.FPS)) {
            for (long f = 0;
                    f
                            < Math.round(film.shots().stream()
                                            .mapToDouble(Shot::seconds)
                                            .sum()
                                    * MadeShow.FPS);
                    f++) {
                writer.add(MadeShow.picture(film, f));
            }
        }
        Files.move(part, file);
    }

    private void process(EpisodeId ep) {
        MadeShow.finish(pipeline, ep, pipeline.settings().forRun(ep, wiring.checked(), Map.of()));
    }

    /** Writes it below a folder, to be looked at. */
    public static void main(String[] args) throws IOException {
        Lighthouse show = new Lighthouse(Lab.in(Path.of(args[0]).toAbsolutePath()));
        long start = System.nanoTime();
        show.shortOnes();
        System.out.printf("short ones: %.1f s%n", (System.nanoTime() - start) / 1e9);
        if (args.length > 1) {
            start = System.nanoTime();
            show.longOne(Integer.parseInt(args[1]));
            System.out.printf("long one: %.1f s%n", (System.nanoTime() - start) / 1e9);
        }
    }
}
