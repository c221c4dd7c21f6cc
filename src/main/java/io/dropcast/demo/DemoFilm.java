package io.dropcast.demo;

import io.dropcast.face.Box;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a film of {@value #WIDTH}x{@value #HEIGHT} pixels, {@value #FPS} frames a second, from photographs. The same
 * photographs and shots give the same bytes. Holds the decoded photographs, about 8 MB each.
 */
public final class DemoFilm {
    public static final int WIDTH = 1280;
    public static final int HEIGHT = 720;
    public static final int FPS = 25;

    private final List<BufferedImage> photos;

    /**
     * @param photographs in the order of the shots' numbers
     * @throws IOException when a photograph is missing or cannot be read
     */
    public DemoFilm(List<Path> photographs) throws IOException {
        List<BufferedImage> read = new ArrayList<>();
        for (Path file : photographs) {
            read.add(PhotoFiles.read(file));
        }
        photos = List.copyOf(read);
    }

    /**
     * Makes the film beside its final name and moves it there when it is complete.
     *
     * @param file replaced if it is there
     * @throws RuntimeException when a shot shows a photograph, or a part of one, that does not exist
     * @throws IOException when the film cannot be written
     */
    public Made make(List<FilmShot> shots, Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = Optional.ofNullable(target.getParent()).orElse(target);
        Files.createDirectories(folder);
        Path part = folder.resolve(".part-" + target.getFileName());
        try {
            Made made = write(shots, part, file);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return made;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Made write(List<FilmShot> shots, Path part, Path file) throws IOException {
        try (FilmWriter writer = FilmWriter.open(part, WIDTH, HEIGHT, FPS)) {
            for (FilmShot shot : shots) {
                write(shot, writer);
            }
            return new Made(file, writer.frames(), (double) writer.frames() / FPS, writer.encoder(), writer.warning());
        }
    }

    private void write(FilmShot shot, FilmWriter writer) throws IOException {
        BufferedImage photo = photos.get(shot.photo() - 1);
        // one at a time: ready for cutting, a photograph takes four times its space
        Resampler resampler = new Resampler(photo);
        int frames = shot.frames(FPS);
        for (int i = 0; i < frames; i++) {
            Box region = shot.at(i, frames).in(photo.getWidth(), photo.getHeight());
            writer.add(resampler.cut(region, WIDTH, HEIGHT));
        }
    }

    /**
     * A film that was made.
     *
     * @param seconds length
     * @param encoder FFmpeg's name of the encoder
     * @param warning what the user should know about the choice of the encoder
     */
    public record Made(Path file, int frames, double seconds, String encoder, Optional<String> warning) {}
}
