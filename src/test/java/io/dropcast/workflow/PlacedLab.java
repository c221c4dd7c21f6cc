package io.dropcast.workflow;

import io.dropcast.cluster.evidence.PackLikeness;
import io.dropcast.detect.Detection;
import io.dropcast.detect.Detections;
import io.dropcast.detect.FaceNet;
import io.dropcast.edits.IdentityEdits;
import io.dropcast.edits.PeopleEdits;
import io.dropcast.embed.Face;
import io.dropcast.embed.FaceEncoder;
import io.dropcast.embed.Repairs;
import io.dropcast.embed.TrackFace;
import io.dropcast.embed.TrackFaces;
import io.dropcast.episode.Crops;
import io.dropcast.episode.EpisodeRun;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.episode.Listeners;
import io.dropcast.episode.ProgressFile;
import io.dropcast.episode.Recipe;
import io.dropcast.episode.RunMarkers;
import io.dropcast.episode.StageListener;
import io.dropcast.face.Box;
import io.dropcast.face.Clothes;
import io.dropcast.face.Embedding;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.Quality;
import io.dropcast.face.ShotEnds;
import io.dropcast.face.TrackId;
import io.dropcast.people.JournalEntry;
import io.dropcast.reps.ThumbKeys;
import io.dropcast.settings.KnownSettings;
import io.dropcast.settings.Settings;
import io.dropcast.store.folder.FileLocks;
import io.dropcast.store.folder.FolderStore;
import io.dropcast.store.folder.JpegCodec;
import io.dropcast.store.folder.StoredPeopleBook;
import io.dropcast.track.Track;
import io.dropcast.track.TrackMetrics;
import io.dropcast.track.Tracks;
import io.dropcast.video.SampledFrames;
import io.dropcast.video.VideoFacts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** An episode whose tracks and vectors were made by hand, and the real stages from cluster on. Nothing can decode or ask a net. */
final class PlacedLab {
    static final EpisodeId EP = new EpisodeId("lab-s01e01");
    private static final String PACK = "fake";

    final FolderStore store;
    final FolderStore outbox;
    final EpisodePipeline pipeline;
    final List<String> ran = new ArrayList<>();
    private final StoredPeopleBook book;
    private final NoNets nets;

    /**
     * A face that stays at {@code x}, a sighting in every frame of 25 a second.
     *
     * @param vector without numbers: it has none
     * @param clipped how much of it is cut off
     */
    record Seen(
            int track,
            long first,
            long last,
            double x,
            List<Double> vector,
            double clipped,
            int shot,
            Optional<Clothes> clothes) {
        Seen clipped(double share) {
            return new Seen(track, first, last, x, vector, share, shot, clothes);
        }

        Seen inShot(int number) {
            return new Seen(track, first, last, x, vector, clipped, number, clothes);
        }

        Seen wearing(Clothes what) {
            return new Seen(track, first, last, x, vector, clipped, shot, Optional.of(what));
        }
    }

    PlacedLab(Path folder) {
        this(folder, PackLikeness.UNKNOWN);
    }

    /** @param likeness what the pack says of how alike faces are */
    PlacedLab(Path folder, PackLikeness likeness) {
        this.nets = new NoNets(likeness);
        this.store = new FolderStore(folder.resolve("data"));
        this.outbox = new FolderStore(folder.resolve("outbox"));
        this.book = new StoredPeopleBook(store, Clock.systemUTC());
        this.pipeline = new EpisodePipeline(new WorkflowParts(
                store,
                outbox,
                new Crops(
                        ep -> {
                            throw new IllegalStateException("no stage from cluster on asks for crops");
                        },
                        new JpegCodec(0.9f)),
                (path, how) -> {
                    throw new IllegalStateException("no stage from cluster on reads a video");
                },
                nets,
                book,
                new Listeners(List.of(new ProgressFile(store, Clock.systemUTC(), Duration.ofSeconds(1)), new Ran())),
                new FileLocks(folder.resolve("data/locks")),
                ThumbKeys.NONE,
                1,
                "test",
                Clock.systemUTC()));
    }

    /** Two people, tracks 1 to 3 and 4 to 6, and an extra in track 7. */
    static PlacedLab withTwo(Path folder) {
        PlacedLab lab = new PlacedLab(folder);
        lab.made("a", sixAndOne());
        lab.process("0.5");
        return lab;
    }

    static List<Seen> sixAndOne() {
        return List.of(
                seen(1, 0, 100, 0, 1, 0, 0),
                seen(2, 200, 300, 0, 1, 0.1, 0),
                seen(3, 400, 500, 0, 1, 0.2, 0),
                seen(4, 0, 100, 500, 0, 0.1, 1),
                seen(5, 200, 300, 500, 0, 0, 1),
                seen(6, 400, 500, 500, 0, 0.2, 1),
                seen(7, 600, 650, 0, 0, 1, 0));
    }

    static Seen seen(int track, long first, long last, double x, double... vector) {
        return new Seen(
                track, first, last, x, java.util.Arrays.stream(vector).boxed().toList(), 0, 0, Optional.empty());
    }

    /** What detect, track and embed would leave. */
    void made(String video, List<Seen> all) {
        made(video, all, List.of());
    }

    /** The same of shots that look like this. */
    void made(String video, List<Seen> all, List<ShotEnds> shots) {
        List<Detection> faces = new ArrayList<>();
        Map<Integer, List<Long>> frames = new TreeMap<>();
        for (Seen s : all) {
            for (long f = s.first(); f <= s.last(); f += 5) {
                frames.computeIfAbsent(s.track(), k -> new ArrayList<>()).add(f);
                faces.add(detection(f, s));
            }
        }
        faces.sort(Comparator.comparing(Detection::frameIdx)
                .thenComparing(d -> d.box().x1()));
        Map<String, Detection> byPlace = new HashMap<>();
        for (int i = 0; i < faces.size(); i++) {
            faces.set(i, faces.get(i).numbered(i));
            byPlace.put(faces.get(i).frameIdx() + "@" + faces.get(i).box().x1(), faces.get(i));
        }
        VideoFacts facts = new VideoFacts(1280, 720, 25, 1000, 40);
        List<TrackFace> tracks = new ArrayList<>();
        for (Seen s : all) {
            List<Detection> its = frames.get(s.track()).stream()
                    .map(f -> byPlace.get(f + "@" + s.x()))
                    .toList();
            tracks.add(track(s, its));
        }
        Manifests manifests = pipeline.manifests();
        manifests.detections().write(new Detections(EP, facts, List.of(), SampledFrames.every(1, 1000), faces, shots));
        Tracks followed = new Tracks(
                EP, facts, List.of(), tracks.stream().map(TrackFace::track).toList(), new TrackMetrics(7, 0, 0, 0, 0));
        manifests.tracklets().write(followed);
        manifests.tracks().write(followed, Repairs.NONE);
        manifests.faces().write(new TrackFaces(EP, facts, tracks), PACK);
        String digest = io.dropcast.episode.Digest.of(video.getBytes(StandardCharsets.UTF_8));
        pipeline.context()
                .markers()
                .write(
                        EP,
                        new Recipe("detect", 1, Map.of(), Map.of(), Map.of("video", digest)),
                        new RunMarkers.Outcome(List.of(), Map.of(), List.of(), Map.of(), Instant.EPOCH, Instant.EPOCH));
    }

    private static Detection detection(long frame, Seen s) {
        Box box = new Box(s.x(), 100, s.x() + 100, 220);
        return new Detection(
                0,
                frame,
                frame / 25.0,
                box,
                0.95,
                Optional.empty(),
                Quality.of(0.95, 40, 100, box.area(), 0),
                s.clipped(),
                Optional.empty(),
                s.clothes());
    }

    private static TrackFace track(Seen s, List<Detection> its) {
        TrackId id = new TrackId(s.track());
        float[] v = new float[s.vector().size()];
        for (int i = 0; i < v.length; i++) {
            v[i] = s.vector().get(i).floatValue();
        }
        Optional<Embedding> vector = v.length == 0 ? Optional.empty() : Optional.of(Embedding.of(PACK, v));
        List<Face> faces = new ArrayList<>();
        for (Detection d : its) {
            boolean first = faces.isEmpty() && vector.isPresent();
            faces.add(new Face(
                    id,
                    d,
                    first ? vector : Optional.empty(),
                    first ? Optional.empty() : Optional.of(vector.isPresent() ? "not_sampled" : "low_confidence:0.41"),
                    first ? OptionalDouble.of(1) : OptionalDouble.empty(),
                    Optional.empty()));
        }
        return new TrackFace(new Track(id, s.shot(), its), faces, vector);
    }

    /** The stages from cluster on, as {@code process} runs them. */
    void process(String thresh) {
        process(settings(thresh));
    }

    void process(Settings settings) {
        pipeline.edits().identities().take(EP);
        EpisodeRun run = EpisodeRun.withoutVideo(EP, settings);
        pipeline.steps().stream().skip(3).forEach(stage -> stage.run(run));
    }

    static Settings settings(String thresh) {
        return Settings.of(
                KnownSettings.resolve(Map.of(), Map.of(), Map.of("dropcast.cluster.cluster-thresh", thresh)));
    }

    /** Takes what is in the file, and makes everything follow; gives why it was refused. */
    Optional<String> take() {
        ran.clear();
        PeopleEdits.Outcome outcome = pipeline.edits().identities().take(EP);
        refresh();
        return outcome.refused();
    }

    /** As the engine does it, which has other settings than the episode was made with. */
    void refresh() {
        pipeline.refresh(EP.show(), settings("auto"));
    }

    Key file() {
        return IdentityEdits.file(EP);
    }

    String text() {
        return new String(outbox.read(file()).orElseThrow(), StandardCharsets.UTF_8);
    }

    void save(String text) {
        outbox.write(file(), text.getBytes(StandardCharsets.UTF_8));
    }

    com.fasterxml.jackson.databind.node.ObjectNode doc() {
        return Json.parseObject(outbox.read(file()).orElseThrow(), "identities.json");
    }

    /** By identity, as the file in the outbox has it. */
    Map<String, List<Integer>> tracks() {
        Map<String, List<Integer>> out = new TreeMap<>();
        doc().path("identities").forEach(i -> {
            List<Integer> its = new ArrayList<>();
            i.path("track_ids").forEach(t -> its.add(t.asInt()));
            out.put(i.path("identity_id").asText(), its);
        });
        return out;
    }

    /** Tracks in no identity, with the reason of each. */
    Map<Integer, String> unclustered() {
        Map<Integer, String> out = new TreeMap<>();
        doc().path("unclustered_track_ids")
                .forEach(t -> out.put(
                        t.asInt(),
                        doc().path("unclustered_reasons").path(t.asText()).asText()));
        return out;
    }

    String lastWords() {
        List<JournalEntry> log = log();
        return log.get(log.size() - 1).what();
    }

    List<JournalEntry> log() {
        return book.log(EP.show());
    }

    io.dropcast.people.People people() {
        return book.read(EP.show());
    }

    private final class Ran implements StageListener {
        @Override
        public void started(EpisodeId ep, String stage) {
            ran.add(stage);
        }

        @Override
        public void skipped(EpisodeId ep, String stage) {}

        @Override
        public void progress(EpisodeId ep, String stage, long done, long total) {}

        @Override
        public void finished(
                EpisodeId ep, String stage, double seconds, Map<String, Long> counts, List<String> warnings) {}

        @Override
        public void failed(EpisodeId ep, String stage, Throwable why) {}

        @Override
        public void delivered(EpisodeId ep, String where) {}
    }

    private record NoNets(PackLikeness likeness) implements Nets {
        @Override
        public String pack() {
            return PACK;
        }

        @Override
        public Map<String, String> faceNetDigests() {
            return Map.of();
        }

        @Override
        public Map<String, String> encoderDigests() {
            return Map.of();
        }

        @Override
        public FaceNet openFaceNet(int width, int height) {
            throw new IllegalStateException("nobody opens a net");
        }

        @Override
        public FaceEncoder openEncoder() {
            throw new IllegalStateException("nobody opens a net");
        }
    }
}
