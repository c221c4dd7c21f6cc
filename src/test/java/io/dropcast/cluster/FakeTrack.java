package io.dropcast.cluster;

import io.dropcast.detect.Detection;
import io.dropcast.embed.Face;
import io.dropcast.embed.TrackFace;
import io.dropcast.embed.TrackFaces;
import io.dropcast.face.Embedding;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.TrackId;
import io.dropcast.track.Track;
import io.dropcast.video.VideoFacts;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Tracks made by hand. At 25 frames a second; track n is alone on screen from frame 1000 n on unless told otherwise. */
public final class FakeTrack {
    private FakeTrack() {}

    /** Two sightings, the first of them encoded. */
    public static TrackFace track(int id, double... vector) {
        return at(id, 1000L * id, 0, vector);
    }

    /** Two sightings from {@code frame} on at {@code x}, the first of them encoded. */
    public static TrackFace at(int id, long frame, double x, double... vector) {
        return seen(id, frame, frame + 1, x, vector);
    }

    /** A sighting in every frame from first to last, the first of them encoded. */
    public static TrackFace seen(int id, long first, long last, double x, double... vector) {
        Stream<FakeFace> faces = LongStream.rangeClosed(first, last)
                .mapToObj(f -> FakeFace.at(f).x(x))
                .map(f -> f.frame() == first ? f.vector(vector) : f);
        return of(id, Optional.of(FakeFace.embedding(vector)), faces.toArray(FakeFace[]::new));
    }

    /** A track whose vector is the mean of those of its faces. */
    public static TrackFace pooled(int id, FakeFace... faces) {
        List<Embedding> vectors =
                Arrays.stream(faces).flatMap(f -> f.embedding().stream()).toList();
        return of(id, vectors.isEmpty() ? Optional.empty() : Optional.of(Embedding.mean(vectors)), faces);
    }

    public static TrackFace of(int id, Optional<Embedding> vector, FakeFace... faces) {
        TrackId track = new TrackId(id);
        List<Face> seen = Arrays.stream(faces).map(f -> f.of(track)).toList();
        List<Detection> sightings = seen.stream().map(Face::seen).toList();
        return new TrackFace(new Track(track, 0, sightings), seen, vector);
    }

    /** The numbers of the tracks of each identity, by its id. */
    static List<Set<Integer>> groups(Identities identities) {
        return identities.identities().stream()
                .<Set<Integer>>map(
                        i -> i.tracks().stream().map(TrackId::number).collect(Collectors.toCollection(TreeSet::new)))
                .toList();
    }

    public static TrackFaces episode(TrackFace... tracks) {
        return episode(List.of(tracks));
    }

    public static TrackFaces episode(Collection<TrackFace> tracks) {
        return new TrackFaces(
                new EpisodeId("show-s01e01"), new VideoFacts(1920, 1080, 25, 100_000, 4000), List.copyOf(tracks));
    }
}
