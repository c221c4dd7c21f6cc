package io.dropcast.demo;

import io.dropcast.video.ffmpeg.PlaneView;
import java.util.List;

/**
 * What a demo film shows, shot after shot with hard cuts between them. The two scripts are written for the six photographs of
 * {@link DemoPhotos} with their 22 faces. Scenes are cut into each other, so that an engine has to find the same person again in
 * another size.
 *
 * @param name the episode that the film is, such as {@code demo-s01e01}
 * @param shots in order, at least one
 */
public record DemoScript(String name, List<FilmShot> shots) {

    /** @throws IllegalArgumentException when there is no shot */
    public DemoScript {
        shots = List.copyOf(shots);
        if (shots.isEmpty()) {
            throw new IllegalArgumentException("the script " + name + " has no shots");
        }
    }

    /** {@code demo-s01e01}, 35 seconds: every face is in a wide shot and in a closer one, alone or beside a neighbour. */
    public static DemoScript first() {
        return new DemoScript(
                "demo-s01e01",
                List.of(
                        // all three
                        new FilmShot(1, new PlaneView(0, 0.046, 1), new PlaneView(0.062, 0.062, 0.875), 2.0),
                        // left and middle
                        new FilmShot(1, new PlaneView(0.114, 0.14, 0.52), new PlaneView(0.156, 0.156, 0.479), 1.8),
                        // all three
                        new FilmShot(2, new PlaneView(0, 0, 1), new PlaneView(0.083, 0.014, 0.833), 2.0),
                        // right
                        new FilmShot(1, new PlaneView(0.562, 0.078, 0.416), new PlaneView(0.583, 0.085, 0.395), 1.6),
                        // middle and right
                        new FilmShot(2, new PlaneView(0.427, 0.079, 0.531), new PlaneView(0.448, 0.082, 0.510), 1.8),
                        // all three
                        new FilmShot(3, new PlaneView(0, 0.059, 1), new PlaneView(0.145, 0.074, 0.833), 2.0),
                        // left
                        new FilmShot(3, new PlaneView(0.072, 0.17, 0.437), new PlaneView(0.093, 0.162, 0.437), 1.6),
                        // left, in profile
                        new FilmShot(2, new PlaneView(0, 0.014, 0.416), new PlaneView(0.015, 0.014, 0.401), 1.6),
                        // all four
                        new FilmShot(4, new PlaneView(0, 0, 1), new PlaneView(0.02, 0, 0.875), 2.0),
                        // the two on the right
                        new FilmShot(4, new PlaneView(0.463, 0.027, 0.458), new PlaneView(0.484, 0.027, 0.437), 1.8),
                        // middle and right
                        new FilmShot(3, new PlaneView(0.5, 0.118, 0.479), new PlaneView(0.51, 0.125, 0.458), 1.8),
                        // the two on the left
                        new FilmShot(4, new PlaneView(0.01, 0, 0.479), new PlaneView(0.041, 0.011, 0.447), 1.8),
                        // all five
                        new FilmShot(5, new PlaneView(0, 0.057, 1), new PlaneView(0, 0.082, 1), 2.2),
                        // the two on the right
                        new FilmShot(5, new PlaneView(0.52, 0.114, 0.473), new PlaneView(0.51, 0.111, 0.484), 1.8),
                        // all four
                        new FilmShot(6, new PlaneView(0, 0.078, 1), new PlaneView(0.052, 0.117, 0.895), 2.0),
                        // the three in the middle
                        new FilmShot(5, new PlaneView(0.114, 0.057, 0.593), new PlaneView(0.13, 0.064, 0.567), 1.8),
                        // the two on the left
                        new FilmShot(6, new PlaneView(0.062, 0.162, 0.5), new PlaneView(0.052, 0.166, 0.5), 1.8),
                        // the one in front
                        new FilmShot(5, new PlaneView(0.031, 0.55, 0.406), new PlaneView(0.052, 0.557, 0.385), 1.6),
                        // the two on the right
                        new FilmShot(6, new PlaneView(0.52, 0.123, 0.468), new PlaneView(0.531, 0.11, 0.458), 1.8)));
    }

    /** {@code demo-s01e02}, 35 seconds: the same people in another order, other pairs, other movements of the camera. */
    public static DemoScript second() {
        return new DemoScript(
                "demo-s01e02",
                List.of(
                        // all four, drawing back
                        new FilmShot(6, new PlaneView(0.041, 0.13, 0.916), new PlaneView(0, 0.091, 1), 2.2),
                        // the two in the middle
                        new FilmShot(6, new PlaneView(0.281, 0.143, 0.479), new PlaneView(0.296, 0.149, 0.458), 1.8),
                        // all five
                        new FilmShot(5, new PlaneView(0, 0.082, 1), new PlaneView(0, 0.06, 1), 2.4),
                        // left
                        new FilmShot(6, new PlaneView(0, 0.264, 0.343), new PlaneView(0.005, 0.261, 0.338), 1.6),
                        // the three in the middle
                        new FilmShot(5, new PlaneView(0.114, 0.057, 0.593), new PlaneView(0.13, 0.064, 0.567), 2.0),
                        // right
                        new FilmShot(5, new PlaneView(0.656, 0.233, 0.343), new PlaneView(0.654, 0.228, 0.343), 1.6),
                        // all three, drawing back
                        new FilmShot(1, new PlaneView(0.072, 0.07, 0.854), new PlaneView(0, 0.039, 1), 2.2),
                        // middle and right
                        new FilmShot(1, new PlaneView(0.406, 0.117, 0.52), new PlaneView(0.416, 0.125, 0.5), 1.8),
                        // left
                        new FilmShot(1, new PlaneView(0.041, 0.195, 0.364), new PlaneView(0.057, 0.2, 0.348), 1.6),
                        // all four, drawing back
                        new FilmShot(4, new PlaneView(0.041, 0.013, 0.854), new PlaneView(0, 0, 1), 2.2),
                        // right
                        new FilmShot(4, new PlaneView(0.614, 0.041, 0.375), new PlaneView(0.625, 0.044, 0.359), 1.6),
                        // the two in the middle
                        new FilmShot(4, new PlaneView(0.223, 0.006, 0.432), new PlaneView(0.229, 0.011, 0.421), 1.8),
                        // all three
                        new FilmShot(2, new PlaneView(0.093, 0.007, 0.822), new PlaneView(0.02, 0, 0.937), 2.2),
                        // right
                        new FilmShot(2, new PlaneView(0.583, 0.061, 0.388), new PlaneView(0.590, 0.073, 0.377), 1.6),
                        // left and middle
                        new FilmShot(2, new PlaneView(0.156, 0.043, 0.5), new PlaneView(0.145, 0.036, 0.52), 1.8),
                        // all three, drawing back
                        new FilmShot(3, new PlaneView(0.125, 0.081, 0.854), new PlaneView(0, 0.044, 1), 2.2),
                        // left and middle
                        new FilmShot(3, new PlaneView(0.25, 0.118, 0.5), new PlaneView(0.26, 0.125, 0.484), 1.8),
                        // from the left to the right
                        new FilmShot(3, new PlaneView(0.166, 0.103, 0.583), new PlaneView(0.406, 0.103, 0.583), 2.4)));
    }

    /** Length in frames. */
    public int frames(double fps) {
        return shots.stream().mapToInt(s -> s.frames(fps)).sum();
    }
}
