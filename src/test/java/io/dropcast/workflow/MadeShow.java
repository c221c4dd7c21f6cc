package io.dropcast.workflow;

import io.dropcast.detect.Detection;
import io.dropcast.detect.Detections;
import io.dropcast.detect.VideoDigest;
import io.dropcast.embed.Face;
import io.dropcast.embed.Repairs;
import io.dropcast.embed.TrackFace;
import io.dropcast.embed.TrackFaces;
import io.dropcast.episode.Digest;
import io.dropcast.episode.EpisodeRun;
import io.dropcast.episode.Key;
import io.dropcast.episode.Recipe;
import io.dropcast.episode.RunMarkers;
import io.dropcast.face.Box;
import io.dropcast.face.Embedding;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.Landmarks;
import io.dropcast.face.Quality;
import io.dropcast.face.TrackId;
import io.dropcast.report.DrawnFace;
import io.dropcast.settings.Settings;
import io.dropcast.store.folder.FolderStore;
import io.dropcast.track.Track;
import io.dropcast.track.TrackMetrics;
import io.dropcast.track.Tracks;
import io.dropcast.video.SampledFrames;
import io.dropcast.video.VideoFacts;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * Writes what detect, track and embed leave of a film, for films that were drawn: nobody was photographed, and no net sees a face in a
 * drawing. The stages from cluster on can run on it as on any other episode. The same arguments give the same bytes.
 */
public final class MadeShow {
    public static final int WIDTH = 640;
    public static final int HEIGHT = 360;
    public static final double FPS = 25;

    private static final int STRIDE = 3;
    private static final int DIMENSIONS = 512;
    private static final int SAMPLES = 12;
    private static final double CROP_SECONDS = 0.24;
    private static final int CROP_SIDE = 160;

    /** A track of somebody who is so much a stranger is not to be trusted. */
    public static final double DOUBTFUL = 0.5;

    private final FolderStore store;
    private final String pack;

    /**
     * @param data the folder of the state
     * @param pack name that the vectors carry
     */
    public MadeShow(Path data, String pack) {
        this.store = new FolderStore(data);
        this.pack = pack;
    }

    /**
     * Somebody in a shot.
     *
     * @param person how they are drawn
     * @param slot where, from 0 (left) to slots - 1
     * @param slots how many are in the picture
     * @param stranger 0 for somebody who looks as always, 1 for somebody who looks like nobody else in this track
     * @param aged 0 for somebody who looks as always, 1 for somebody who looks quite different, but each time the same
     */
    public record Part(int person, int slot, int slots, double stranger, double aged) {
        /** Somebody who looks as always. */
        public static Part of(int person, int slot, int slots) {
            return new Part(person, slot, slots, 0, 0);
        }
    }

    /** A shot of so many seconds. */
    public record Shot(double seconds, List<Part> parts) {}

    /** A film: shot after shot. */
    public record Film(EpisodeId ep, List<Shot> shots) {
        double seconds() {
            return shots.stream().mapToDouble(Shot::seconds).sum();
        }

        long frames() {
            return Math.round(seconds() * FPS);
        }

        /** The shot of a moment. */
        private int shotAt(double ts) {
            double end = 0;
            for (int i = 0; i < shots.size(); i++) {
                end += shots.get(i).seconds();
                if (ts < end - 1e-9) {
                    return i;
                }
            }
            return shots.size() - 1;
        }
    }

    /** One frame of a film. */
    public static BufferedImage picture(Film film, long frame) {
        double ts = frame / FPS;
        int shot = film.shotAt(ts);
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D g = image.createGraphics();
        float hue = shot * 0.173f % 1;
        g.setPaint(new GradientPaint(
                0,
                0,
                Color.getHSBColor(hue, 0.30f, 0.62f),
                WIDTH,
                HEIGHT,
                Color.getHSBColor(hue + 0.08f, 0.42f, 0.30f)));
        g.fillRect(0, 0, WIDTH, HEIGHT);
        for (Part part : film.shots().get(shot).parts()) {
            AffineTransform plain = g.getTransform();
            Box box = box(part, ts);
            double scale = (box.y2() - box.y1()) / (2 * DrawnFace.HALF_HIGH);
            g.translate((box.x1() + box.x2()) / 2, (box.y1() + box.y2()) / 2);
            g.scale(scale, scale);
            g.rotate(0.05 * Math.sin(ts * 1.1 + part.person()));
            DrawnFace.draw(g, part.person(), ts);
            g.setTransform(plain);
        }
        g.dispose();
        return image;
    }

    private static Box box(Part part, double ts) {
        double scale = 1.25 - 0.12 * part.slots() + 0.03 * Math.sin(ts * 0.7 + part.slot());
        double x = WIDTH * (part.slot() + 0.5) / part.slots() + 26 * Math.sin(ts * 0.6 + 2 * part.person());
        double y = HEIGHT * 0.48 + 10 * Math.sin(ts * 0.9 + part.person());
        return Box.around(x, y, 2 * DrawnFace.HALF_WIDE * scale, 2 * DrawnFace.HALF_HIGH * scale);
    }

    /** Writes the manifests and the crops. Each part of each shot is a track, in the order of the film. */
    public void write(Film film) {
        crops(film, manifests(film));
    }

    /** The same with pictures that are not from the film and not flushed to the disk: for films with thousands of tracks. */
    public void writeQuickly(Film film) {
        Map<Integer, byte[]> faces = new HashMap<>();
        for (TrackFace track : manifests(film)) {
            for (Face face : track.faces()) {
                face.cropKey()
                        .ifPresent(key -> quickly(
                                Key.frames(film.ep(), key),
                                faces.computeIfAbsent(track.track().id().number() % 60, n -> DrawnFace.jpeg(n, n))));
            }
        }
    }

    private void quickly(Key key, byte[] content) {
        try {
            Path file = store.path(key);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<TrackFace> manifests(Film film) {
        VideoFacts facts = new VideoFacts(WIDTH, HEIGHT, FPS, film.frames(), film.seconds());
        List<Long> cuts = cuts(film);
        List<TrackFace> tracks = tracks(film);
        List<Detection> faces = tracks.stream()
                .flatMap(t -> t.track().sightings().stream())
                .sorted(Comparator.comparing(Detection::row))
                .toList();
        Manifests manifests = Manifests.in(store, "made");
        manifests
                .detections()
                .write(new Detections(film.ep(), facts, cuts, SampledFrames.every(STRIDE, film.frames()), faces));
        Tracks followed = new Tracks(
                film.ep(),
                facts,
                cuts,
                tracks.stream().map(TrackFace::track).toList(),
                new TrackMetrics(tracks.size(), tracks.size(), 0, 0, 0));
        manifests.tracklets().write(followed);
        manifests.tracks().write(followed, Repairs.NONE);
        manifests.faces().write(new TrackFaces(film.ep(), facts, tracks), pack);
        String digest = Digest.of(film.toString().getBytes(StandardCharsets.UTF_8));
        new RunMarkers(store, "made")
                .write(
                        film.ep(),
                        new Recipe("detect", 1, Map.of(), Map.of(), Map.of("video", digest)),
                        new RunMarkers.Outcome(List.of(), Map.of(), List.of(), Map.of(), Instant.EPOCH, Instant.EPOCH));
        return tracks;
    }

    /** Says that an episode was made from this file, which can be played. */
    public void madeFrom(EpisodeId ep, Path video) {
        try (VideoDigest digest = VideoDigest.begin(store, ep, video)) {
            digest.remember();
        }
    }

    /** Runs the stages from cluster on. */
    public static void finish(EpisodePipeline pipeline, EpisodeId ep, Settings settings) {
        pipeline.edits().identities().take(ep);
        EpisodeRun run = EpisodeRun.withoutVideo(ep, settings);
        pipeline.steps().stream().skip(3).forEach(stage -> stage.run(run));
    }

    private static List<Long> cuts(Film film) {
        List<Long> cuts = new ArrayList<>();
        double at = 0;
        for (Shot shot : film.shots().subList(0, film.shots().size() - 1)) {
            at += shot.seconds();
            cuts.add(Math.round(at * FPS));
        }
        return cuts;
    }

    private List<TrackFace> tracks(Film film) {
        List<List<Detection>> sightings = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        List<Integer> shots = new ArrayList<>();
        double from = 0;
        for (int i = 0; i < film.shots().size(); i++) {
            Shot shot = film.shots().get(i);
            for (Part part : shot.parts()) {
                sightings.add(sightings(part, from, from + shot.seconds()));
                parts.add(part);
                shots.add(i);
            }
            from += shot.seconds();
        }
        number(sightings);
        List<TrackFace> tracks = new ArrayList<>();
        for (int t = 0; t < sightings.size(); t++) {
            tracks.add(track(film.ep(), t + 1, shots.get(t), parts.get(t), sightings.get(t)));
        }
        return tracks;
    }

    /** Detections are counted through the film, frame by frame. */
    private static void number(List<List<Detection>> sightings) {
        List<int[]> places = new ArrayList<>();
        for (int t = 0; t < sightings.size(); t++) {
            for (int i = 0; i < sightings.get(t).size(); i++) {
                places.add(new int[] {t, i});
            }
        }
        places.sort(
                Comparator.comparing((int[] p) -> sightings.get(p[0]).get(p[1]).frameIdx())
                        .thenComparing(p -> p[0]));
        for (int row = 0; row < places.size(); row++) {
            int[] p = places.get(row);
            sightings.get(p[0]).set(p[1], sightings.get(p[0]).get(p[1]).numbered(row));
        }
    }

    private static List<Detection> sightings(Part part, double from, double to) {
        var random = new SplittableRandom(Math.round(from * 1000) * 31 + part.person());
        List<Detection> out = new ArrayList<>();
        long first = (long) Math.ceil(from * FPS / STRIDE - 1e-9) * STRIDE;
        double lastCrop = -1;
        for (long f = first; f < Math.round(to * FPS); f += STRIDE) {
            double ts = f / FPS;
            Box box = box(part, ts);
            // whoever hardly looks like anybody is hardly seen as a face
            double conf = random.nextDouble(0.82, 0.99) - (part.stranger() == DOUBTFUL ? 0.42 : 0);
            Quality quality = Quality.of(conf, random.nextDouble(44, 98), 130, box.area(), 0);
            boolean kept = ts - lastCrop >= CROP_SECONDS - 1e-9;
            lastCrop = kept ? ts : lastCrop;
            out.add(new Detection(
                    0,
                    f,
                    ts,
                    box,
                    conf,
                    Optional.of(frontal(box)),
                    quality,
                    0,
                    kept ? Optional.of(String.format(Locale.ROOT, "%06d_%d.jpg", f, part.slot())) : Optional.empty()));
        }
        return out;
    }

    private static Landmarks frontal(Box box) {
        return Landmarks.of(
                box.xAt(0.33),
                box.yAt(0.43),
                box.xAt(0.67),
                box.yAt(0.43),
                box.xAt(0.5),
                box.yAt(0.6),
                box.xAt(0.38),
                box.yAt(0.74),
                box.xAt(0.62),
                box.yAt(0.74));
    }

    private TrackFace track(EpisodeId ep, int number, int shot, Part part, List<Detection> sightings) {
        TrackId id = new TrackId(number);
        var random = new SplittableRandom(ep.value().hashCode() * 1000L + number);
        double blur = 0.014 + 0.02 * random.nextDouble();
        float[] look = look(part, random, 0.022);
        Embedding vector = Embedding.of(pack, look);
        List<Face> faces = new ArrayList<>();
        int step = Math.max(1, sightings.size() / SAMPLES);
        for (int i = 0; i < sightings.size(); i++) {
            Detection d = sightings.get(i);
            boolean sampled = d.crop().isPresent() && i / step < SAMPLES + 1;
            Embedding own = Embedding.of(pack, shaken(look, random, blur));
            faces.add(new Face(
                    id,
                    d,
                    sampled ? Optional.of(own) : Optional.empty(),
                    sampled ? Optional.empty() : Optional.of(d.crop().isPresent() ? "not_sampled" : "no_crop"),
                    sampled ? OptionalDouble.of(own.similarity(vector)) : OptionalDouble.empty(),
                    d.crop().map(c -> cropKey(id, d))));
        }
        return new TrackFace(new Track(id, shot, sightings), faces, Optional.of(vector));
    }

    private static String cropKey(TrackId track, Detection d) {
        return String.format(Locale.ROOT, "crops/%s/frame_%06d.jpg", track.text(), d.frameIdx());
    }

    /** What the encoder would say: the same of a person each time, but for a little; a stranger is partly somebody else. */
    private static float[] look(Part part, SplittableRandom random, double blur) {
        float[] base = mixed(unit(part.person()), unit(5_000L + part.person()), part.aged());
        float[] other = unit(10_000L + random.nextInt(1_000_000));
        return shaken(mixed(base, other, part.stranger()), random, blur);
    }

    private static float[] mixed(float[] one, float[] other, double share) {
        float[] out = new float[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            out[i] = (float) ((1 - share) * one[i] + share * other[i]);
        }
        return out;
    }

    private static float[] unit(long seed) {
        var random = new SplittableRandom(seed * 7919 + 17);
        float[] out = new float[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            out[i] = (float) (gauss(random) / Math.sqrt(DIMENSIONS));
        }
        return out;
    }

    private static float[] shaken(float[] vector, SplittableRandom random, double blur) {
        float[] out = vector.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] += (float) (blur * gauss(random));
        }
        return out;
    }

    /** About normal: enough for looks. */
    private static double gauss(SplittableRandom random) {
        double sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum - 6;
    }

    private void crops(Film film, List<TrackFace> tracks) {
        for (TrackFace track : tracks) {
            for (Face face : track.faces()) {
                face.cropKey()
                        .ifPresent(key -> store.write(
                                Key.frames(film.ep(), key),
                                DrawnFace.encoded(cut(
                                        picture(film, face.seen().frameIdx()),
                                        face.seen().box()))));
            }
        }
    }

    /** The face with a fifth around it, as a square. */
    private static BufferedImage cut(BufferedImage frame, Box box) {
        double side = 1.2 * Math.max(box.x2() - box.x1(), box.y2() - box.y1());
        double x = (box.x1() + box.x2() - side) / 2;
        double y = (box.y1() + box.y2() - side) / 2;
        var crop = new BufferedImage(CROP_SIDE, CROP_SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = crop.createGraphics();
        g.setRenderingHint(
                java.awt.RenderingHints.KEY_INTERPOLATION, java.awt.RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        double scale = CROP_SIDE / side;
        g.scale(scale, scale);
        g.translate(-x, -y);
        g.drawImage(frame, 0, 0, null);
        g.dispose();
        return crop;
    }
}
