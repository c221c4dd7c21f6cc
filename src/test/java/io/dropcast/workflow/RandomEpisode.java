package io.dropcast.workflow;

import io.dropcast.cluster.ClusterMemory;
import io.dropcast.cluster.ClusterStats;
import io.dropcast.cluster.Identities;
import io.dropcast.cluster.Identity;
import io.dropcast.cluster.PastIdentity;
import io.dropcast.cluster.Span;
import io.dropcast.detect.Detection;
import io.dropcast.detect.Detections;
import io.dropcast.embed.Face;
import io.dropcast.embed.TrackFace;
import io.dropcast.embed.TrackFaces;
import io.dropcast.face.Box;
import io.dropcast.face.Clothes;
import io.dropcast.face.Embedding;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import io.dropcast.face.Landmarks;
import io.dropcast.face.Quality;
import io.dropcast.face.ShotEnds;
import io.dropcast.face.TrackId;
import io.dropcast.reps.TrackRep;
import io.dropcast.reps.TrackReps;
import io.dropcast.track.Track;
import io.dropcast.track.TrackMetrics;
import io.dropcast.track.Tracks;
import io.dropcast.video.Glances;
import io.dropcast.video.SampledFrames;
import io.dropcast.video.VideoFacts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;

/** Manifests full of random numbers, as long as the types allow. The same seed gives the same. */
public final class RandomEpisode {
    public static final EpisodeId EP = new EpisodeId("show-s01e01");
    static final String MODEL = "fake";

    private final Random random;

    RandomEpisode(long seed) {
        this.random = new Random(seed);
    }

    Detections detections() {
        List<Detection> faces = new ArrayList<>();
        long frame = 0;
        for (int row = 0; row < 60; row++) {
            frame += random.nextInt(4);
            faces.add(detection(row, frame));
        }
        VideoFacts facts =
                new VideoFacts(1920, 1080, 24000 / 1001.0, 5000 + random.nextInt(99), 208.5416 + random.nextDouble());
        return new Detections(EP, facts, List.of(7L, 40L + random.nextInt(9)), looks(), faces, shots());
    }

    private List<ShotEnds> shots() {
        List<ShotEnds> shots = new ArrayList<>();
        for (int shot = 0; shot < 3; shot += 1 + random.nextInt(2)) {
            ShotEnds.Look first = look(40L * shot);
            shots.add(new ShotEnds(shot, first, random.nextBoolean() ? first : look(40L * shot + 30)));
        }
        return shots;
    }

    private ShotEnds.Look look(long frame) {
        return new ShotEnds.Look(
                frame, frame / 25.0, Glances.scene(random.nextLong(100)).thumbnail());
    }

    private SampledFrames looks() {
        BitSet frames = new BitSet();
        for (int i = 0; i < 40; i++) {
            frames.set(random.nextInt(100));
        }
        return SampledFrames.at(frames);
    }

    private Detection detection(int row, long frame) {
        Box box = Box.around(
                2200 * random.nextDouble() - 100, 1080 * random.nextDouble(), 1 + 300 * random.nextDouble(), 200);
        double conf = random.nextDouble();
        Optional<Landmarks> points =
                maybe() ? Optional.of(Landmarks.of(random.doubles(10, -50, 2000).toArray())) : Optional.empty();
        Quality quality = Quality.of(
                conf, 127 * random.nextDouble(), 5000 * random.nextDouble(), box.area(), 2 * random.nextDouble() - 1);
        Optional<String> crop = maybe() ? Optional.of("crop-" + row + ".jpg") : Optional.empty();
        Optional<Clothes> clothes =
                crop.filter(c -> row % 3 > 0).map(c -> Clothes.ofPairs(row, 255 - row, row + 300, 9));
        return new Detection(
                row, frame, frame / 23.976 + 1e-7, box, conf, points, quality, random.nextDouble(), crop, clothes);
    }

    /** Every detection is in one of the tracks. */
    Tracks tracks(Detections d) {
        List<Track> tracks = new ArrayList<>();
        for (int from = 0; from < d.faces().size(); ) {
            int to = Math.min(d.faces().size(), from + 1 + random.nextInt(8));
            Map<Long, Detection> onceAFrame = new java.util.TreeMap<>();
            d.faces().subList(from, to).forEach(f -> onceAFrame.putIfAbsent(f.frameIdx(), f));
            tracks.add(new Track(new TrackId(tracks.size() + 1), random.nextInt(3), List.copyOf(onceAFrame.values())));
            from = to;
        }
        TrackMetrics metrics = new TrackMetrics(
                random.nextInt(99), random.nextInt(99), random.nextInt(99), random.nextInt(99), random.nextInt(99));
        return new Tracks(EP, d.video(), d.cuts(), tracks, metrics);
    }

    TrackFaces faces(Tracks t) {
        List<TrackFace> out = new ArrayList<>();
        for (Track track : t.tracks()) {
            List<Face> faces = new ArrayList<>();
            boolean encoded = false;
            for (Detection d : track.sightings()) {
                boolean good = maybe();
                encoded |= good;
                faces.add(new Face(
                        track.id(),
                        d,
                        good ? Optional.of(vector()) : Optional.empty(),
                        good ? Optional.empty() : Optional.of("not_sampled"),
                        good ? OptionalDouble.of(random.nextDouble()) : OptionalDouble.empty(),
                        d.crop(),
                        good ? OptionalDouble.of(1 + 3 * d.conf()) : OptionalDouble.empty()));
            }
            out.add(new TrackFace(track, faces, encoded ? Optional.of(vector()) : Optional.empty()));
        }
        return new TrackFaces(EP, t.video(), out);
    }

    Identities identities() {
        List<Identity> out = new ArrayList<>();
        int track = 1;
        for (int id = 1; id < 12; id += 1 + random.nextInt(2)) {
            boolean several = maybe();
            out.add(new Identity(
                    new IdentityId(id),
                    several ? List.of(new TrackId(track), new TrackId(track + 1)) : List.of(new TrackId(track)),
                    random.nextInt(99),
                    several ? OptionalDouble.of(random.nextDouble()) : OptionalDouble.empty(),
                    several ? OptionalDouble.of(random.nextDouble()) : OptionalDouble.empty(),
                    several && maybe(),
                    several || maybe() ? Optional.empty() : Optional.of("low_identity_similarity_0.423"),
                    maybe() ? Optional.of(vector()) : Optional.empty()));
            track += 2;
        }
        ClusterStats stats = new ClusterStats(
                random.nextInt(99), out.size(), random.nextInt(9), random.nextInt(9), random.nextInt(9));
        return new Identities(EP, out, stats, 40);
    }

    TrackReps reps() {
        List<TrackRep> reps = new ArrayList<>();
        Map<IdentityId, TrackId> pictures = new HashMap<>();
        for (int t = 1; t < 15; t++) {
            TrackId track = new TrackId(t);
            if (maybe()) {
                pictures.put(new IdentityId(t), track);
            }
            reps.add(new TrackRep(
                    track,
                    random.nextInt(9999),
                    100 * random.nextDouble(),
                    "crops/" + track.text() + "/frame_000001.jpg",
                    maybe() ? Optional.of(vector()) : Optional.empty(),
                    Quality.of(random.nextDouble(), 50 * random.nextDouble(), 9, 12345.6, random.nextDouble()),
                    maybe() ? OptionalDouble.of(random.nextDouble()) : OptionalDouble.empty(),
                    maybe(),
                    maybe()));
        }
        return new TrackReps(EP, reps, pictures);
    }

    ClusterMemory memory() {
        List<PastIdentity> past = new ArrayList<>();
        for (int id = 1; id < 9; id++) {
            List<Span> spans = new ArrayList<>();
            for (int s = random.nextInt(4); s >= 0; s--) {
                double from = 1000 * random.nextDouble();
                spans.add(
                        new Span(from, from + random.nextDouble(), Box.around(500, 500, 80 * random.nextDouble(), 90)));
            }
            past.add(new PastIdentity(new IdentityId(id), spans));
        }
        return new ClusterMemory(past, 30);
    }

    private Embedding vector() {
        float[] v = new float[32];
        for (int i = 0; i < v.length; i++) {
            v[i] = (float) random.nextGaussian();
        }
        return Embedding.of(MODEL, v);
    }

    private boolean maybe() {
        return random.nextBoolean();
    }
}
