package io.dropcast.detect;

/** Lets tests of the doors read what a face net answered. */
public record DetectedBy(RawFaces faces) {
    public int count() {
        return faces.count();
    }

    public float score(int anchor) {
        return faces.score(anchor);
    }

    public float corner(int anchor, int n) {
        return faces.corner(anchor, n);
    }

    public float point(int anchor, int n) {
        return faces.point(anchor, n);
    }
}
