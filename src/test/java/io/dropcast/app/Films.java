package io.dropcast.app;

import static org.junit.jupiter.api.Assumptions.abort;

import io.dropcast.demo.DemoFilm;
import io.dropcast.demo.DemoPhotos;
import io.dropcast.demo.FilmShot;
import io.dropcast.demo.FilmWriter;
import io.dropcast.demo.PlaneView;
import io.dropcast.models.ModelTrouble;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Real videos for the inbox. */
final class Films {
    private static Path faces;

    private Films() {}

    /** A second of moving rectangles: no face is in it. */
    static Path plain(Path file) throws IOException {
        return plain(file, 25);
    }

    static Path plain(Path file, int frames) throws IOException {
        Files.createDirectories(file.getParent());
        // made beside its place and renamed, because the encoder knows only plain names and the inbox may be watched
        Path part = Files.createTempDirectory("film").resolve("film.mp4");
        try (FilmWriter film = FilmWriter.open(part, 320, 240, 25)) {
            for (int i = 0; i < frames; i++) {
                film.add(picture(i));
            }
        }
        return Files.move(part, file);
    }

    private static BufferedImage picture(int i) {
        BufferedImage picture = new BufferedImage(320, 240, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.ORANGE);
        pen.fillRect(i % 200, 20, 80, 120);
        pen.dispose();
        return picture;
    }

    /**
     * Three shots of two photographs with three people each, made once for all tests; skips the test, saying why, when the photographs
     * cannot be had.
     */
    static synchronized Path withFaces(Path file) throws IOException {
        if (faces == null) {
            Path made = Files.createTempDirectory("film").resolve("faces.mp4");
            new DemoFilm(photos())
                    .make(
                            List.of(
                                    new FilmShot(
                                            1, new PlaneView(0, 0.046, 1), new PlaneView(0.062, 0.062, 0.875), 0.6),
                                    new FilmShot(2, new PlaneView(0, 0, 1), new PlaneView(0.083, 0.014, 0.833), 0.6),
                                    new FilmShot(
                                            1,
                                            new PlaneView(0.562, 0.078, 0.416),
                                            new PlaneView(0.583, 0.085, 0.395),
                                            0.6)),
                            made);
            faces = made;
        }
        return Files.copy(faces, file);
    }

    /** A film of one's own, of these photographs. */
    static Path of(Path file, List<Path> photos, FilmShot... shots) throws IOException {
        return new DemoFilm(photos).make(List.of(shots), file).file();
    }

    /** The six photographs of the demo; skips the test, saying why, when they cannot be had. */
    static List<Path> photos() {
        Path folder = Path.of(System.getProperty("dropcast.demo.photos", "target/demo-photos"));
        try {
            return new DemoPhotos(folder).fetch();
        } catch (IOException | ModelTrouble e) {
            return abort(
                    "skipped: the demo photographs are not in " + folder + " and cannot be fetched: " + e.getMessage());
        }
    }
}
