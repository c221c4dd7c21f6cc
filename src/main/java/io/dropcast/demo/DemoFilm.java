package io.dropcast.demo;

import io.dropcast.face.Box;
import io.dropcast.video.ffmpeg.Resampler;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a film of {@value #WIDTH}x{@value #HEIGHT} pixels, {@value #FPS} frames a second, from photographs and a script. The same
 * photographs and script give the same bytes. Holds the decoded photographs, about 8 MB each.
 */
public final class DemoFilm {
    public static final int WIDTH = 1280;
    public static final int HEIGHT = 720;
    public static final int FPS = 25;

    private final List<Path> files;
    private final List<BufferedImage> photos;

    /**
     * @param photographs in the order of the script's numbers
     * @throws IOException when a photograph is missing or cannot be read
     */
    public DemoFilm(List<Path> photographs) throws IOException {
        files = List.copyOf(photographs);
        List<BufferedImage> read = new ArrayList<>();
        for (Path file : files) {
            read.add(Resampler.toBgr(PhotoFiles.read(file)));
        }
        photos = List.copyOf(read);
    }

    /**
     * Makes the film beside its final name and moves it there when it is complete.
     *
     * @param file ends in {@code mp4} or another ending that {@link FilmWriter} knows; replaced if it is there
     * @throws IllegalArgumentException when the script asks for a photograph, or for a part of one, that does not exist
     * @throws IOException when the film cannot be written
     */
    public Made make(DemoScript script, Path file) throws IOException {
        check(script);
        Path target = file.toAbsolutePath();
        Path folder = Optional.ofNullable(target.getParent()).orElse(target);
        Files.createDirectories(folder);
        // the container is told by the ending, so the ending stays last
        Path part = folder.resolve(".part-" + target.getFileName());
        try {
            Made made = write(script, part, file);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return made;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Made write(DemoScript script, Path part, Path file) throws IOException {
        try (FilmWriter writer = FilmWriter.open(part, WIDTH, HEIGHT, FPS)) {
            for (FilmShot shot : script.shots()) {
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

    /** Before any work: a fault in the last shot should not cost a minute. */
    private void check(DemoScript script) {
        for (int i = 0; i < script.shots().size(); i++) {
            FilmShot shot = script.shots().get(i);
            String where = "shot " + (i + 1) + " of " + script.name() + ": ";
            if (shot.photo() > photos.size()) {
                throw new IllegalArgumentException(
                        where + "there is no photograph " + shot.photo() + ", only " + photos.size());
            }
            BufferedImage photo = photos.get(shot.photo() - 1);
            try {
                shot.from().in(photo.getWidth(), photo.getHeight());
                shot.to().in(photo.getWidth(), photo.getHeight());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(where + files.get(shot.photo() - 1) + ": " + e.getMessage(), e);
            }
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
