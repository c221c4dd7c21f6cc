package io.dropcast.demo;

import java.util.List;

/**
 * What the demo's film shows, 35 seconds, shot after shot with hard cuts between them, of the six photographs of {@link DemoPhotos} with
 * their 22 faces. Every face is in a wide shot and in a closer one, alone or beside a neighbour. Scenes are cut into each other, so that
 * an engine has to find the same person again in another size.
 */
final class DemoScript {
    static final List<FilmShot> SHOTS = List.of(
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
            new FilmShot(6, new PlaneView(0.52, 0.123, 0.468), new PlaneView(0.531, 0.11, 0.458), 1.8));

    private DemoScript() {}
}
