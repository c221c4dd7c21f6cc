package io.dropcast.cluster;

import io.dropcast.detect.Detection;
import io.dropcast.embed.Face;
import io.dropcast.face.Box;
import io.dropcast.face.Clothes;
import io.dropcast.face.Embedding;
import io.dropcast.face.Landmarks;
import io.dropcast.face.Quality;
import io.dropcast.face.TrackId;
import java.util.Optional;
import java.util.OptionalDouble;

/** One sighting made by hand: a good one with a crop and no vector, unless told otherwise. Each change gives a new one. */
public record FakeFace(
        long frame,
        double x,
        double conf,
        double std,
        double clipped,
        boolean upright,
        boolean kept,
        Optional<Embedding> embedding,
        String skip,
        OptionalDouble norm,
        Optional<Clothes> clothes,
        double turn) {
    private static final double SIDE = 100;

    public static FakeFace at(long frame) {
        return new FakeFace(
                frame,
                0,
                0.9,
                40,
                0,
                true,
                true,
                Optional.empty(),
                "not_sampled",
                OptionalDouble.empty(),
                Optional.empty(),
                0);
    }

    public FakeFace x(double value) {
        return new FakeFace(frame, value, conf, std, clipped, upright, kept, embedding, skip, norm, clothes, turn);
    }

    public FakeFace conf(double value) {
        return new FakeFace(frame, x, value, std, clipped, upright, kept, embedding, skip, norm, clothes, turn);
    }

    public FakeFace std(double value) {
        return new FakeFace(frame, x, conf, value, clipped, upright, kept, embedding, skip, norm, clothes, turn);
    }

    public FakeFace clipped(double value) {
        return new FakeFace(frame, x, conf, std, value, upright, kept, embedding, skip, norm, clothes, turn);
    }

    public FakeFace upsideDown() {
        return new FakeFace(frame, x, conf, std, clipped, false, kept, embedding, skip, norm, clothes, turn);
    }

    public FakeFace noCrop() {
        return new FakeFace(frame, x, conf, std, clipped, upright, false, embedding, skip, norm, clothes, turn);
    }

    /** The same with the reason why it has no vector. */
    public FakeFace skip(String reason) {
        return new FakeFace(frame, x, conf, std, clipped, upright, kept, embedding, reason, norm, clothes, turn);
    }

    public FakeFace vector(double... values) {
        return new FakeFace(
                frame, x, conf, std, clipped, upright, kept, Optional.of(embedding(values)), skip, norm, clothes, turn);
    }

    /** The same with what the encoder thinks of it. */
    public FakeFace norm(double value) {
        return new FakeFace(
                frame, x, conf, std, clipped, upright, kept, embedding, skip, OptionalDouble.of(value), clothes, turn);
    }

    public FakeFace wearing(Clothes value) {
        return new FakeFace(
                frame, x, conf, std, clipped, upright, kept, embedding, skip, norm, Optional.of(value), turn);
    }

    public FakeFace turned(double value) {
        return new FakeFace(frame, x, conf, std, clipped, upright, kept, embedding, skip, norm, clothes, value);
    }

    public static Embedding embedding(double... values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return Embedding.of("fake", floats);
    }

    Face of(TrackId track) {
        Optional<String> crop = kept ? Optional.of("crops/" + track + "/" + frame + ".jpg") : Optional.empty();
        return new Face(
                track,
                detection(crop),
                embedding,
                embedding.isPresent() ? Optional.empty() : Optional.of(skip),
                OptionalDouble.empty(),
                crop,
                norm);
    }

    private Detection detection(Optional<String> crop) {
        Box box = new Box(x, 0, x + SIDE, SIDE);
        double eyes = upright ? 40 : 80;
        double mouth = upright ? 80 : 40;
        Landmarks landmarks = Landmarks.of(x + 30, eyes, x + 70, eyes, x + 50, 60, x + 35, mouth, x + 65, mouth);
        return new Detection(
                (int) frame,
                frame,
                frame / 25.0,
                box,
                conf,
                Optional.of(landmarks),
                Quality.of(conf, std, 100, box.area(), turn),
                clipped,
                crop,
                clothes);
    }
}
