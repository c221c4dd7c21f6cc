package io.dropcast.demo;

import io.dropcast.face.Box;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Where the faces of the demo photographs are: numbers only, the photographs are not part of the tests. */
record DemoFaces(List<Photo> photos, List<Face> faces) {

    /** Width and height in pixels. */
    record Photo(int number, int width, int height) {}

    /** The box in pixels of the photograph. */
    record Face(Photo photo, Box box) {
        boolean inside(PlaneView view) {
            Box seen = view.in(photo.width, photo.height);
            return seen.x1() <= box.x1() && seen.y1() <= box.y1() && seen.x2() >= box.x2() && seen.y2() >= box.y2();
        }

        /** Pixels of the film. */
        double widthIn(PlaneView view) {
            return box.width()
                    * DemoFilm.WIDTH
                    / view.in(photo.width, photo.height).width();
        }
    }

    Photo photo(int number) {
        return photos.get(number - 1);
    }

    static DemoFaces load() {
        List<Photo> photos = new ArrayList<>();
        List<Face> faces = new ArrayList<>();
        for (String line : lines()) {
            String[] words = line.split(" ", -1);
            int number = line.startsWith("#") ? 0 : Integer.parseInt(words[1]);
            if (line.startsWith("photo")) {
                photos.add(new Photo(number, Integer.parseInt(words[2]), Integer.parseInt(words[3])));
            } else if (line.startsWith("face")) {
                Photo photo = photos.get(number - 1);
                faces.add(new Face(
                        photo,
                        new Box(
                                Double.parseDouble(words[2]) * photo.width(),
                                Double.parseDouble(words[3]) * photo.height(),
                                Double.parseDouble(words[4]) * photo.width(),
                                Double.parseDouble(words[5]) * photo.height())));
            }
        }
        return new DemoFaces(photos, faces);
    }

    private static List<String> lines() {
        try (InputStream in = DemoFaces.class.getResourceAsStream("demo-faces.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
