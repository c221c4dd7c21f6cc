package io.dropcast.video;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * Films made up as glances, with their cuts known. A scene is a landscape of soft shapes that a camera looks at from a place and with a
 * zoom, both of which may change from frame to frame; a person moves about in it. The same kind and seed give the same film.
 */
final class CutFilms {
    /** What is made up. */
    enum Kind {
        HARD("hard cut"),
        HARD_SIMILAR("hard cut, same set from another side"),
        HARD_MOVING("hard cut between moving shots"),
        HARD_DARK("hard cut between dark shots"),
        LETTERBOX("hard cut, letterbox"),
        GRAIN("hard cut, heavy grain"),
        DISSOLVE("dissolve, 6 to 25 frames"),
        DISSOLVE_MOVING("dissolve between moving shots"),
        DISSOLVE_SIMILAR("dissolve, same set"),
        FADE_BLACK("fade through black"),
        FADE_WHITE("fade through white"),
        FLASH("no cut: flash of 1 to 3 frames"),
        LONG_FLASH("no cut: flash of 4 to 6 frames"),
        PAN("no cut: fast pan"),
        ZOOM("no cut: fast zoom"),
        CROSSING("no cut: something crosses near the lens"),
        SHAKE("no cut: camera held by hand"),
        LIGHT("no cut: the light grows or falls");

        final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** A cut and where it may be found: anywhere inside of a dissolve, to the frame else. */
    record Cut(int first, int last) {}

    record Film(List<FrameSignature> glances, List<Cut> cuts) {}

    /** Where the camera stands, in cells of the scene, and how many of them a cell of the picture shows. */
    private record View(double x, double y, double zoom) {}

    private interface Camera {
        View at(int frame);
    }

    private static final int SHOT = 40;

    private final Random random;
    private final Kind kind;
    private final double grain;

    private CutFilms(Kind kind, long seed) {
        this.random = new Random(1_000_003L * kind.words.hashCode() + seed);
        this.kind = kind;
        this.grain = kind == Kind.GRAIN ? 3 : 0.7;
    }

    static Film make(Kind kind, long seed) {
        return new CutFilms(kind, seed).film();
    }

    private Film film() {
        Shot a = new Shot(new Scene(random.nextLong(), dark()), camera());
        return switch (kind) {
            case HARD, HARD_MOVING, GRAIN, LETTERBOX, HARD_DARK -> joined(a, other(), 0);
            case HARD_SIMILAR -> joined(a, similar(a), 0);
            case DISSOLVE, DISSOLVE_MOVING -> joined(a, other(), 6 + random.nextInt(20));
            case DISSOLVE_SIMILAR -> joined(a, similar(a), 6 + random.nextInt(20));
            case FADE_BLACK -> through(a, other(), 16);
            case FADE_WHITE -> through(a, other(), 235);
            case FLASH -> flash(a, 1 + random.nextInt(3));
            case LONG_FLASH -> flash(a, 4 + random.nextInt(3));
            case CROSSING -> crossing(a);
            case LIGHT -> light(a);
            case PAN, ZOOM, SHAKE -> new Film(shot(a, 0, 2 * SHOT), List.of());
        };
    }

    private boolean dark() {
        return kind == Kind.HARD_DARK;
    }

    private Shot other() {
        return new Shot(new Scene(random.nextLong(), dark()), camera());
    }

    /** The same walls and the same people, from the other side. */
    private Shot similar(Shot a) {
        double dx = 14 + 30 * random.nextDouble();
        double zoom = 0.6 + 0.9 * random.nextDouble();
        Camera there = f -> {
            View v = a.camera.at(f);
            return new View(v.x + dx, v.y + 3, v.zoom * zoom);
        };
        return new Shot(a.scene, there);
    }

    private Camera camera() {
        double x = 1000 * random.nextDouble();
        double y = 1000 * random.nextDouble();
        double speed = random.nextDouble() * Math.PI * 2;
        return switch (kind) {
            case HARD_MOVING, DISSOLVE_MOVING -> {
                double fast = 0.2 + 0.5 * random.nextDouble();
                yield f -> new View(x + fast * f * Math.cos(speed), y + 0.3 * fast * f * Math.sin(speed), 1);
            }
            case PAN -> {
                // still, then faster and faster, then still again: 30 to 100 cells in about a second
                double far = 30 + 70 * random.nextDouble();
                int begin = 15 + random.nextInt(15);
                int frames = 15 + random.nextInt(20);
                yield f -> new View(x + far * eased((f - begin) / (double) frames), y, 1);
            }
            case ZOOM -> {
                double factor = random.nextBoolean() ? 3 : 1 / 3.0;
                int begin = 15 + random.nextInt(15);
                int frames = 10 + random.nextInt(20);
                yield f -> new View(x, y, Math.pow(factor, eased((f - begin) / (double) frames)));
            }
            case SHAKE -> {
                double[] sway = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
                yield f -> new View(
                        x + 0.8 * Math.sin(f * (0.6 + sway[0])) + 0.4 * Math.sin(f * (1.5 + sway[1])),
                        y + 0.6 * Math.sin(f * (0.8 + sway[2])),
                        1);
            }
            default -> f -> new View(x + 0.02 * f, y, 1);
        };
    }

    private static double eased(double t) {
        double c = Math.max(0, Math.min(1, t));
        return c * c * (3 - 2 * c);
    }

    /** @param mixed frames in which both are seen; 0 for a hard cut */
    private Film joined(Shot a, Shot b, int mixed) {
        List<FrameSignature> out = new ArrayList<>();
        int length = 2 * SHOT + mixed;
        for (int f = 0; f < length; f++) {
            double share = mixed == 0 ? (f < SHOT ? 0 : 1) : Math.max(0, Math.min(1, (f - SHOT + 1) / (mixed + 1.0)));
            out.add(glance(blend(a.cells(f), b.cells(f), share)));
        }
        return new Film(out, List.of(mixed == 0 ? new Cut(SHOT, SHOT) : new Cut(SHOT, SHOT + mixed)));
    }

    private Film through(Shot a, Shot b, int luma) {
        double[] flat = flat(luma);
        int out = 8 + random.nextInt(18);
        int hold = 1 + random.nextInt(12);
        int in = 8 + random.nextInt(18);
        List<FrameSignature> film = new ArrayList<>();
        for (int f = 0; f < 2 * SHOT + out + hold + in; f++) {
            double away = (f - SHOT + 1) / (double) out;
            double back = (f - SHOT - out - hold + 1) / (double) in;
            film.add(glance(
                    back <= 0
                            ? blend(a.cells(f), flat, Math.max(0, Math.min(1, away)))
                            : blend(flat, b.cells(f), Math.min(1, back))));
        }
        return new Film(film, List.of(new Cut(SHOT, SHOT + out + hold + in)));
    }

    private Film flash(Shot a, int frames) {
        List<FrameSignature> film = shot(a, 0, 2 * SHOT);
        double strength = 0.5 + 0.5 * random.nextDouble();
        for (int f = 0; f < frames; f++) {
            double share = strength * (1 - 0.5 * f / frames);
            film.set(SHOT + f, glance(blend(a.cells(SHOT + f), flat(240), share)));
        }
        return new Film(film, List.of());
    }

    private Film light(Shot a) {
        double to = random.nextBoolean() ? 0.5 : 1.5;
        int frames = 10 + random.nextInt(30);
        List<FrameSignature> film = new ArrayList<>();
        for (int f = 0; f < 2 * SHOT; f++) {
            double gain = 1 + (to - 1) * eased((f - 20) / (double) frames);
            double[] cells = a.cells(f);
            for (int c = 0; c < FrameSignature.CELLS; c++) {
                cells[c] = 16 + (cells[c] - 16) * gain;
            }
            film.add(glance(cells));
        }
        return new Film(film, List.of());
    }

    /** A dark thing as wide as half the picture or more goes through it within 6 to 20 frames. */
    private Film crossing(Shot a) {
        int frames = 6 + random.nextInt(15);
        double wide = FrameSignature.WIDTH * (0.4 + 0.5 * random.nextDouble());
        double luma = 20 + 60 * random.nextDouble();
        List<FrameSignature> film = new ArrayList<>();
        for (int f = 0; f < 2 * SHOT; f++) {
            double[] cells = a.cells(f);
            double left = -wide + (FrameSignature.WIDTH + wide) * (f - 30) / (double) frames;
            for (int c = 0; c < FrameSignature.CELLS; c++) {
                int col = c % FrameSignature.WIDTH;
                double share = Math.max(0, Math.min(1, Math.min(col + 1 - left, left + wide - col)));
                if (f >= 30 && share > 0) {
                    cells[c] = (1 - share) * cells[c] + share * luma;
                    cells[FrameSignature.CELLS + c] = (1 - share) * cells[FrameSignature.CELLS + c] + share * 128;
                    cells[2 * FrameSignature.CELLS + c] =
                            (1 - share) * cells[2 * FrameSignature.CELLS + c] + share * 128;
                }
            }
            film.add(glance(cells));
        }
        return new Film(film, List.of());
    }

    private List<FrameSignature> shot(Shot a, int from, int to) {
        List<FrameSignature> out = new ArrayList<>();
        for (int f = from; f < to; f++) {
            out.add(glance(a.cells(f)));
        }
        return out;
    }

    private static double[] flat(int luma) {
        double[] cells = new double[3 * FrameSignature.CELLS];
        for (int c = 0; c < cells.length; c++) {
            cells[c] = c < FrameSignature.CELLS ? luma : 128;
        }
        return cells;
    }

    private static double[] blend(double[] a, double[] b, double share) {
        double[] out = new double[a.length];
        for (int c = 0; c < out.length; c++) {
            out[c] = (1 - share) * a[c] + share * b[c];
        }
        return out;
    }

    private FrameSignature glance(double[] cells) {
        int[] yuv = new int[cells.length];
        for (int c = 0; c < yuv.length; c++) {
            int row = c % FrameSignature.CELLS / FrameSignature.WIDTH;
            boolean bar = kind == Kind.LETTERBOX && (row < 3 || row >= FrameSignature.HEIGHT - 3);
            double value = bar ? (c < FrameSignature.CELLS ? 16 : 128) : cells[c] + grain * random.nextGaussian();
            yuv[c] = (int) Math.max(0, Math.min(255, Math.round(value)));
        }
        return new FrameSignature(yuv);
    }

    /** A scene that is filmed; somebody moves about in it. */
    private static final class Shot {
        private final Scene scene;
        private final Camera camera;

        Shot(Scene scene, Camera camera) {
            this.scene = scene;
            this.camera = camera;
        }

        double[] cells(int frame) {
            double[] cells = new double[3 * FrameSignature.CELLS];
            View v = camera.at(frame);
            DoubleUnaryOperator sway = f -> 2.5 * Math.sin(f / 9 + scene.seed % 7);
            double personX = FrameSignature.WIDTH / 2.0 + sway.applyAsDouble(frame);
            for (int c = 0; c < cells.length; c++) {
                int plane = c / FrameSignature.CELLS;
                int row = c % FrameSignature.CELLS / FrameSignature.WIDTH;
                int col = c % FrameSignature.WIDTH;
                double away = Math.hypot((col - personX) / 4, (row - 11) / 8.0);
                cells[c] = away < 1 ? scene.person[plane] : scene.at(plane, v.x + col * v.zoom, v.y + row * v.zoom);
            }
            return cells;
        }
    }

    /** Soft shapes without end. */
    private static final class Scene {
        private final long seed;
        private final double[] middle = new double[3];
        private final double[] contrast = new double[3];
        private final double[] person = new double[3];

        Scene(long seed, boolean dark) {
            this.seed = seed;
            Random r = new Random(seed);
            middle[0] = dark ? 30 + 15 * r.nextDouble() : 70 + 80 * r.nextDouble();
            contrast[0] = dark ? 12 : 35 + 35 * r.nextDouble();
            for (int p = 1; p < 3; p++) {
                middle[p] = 128 + (dark ? 6 : 24) * (r.nextDouble() - 0.5);
                contrast[p] = dark ? 4 : 14;
            }
            person[0] = middle[0] + contrast[0] * (2 * r.nextDouble() - 1);
            person[1] = 118;
            person[2] = 142;
        }

        double at(int plane, double x, double y) {
            return middle[plane]
                    + contrast[plane] * (0.7 * soft(plane, x / 6, y / 6) + 0.3 * soft(plane + 3, x / 1.7, y / 1.7));
        }

        /** Random values at whole places, mixed in between; -1..1. */
        private double soft(int layer, double x, double y) {
            int x0 = (int) Math.floor(x);
            int y0 = (int) Math.floor(y);
            double fx = eased(x - x0);
            double fy = eased(y - y0);
            double top = (1 - fx) * value(layer, x0, y0) + fx * value(layer, x0 + 1, y0);
            double bottom = (1 - fx) * value(layer, x0, y0 + 1) + fx * value(layer, x0 + 1, y0 + 1);
            return (1 - fy) * top + fy * bottom;
        }

        private double value(int layer, int x, int y) {
            long h = seed + layer * 0x9E3779B97F4A7C15L + x * 0xC2B2AE3D27D4EB4FL + y * 0x165667B19E3779F9L;
            h = (h ^ (h >>> 31)) * 0xBF58476D1CE4E5B9L;
            h = (h ^ (h >>> 29)) * 0x94D049BB133111EBL;
            return ((h >>> 11) / (double) (1L << 53)) * 2 - 1;
        }
    }
}
