package io.dropcast.embed;

import io.dropcast.detect.Detection;
import io.dropcast.episode.CropShelf;
import io.dropcast.episode.Progress;
import io.dropcast.episode.StageTasks;
import io.dropcast.face.Crop;
import io.dropcast.face.Embedding;
import io.dropcast.track.Track;
import io.dropcast.track.Tracks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/**
 * Gives each track its vector. Tracks are spread over the workers, each with a net of its own; what comes out does not depend on how
 * many there are.
 */
public final class EmbedTracks {
    /** Raised when the same input would give other output. */
    public static final int VERSION = 1;

    private final Supplier<FaceEncoder> nets;
    private final CropShelf.Codec codec;
    private final EmbedSettings settings;
    private final Gate gate;
    private final int workers;

    public EmbedTracks(Supplier<FaceEncoder> nets, CropShelf.Codec codec, EmbedSettings settings, int workers) {
        this.nets = nets;
        this.codec = codec;
        this.settings = settings;
        this.gate = new Gate(settings);
        this.workers = workers;
    }

    /** @throws io.dropcast.episode.StageInterrupted when the thread was interrupted */
    public TrackFaces embed(Tracks tracks, CropShelf.Reader crops, Progress progress) {
        List<Track> todo = tracks.tracks();
        LinkedBlockingQueue<Encoding> idle = new LinkedBlockingQueue<>();
        ExecutorService threads = Executors.newFixedThreadPool(workers, r -> new Thread(r, "embed"));
        try {
            StageTasks.openAll(threads, Math.min(workers, todo.size()), () -> new Encoding(nets.get()), idle, "embed");
            List<Future<TrackFace>> running = new ArrayList<>();
            for (Track track : todo) {
                running.add(threads.submit(() -> embed(track, crops, idle)));
            }
            List<TrackFace> done = new ArrayList<>();
            for (Future<TrackFace> f : running) {
                done.add(StageTasks.await(f, "embed"));
                progress.at(done.size(), todo.size());
            }
            return new TrackFaces(tracks.ep(), tracks.video(), done);
        } finally {
            threads.shutdownNow();
            StageTasks.awaitEnd(threads);
            idle.forEach(Encoding::close);
        }
    }

    private TrackFace embed(Track track, CropShelf.Reader crops, LinkedBlockingQueue<Encoding> idle)
            throws InterruptedException {
        Encoding encoding = idle.take();
        try {
            return embed(track, crops, encoding);
        } finally {
            idle.add(encoding);
        }
    }

    private TrackFace embed(Track track, CropShelf.Reader crops, Encoding encoding) {
        Map<Integer, String> refused = new HashMap<>();
        List<Detection> fit = new ArrayList<>();
        for (Detection d : track.sightings()) {
            gate.refuses(d).ifPresentOrElse(why -> refused.put(d.row(), why), () -> fit.add(d));
        }
        Map<Integer, Embedding> vectors = new HashMap<>();
        List<Embedding> samples = new ArrayList<>();
        List<Double> qualities = new ArrayList<>();
        for (Detection d : Sampler.choose(fit, settings.samples())) {
            Embedding v = encode(d, crops, encoding);
            vectors.put(d.row(), v);
            samples.add(v);
            qualities.add(d.quality().score());
        }
        Optional<Embedding> pooled = Pooling.pool(samples, qualities, settings);
        return new TrackFace(track, faces(track, refused, vectors, pooled), pooled);
    }

    private Embedding encode(Detection d, CropShelf.Reader crops, Encoding encoding) {
        String name = d.crop().orElseThrow();
        byte[] jpeg = crops.get(name)
                .orElseThrow(() -> new IllegalStateException(
                        "the crop " + name + " is named in the detections but is not there: run detect again"));
        Crop crop = codec.decode(jpeg).showing(Crop.around(d.box()));
        return encoding.encode(crop, d.landmarks().orElseThrow());
    }

    private static List<Face> faces(
            Track track, Map<Integer, String> refused, Map<Integer, Embedding> vectors, Optional<Embedding> pooled) {
        List<Face> faces = new ArrayList<>();
        for (Detection d : track.sightings()) {
            Optional<Embedding> vector = Optional.ofNullable(vectors.get(d.row()));
            Optional<String> skip =
                    vector.isPresent() ? Optional.empty() : Optional.of(refused.getOrDefault(d.row(), "not_sampled"));
            OptionalDouble sim = vector.isPresent() && pooled.isPresent()
                    ? OptionalDouble.of(vector.get().similarity(pooled.get()))
                    : OptionalDouble.empty();
            faces.add(new Face(track.id(), d, vector, skip, sim, d.crop().map(c -> cropKey(track, d))));
        }
        return faces;
    }

    private static String cropKey(Track track, Detection d) {
        return String.format(Locale.ROOT, "crops/%s/frame_%06d.jpg", track.id().text(), d.frameIdx());
    }
}
