package io.dropcast.track;

/** Counts while tracks are made. Not for sharing between threads. */
final class TrackCounts {
    private int born;
    private int endedByCut;
    private int lost;
    private int dropped;
    private int lowMatches;

    void born() {
        born++;
    }

    void endedByCut() {
        endedByCut++;
    }

    void lost() {
        lost++;
    }

    void dropped(int tracks) {
        dropped += tracks;
    }

    void lowMatches(int sightings) {
        lowMatches += sightings;
    }

    TrackMetrics metrics() {
        return new TrackMetrics(born, endedByCut, lost, dropped, lowMatches);
    }
}
