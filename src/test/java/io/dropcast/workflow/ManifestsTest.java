package io.dropcast.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.cluster.Beginning;
import io.dropcast.cluster.ClusterMemory;
import io.dropcast.cluster.ClusterSettings;
import io.dropcast.cluster.ClustersManifest;
import io.dropcast.cluster.Heard;
import io.dropcast.cluster.Identities;
import io.dropcast.cluster.MemoryManifest;
import io.dropcast.cluster.evidence.Taught;
import io.dropcast.detect.Detection;
import io.dropcast.detect.Detections;
import io.dropcast.detect.DetectionsManifest;
import io.dropcast.embed.FacesManifest;
import io.dropcast.embed.Repairs;
import io.dropcast.embed.TrackFaces;
import io.dropcast.embed.TracksManifest;
import io.dropcast.episode.BadJson;
import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.TrackId;
import io.dropcast.reps.TrackReps;
import io.dropcast.reps.TrackRepsManifest;
import io.dropcast.store.folder.FolderStore;
import io.dropcast.track.Track;
import io.dropcast.track.TrackMetrics;
import io.dropcast.track.TrackletsManifest;
import io.dropcast.track.Tracks;
import io.dropcast.video.SampledFrames;
import io.dropcast.video.VideoFacts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written, read and written again is the same, byte for byte: so a stage that goes on after a crash sees what it would have. */
final class ManifestsTest {
    private static final EpisodeId EP = RandomEpisode.EP;

    @TempDir
    Path root;

    private EpisodeStore store;
    private Manifests manifests;

    @BeforeEach
    void open() {
        store = new FolderStore(root);
        manifests = Manifests.in(store, "0.1.0");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void detectionsComeBackByteForByte(long seed) {
        DetectionsManifest manifest = new DetectionsManifest(store);
        Detections made = new RandomEpisode(seed).detections();
        manifest.write(made);
        Map<String, String> bytes = everything();
        Detections read = manifest.read(EP);
        manifest.write(read);

        assertThat(everything()).isEqualTo(bytes);
        assertThat(new DetectionsManifest(store).read(EP)).isEqualTo(read);
        assertThat(read.faces()).hasSameSizeAs(made.faces());
        for (int row = 0; row < made.faces().size(); row++) {
            assertAlike(read.faces().get(row), made.faces().get(row));
        }
        assertThat(read.cuts()).isEqualTo(made.cuts());
        assertThat(read.looks()).isEqualTo(made.looks());
        assertThat(read.shots()).isEqualTo(made.shots()).isNotEmpty();
        assertThat(read.video().fps()).isCloseTo(made.video().fps(), within(1e-6));
        assertThat(read.video().frames()).isEqualTo(made.video().frames());
    }

    private static void assertAlike(Detection read, Detection made) {
        assertThat(read.row()).isEqualTo(made.row());
        assertThat(read.frameIdx()).isEqualTo(made.frameIdx());
        assertThat(read.ts()).isCloseTo(made.ts(), within(1e-6));
        assertThat(read.conf()).isCloseTo(made.conf(), within(1e-4));
        assertThat(read.box().x1()).isCloseTo(made.box().x1(), within(0.006));
        assertThat(read.box().y2()).isCloseTo(made.box().y2(), within(0.006));
        assertThat(read.crop()).isEqualTo(made.crop());
        assertThat(read.clothes()).isEqualTo(made.clothes());
        assertThat(read.landmarks().isPresent()).isEqualTo(made.landmarks().isPresent());
        assertThat(read.quality().turn()).isCloseTo(made.quality().turn(), within(1e-3));
        assertThat(read.quality().score()).isCloseTo(made.quality().score(), within(1e-4));
        assertThat(read.clipped()).isCloseTo(made.clipped(), within(1e-3));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void tracksComeBackByteForByte(long seed) {
        Detections detections = detections(seed);
        Tracks made = new RandomEpisode(seed).tracks(detections);
        write(made);
        Map<String, String> bytes = everything();
        Tracks read = manifests.tracks().read(EP);
        assertThat(manifests.tracklets().read(EP)).isEqualTo(read);
        write(read);

        assertThat(everything()).isEqualTo(bytes);
        assertThat(read).isEqualTo(made);
    }

    private void write(Tracks tracks) {
        manifests.tracklets().write(tracks);
        manifests.tracks().write(tracks, Repairs.NONE);
    }

    @Test
    void trackletsOfAnOlderVersionHaveTheirCountsWithTheTracks() {
        Tracks made = new RandomEpisode(1).tracks(detections(1));
        write(made);
        store.delete(TrackletsManifest.metrics(EP));
        assertThat(manifests.tracklets().read(EP)).isEqualTo(made);
    }

    @Test
    void tracksThatWereTakenApartSayWhatTheyWereAndTheTrackletsStay() {
        Detections detections = detections(1);
        Tracks tracklets = new RandomEpisode(1).tracks(detections);
        write(tracklets);
        Track whole = tracklets.tracks().stream()
                .filter(t -> t.sightings().size() > 1)
                .findFirst()
                .orElseThrow();
        List<Detection> seen = whole.sightings();
        TrackId fresh = new TrackId(tracklets.tracks().size() + 1);
        List<Track> apart = new ArrayList<>(tracklets.tracks());
        apart.set(apart.indexOf(whole), new Track(whole.id(), whole.shot(), seen.subList(1, seen.size())));
        apart.add(new Track(fresh, whole.shot(), seen.subList(0, 1)));
        long at = seen.get(1).frameIdx();
        Repairs repairs = new Repairs(
                List.of(new Repairs.Split(whole.id(), fresh, whole.id(), at, 0.0412)),
                List.of(),
                Map.of(
                        fresh,
                        List.of(new Repairs.Source(
                                whole.id(), seen.get(0).frameIdx(), seen.get(0).frameIdx()))));
        Tracks tracks = new Tracks(EP, tracklets.video(), tracklets.cuts(), apart, tracklets.metrics());
        manifests.tracks().write(tracks, repairs);

        assertThat(manifests.tracks().read(EP)).isEqualTo(tracks);
        assertThat(manifests.tracklets().read(EP)).isEqualTo(tracklets);
        assertThat(everything().get("manifests/show-s01e01/tracks.jsonl"))
                .contains("\"made_of\":[{\"tracklet\":" + whole.id().number() + ",");
        assertThat(everything().get("manifests/show-s01e01/track_metrics.json"))
                .contains("\"tracks_split\" : 1", "\"at_frame\" : " + at, "\"similarity\" : 0.0412");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void facesAndVectorsComeBackByteForByte(long seed) {
        Tracks tracks = new RandomEpisode(seed).tracks(detections(seed));
        write(tracks);
        FacesManifest manifest = manifests.faces();
        TrackFaces made = new RandomEpisode(seed).faces(tracks);
        manifest.write(made, RandomEpisode.MODEL);
        Map<String, String> bytes = everything();
        TrackFaces read = manifest.read(EP);
        manifest.write(read, RandomEpisode.MODEL);

        assertThat(everything()).isEqualTo(bytes);
        assertThat(read.tracks())
                .extracting(t -> t.vector())
                .containsExactlyElementsOf(
                        made.tracks().stream().map(t -> t.vector()).toList());
        assertThat(read.tracks())
                .extracting(t -> t.faces().size())
                .containsExactlyElementsOf(
                        made.tracks().stream().map(t -> t.faces().size()).toList());
        for (int t = 0; t < made.tracks().size(); t++) {
            assertThat(read.tracks().get(t).clothes())
                    .isEqualTo(made.tracks().get(t).clothes());
            assertThat(read.tracks().get(t).norm().orElse(0))
                    .isCloseTo(made.tracks().get(t).norm().orElse(0), within(1e-4));
        }
        assertThat(read.tracks())
                .anyMatch(t -> t.norm().isPresent())
                .anyMatch(t -> t.clothes().isPresent());
    }

    @Test
    void detectionsOfAnOlderVersionHaveNoClothesAndFacesOfOneNoNorm() {
        Detections detections = detections(1);
        Tracks tracks = new RandomEpisode(1).tracks(detections);
        write(tracks);
        FacesManifest manifest = manifests.faces();
        manifest.write(new RandomEpisode(1).faces(tracks), RandomEpisode.MODEL);
        without(DetectionsManifest.rows(EP), "clothes");
        without(FacesManifest.rows(EP), "norm");

        assertThat(new DetectionsManifest(store).read(EP).faces())
                .hasSameSizeAs(detections.faces())
                .allMatch(d -> d.clothes().isEmpty());
        assertThat(manifests.faces().read(EP).tracks())
                .anyMatch(t -> t.vector().isPresent())
                .allMatch(t -> t.norm().isEmpty());
    }

    private void without(Key key, String field) {
        List<ObjectNode> rows = Json.parseLines(store.read(key).orElseThrow(), key.path());
        assertThat(rows).anyMatch(r -> r.has(field));
        rows.forEach(r -> r.remove(field));
        store.write(key, Json.lines(rows.stream()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void identitiesComeBackByteForByte(long seed) {
        ClustersManifest manifest = manifests.clusters();
        ClusterSettings settings = new ClusterSettings(0.5, 2, 0.5);
        Identities made = new RandomEpisode(seed).identities();
        manifest.write(made, settings, Optional.empty());
        Map<String, String> bytes = everything();
        Identities read = manifest.read(EP);
        manifest.write(read, settings, Optional.empty());

        assertThat(everything()).isEqualTo(bytes);
        assertThat(manifest.read(EP)).isEqualTo(read);
        assertThat(read.stats()).isEqualTo(made.stats());
        assertThat(read.nextIdentity()).isEqualTo(made.nextIdentity());
        assertThat(read.identities())
                .extracting(i -> i.centroid())
                .containsExactlyElementsOf(
                        made.identities().stream().map(i -> i.centroid()).toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void picturesComeBackByteForByte(long seed) {
        TrackRepsManifest manifest = new TrackRepsManifest(store);
        TrackReps made = new RandomEpisode(seed).reps();
        manifest.write(made);
        Map<String, String> bytes = everything();
        TrackReps read = manifest.read(EP, RandomEpisode.MODEL);
        manifest.write(read);

        assertThat(everything()).isEqualTo(bytes);
        assertThat(read.pictures()).isEqualTo(made.pictures());
        assertThat(read.reps())
                .extracting(r -> r.centroid())
                .containsExactlyElementsOf(
                        made.reps().stream().map(r -> r.centroid()).toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theMemoryComesBackByteForByte(long seed) {
        MemoryManifest manifest = new MemoryManifest(store);
        Beginning begun = new Beginning(
                "settings", "tracks", new RandomEpisode(seed + 100).memory().past());
        Heard heard = new Heard(
                "words",
                new Taught(3, 2, -0.1234),
                new RandomEpisode(seed + 200).memory().past());
        manifest.write(EP, "video", ClusterMemory.none(), new RandomEpisode(seed).memory(), begun, heard);
        Map<String, String> bytes = everything();
        ClusterMemory read = manifest.read(EP, "video").memory();
        Beginning again = manifest.read(EP, "video").begun().orElseThrow();
        Heard heardAgain = manifest.read(EP, "video").heard();
        manifest.write(EP, "video", ClusterMemory.none(), read, again, heardAgain);

        assertThat(everything()).isEqualTo(bytes);
        assertThat(manifest.read(EP, "video").memory()).isEqualTo(read);
        assertThat(manifest.read(EP, "video").begun()).contains(again);
        assertThat(heardAgain.taught()).isEqualTo(heard.taught());
        assertThat(again.from()).hasSameSizeAs(begun.from());
    }

    @Test
    void anEpisodeWithoutFacesHasManifestsToo() {
        Detections none = new Detections(
                EP, new VideoFacts(640, 360, 25, 10, 0.4), List.of(), SampledFrames.every(3, 10), List.of());
        new DetectionsManifest(store).write(none);
        assertThat(new DetectionsManifest(store).read(EP)).isEqualTo(none);
        Tracks tracks = new Tracks(EP, none.video(), List.of(), List.of(), new TrackMetrics(0, 0, 0, 0, 0));
        write(tracks);
        assertThat(manifests.tracks().read(EP)).isEqualTo(tracks);
        TrackFaces faces = new TrackFaces(EP, none.video(), List.of());
        manifests.faces().write(faces, RandomEpisode.MODEL);
        assertThat(manifests.faces().read(EP)).isEqualTo(faces);
    }

    @Test
    void aManifestThatIsMissingIsNamed() {
        assertThatThrownBy(() -> new DetectionsManifest(store).read(EP))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("manifests/show-s01e01/detections.jsonl is missing");
    }

    @Test
    void aVideoJsonOfAnOlderVersionIsReadAsLookedAtWithOneStride() {
        Detections none = new Detections(
                EP, new VideoFacts(640, 360, 25, 10, 0.4), List.of(), SampledFrames.every(3, 10), List.of());
        new DetectionsManifest(store).write(none);
        Key key = DetectionsManifest.video(EP);
        var doc = Json.parseObject(store.read(key).orElseThrow(), "video.json");
        doc.remove("looks");
        doc.remove("shots");
        store.write(key, Json.pretty(doc));
        assertThat(new DetectionsManifest(store).read(EP)).isEqualTo(none);
    }

    @Test
    void aLineThatIsBrokenIsNamed() {
        Detections detections = detections(1);
        byte[] rows = store.read(DetectionsManifest.rows(EP)).orElseThrow();
        store.write(DetectionsManifest.rows(EP), java.util.Arrays.copyOf(rows, rows.length - 20));
        assertThatThrownBy(() -> new DetectionsManifest(store).read(EP))
                .isInstanceOf(BadJson.class)
                .hasMessageContaining(
                        "detections.jsonl line " + detections.faces().size());
    }

    @Test
    void vectorsThatWereCutOffAreRefused() {
        Tracks tracks = new RandomEpisode(1).tracks(detections(1));
        write(tracks);
        FacesManifest manifest = manifests.faces();
        manifest.write(new RandomEpisode(1).faces(tracks), RandomEpisode.MODEL);
        manifest.read(EP);
        byte[] rows = store.read(FacesManifest.vectors(EP)).orElseThrow();
        store.write(FacesManifest.vectors(EP), java.util.Arrays.copyOf(rows, rows.length - 3));
        assertThatThrownBy(() -> manifest.read(EP))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no rows of 32 floats");
    }

    @Test
    void whatChangedOnTheDiskSinceItWasReadIsReadAnew() {
        DetectionsManifest manifest = new DetectionsManifest(store);
        detections(1);
        Detections first = manifest.read(EP);
        Detections second = detections(2);
        assertThat(manifest.read(EP)).isEqualTo(second).isNotEqualTo(first);

        write(new RandomEpisode(2).tracks(second));
        assertThat(manifests.tracks().read(EP).tracks()).isNotEmpty();
        store.write(TracksManifest.rows(EP), new byte[0]);
        assertThat(manifests.tracks().read(EP).tracks()).isEmpty();
        assertThat(manifests.tracklets().read(EP).tracks()).isNotEmpty();
    }

    @Test
    void theSameBytesWithOtherDetectionsOrTracksAreReadAnew() {
        Detections detections = detections(1);
        RandomEpisode episode = new RandomEpisode(1);
        Tracks tracks = episode.tracks(detections);
        write(tracks);
        manifests.faces().write(episode.faces(tracks), RandomEpisode.MODEL);
        assertThat(seen(manifests.tracks().read(EP)))
                .anyMatch(d -> d.landmarks().isPresent());
        assertThat(manifests.faces().read(EP).tracks()).isNotEmpty();

        // as it is when a person was erased
        Detections bare = new Detections(
                EP,
                detections.video(),
                detections.cuts(),
                detections.looks(),
                detections.faces().stream().map(Detection::bare).toList());
        manifests.detections().write(bare);
        Tracks without = manifests.tracks().read(EP);
        assertThat(seen(without)).isNotEmpty().allMatch(d -> d.landmarks().isEmpty());
        assertThat(manifests.faces().read(EP).tracks().stream().flatMap(t -> t.faces().stream()))
                .isNotEmpty()
                .allMatch(f -> f.seen().landmarks().isEmpty());
    }

    private static List<Detection> seen(Tracks tracks) {
        return tracks.tracks().stream().flatMap(t -> t.sightings().stream()).toList();
    }

    private Detections detections(long seed) {
        DetectionsManifest manifest = new DetectionsManifest(store);
        manifest.write(new RandomEpisode(seed).detections());
        return manifest.read(EP);
    }

    /** Every file below the episode, as text of one letter a byte. */
    private Map<String, String> everything() {
        Map<String, String> out = new TreeMap<>();
        for (Key key : store.list(new Key("manifests"))) {
            out.put(key.path(), new String(store.read(key).orElseThrow(), StandardCharsets.ISO_8859_1));
        }
        return out;
    }
}
