package io.dropcast.embed;

import io.dropcast.detect.Detection;
import io.dropcast.episode.CropShelf;
import io.dropcast.episode.Progress;
import io.dropcast.episode.StageTasks;
import io.dropcast.face.Crop;
import io.dropcast.face.Digits;
import io.dropcast.face.Embedding;
import io.dropcast.face.TrackId;
import io.dropcast.track.Track;
import io.dropcast.track.Tracks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Gives each track its vector, takes it apart where it changes person, and joins what a short loss broke. Tracks are spread over the
 * workers, each with a net of its own; what comes out does not depend on how many there are.
 */
public final class EmbedTracks {
    /** Raised when the same input would give other output. */
    public static final int VERSION = 5;

    private final Supplier<FaceEncoder> nets;
    private final CropShelf.Codec codec;
    private final EmbedSettings settings;
    private final Gate gate;
    private final int workers;
    private final BiPredicate<Track, Track> apart;

    /** Nothing is known of the tracks but what their vectors say. */
    public EmbedTracks(Supplier<FaceEncoder> nets, CropShelf.Codec codec, EmbedSettings settings, int workers) {
        this(nets, codec, settings, workers, (one, other) -> false);
    }

    /**
     * @param nets opens a net; one is opened for each worker
     * @param apart tracks of which it is known that they are two people, however alike
     */
    public EmbedTracks(
            Supplier<FaceEncoder> nets,
            CropShelf.Codec codec,
            EmbedSettings settings,
            int workers,
            BiPredicate<Track, Track> apart) {
        this.nets = nets;
        this.codec = codec;
        this.settings = settings;
        this.gate = new Gate(settings);
        this.workers = workers;
        this.apart = apart;
    }

    /** @throws io.dropcast.episode.StageInterrupted when the thread was interrupted */
    public TrackFaces embed(Tracks tracks, CropShelf.Reader crops, Progress progress) {
        List<Track> todo = tracks.tracks();
        LinkedBlockingQueue<Encoding> idle = new LinkedBlockingQueue<>();
        ExecutorService threads = Executors.newFixedThreadPool(workers, r -> new Thread(r, "embed"));
        try {
            StageTasks.openAll(threads, Math.min(workers, todo.size()), () -> new Encoding(nets.get()), idle, "embed");
            List<Future<List<TrackletPart>>> running = new ArrayList<>();
            for (Track track : todo) {
                running.add(threads.submit(() -> pieces(track, crops, idle)));
            }
            List<List<TrackletPart>> done = new ArrayList<>();
            for (Future<List<TrackletPart>> f : running) {
                done.add(StageTasks.await(f, "embed"));
                progress.at(done.size(), todo.size());
            }
            return assembled(tracks, done);
        } finally {
            threads.shutdownNow();
            StageTasks.awaitEnd(threads);
            idle.forEach(Encoding::close);
        }
    }

    private List<TrackletPart> pieces(Track track, CropShelf.Reader crops, LinkedBlockingQueue<Encoding> idle)
            throws InterruptedException {
        Encoding encoding = idle.take();
        try {
            return SplitTrack.pieces(track, new FitFaces(gate, settings.samples(), d -> encode(d, crops, encoding)));
        } finally {
            idle.add(encoding);
        }
    }

    private TrackFaces assembled(Tracks tracks, List<List<TrackletPart>> pieces) {
        List<TrackletPart> all = pieces.stream().flatMap(List::stream).toList();
        Repairs.Numbered numbered = Repairs.number(new Joining(all, settings, apart).chains());
        List<TrackFace> faces = new ArrayList<>();
        numbered.tracks().forEach((id, chain) -> faces.add(track(id, chain.pieces())));
        return new TrackFaces(tracks.ep(), tracks.video(), faces, numbered.repairs());
    }

    private TrackFace track(TrackId id, List<TrackletPart> group) {
        List<Detection> sightings =
                group.stream().flatMap(p -> p.sightings().stream()).toList();
        List<Sample> samples = group.stream().flatMap(p -> p.samples().stream()).toList();
        Track track = new Track(id, group.get(0).tracklet().shot(), sightings);
        Optional<Embedding> pooled = Pooling.pool(samples, settings);
        Map<Integer, Encoded> encoded =
                samples.stream().collect(Collectors.toMap(s -> s.face().row(), Sample::encoded));
        return new TrackFace(track, faces(track, encoded, pooled), pooled);
    }

    private Encoded encode(Detection d, CropShelf.Reader crops, Encoding encoding) {
        String name = d.crop().orElseThrow();
        byte[] jpeg = crops.get(name)
                .orElseThrow(() -> new IllegalStateException(
                        "the crop " + name + " is named in the detections but is not there: run detect again"));
        Crop crop = codec.decode(jpeg).showing(Crop.around(d.box()));
        return encoding.encode(crop, d.landmarks().orElseThrow());
    }

    private List<Face> faces(Track track, Map<Integer, Encoded> encoded, Optional<Embedding> pooled) {
        List<Face> faces = new ArrayList<>();
        for (Detection d : track.sightings()) {
            Optional<Encoded> known = Optional.ofNullable(encoded.get(d.row()));
            Optional<Embedding> vector = known.map(Encoded::vector);
            Optional<String> skip =
                    vector.isPresent() ? Optional.empty() : gate.refuses(d).or(() -> Optional.of("not_sampled"));
            OptionalDouble sim = vector.isPresent() && pooled.isPresent()
                    ? OptionalDouble.of(vector.get().similarity(pooled.get()))
                    : OptionalDouble.empty();
            OptionalDouble norm = known.map(e -> OptionalDouble.of(e.norm())).orElse(OptionalDouble.empty());
            faces.add(new Face(track.id(), d, vector, skip, sim, d.crop().map(c -> cropKey(track, d)), norm));
        }
        return faces;
    }

    private static String cropKey(Track track, Detection d) {
        return "crops/" + track.id().text() + "/frame_" + Digits.of(d.frameIdx(), 6) + ".jpg";
    }
}
