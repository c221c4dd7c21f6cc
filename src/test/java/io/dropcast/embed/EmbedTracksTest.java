package io.dropcast.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropcast.detect.Detection;
import io.dropcast.episode.CropShelf;
import io.dropcast.episode.Progress;
import io.dropcast.episode.StageInterrupted;
import io.dropcast.face.Box;
import io.dropcast.face.Crop;
import io.dropcast.face.Embedding;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.TrackId;
import io.dropcast.track.Track;
import io.dropcast.track.TrackMetrics;
import io.dropcast.track.Tracks;
import io.dropcast.video.VideoFacts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
final class EmbedTracksTest {
    private static final EmbedSettings SETTINGS = new EmbedSettings(4, 0.6, 1, 0.34, 0.60, 0.08, 0, 0.60);

    private final Queue<FakeEncoder> nets = new ConcurrentLinkedQueue<>();

    @AfterEach
    void allNetsAreClosed() {
        assertThat(nets).allMatch(FakeEncoder::closed);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void theNumberOfWorkersChangesNothing(int workers) {
        Tracks tracks = tracks(12);
        TrackFaces alone = embed(tracks, 1);
        assertThat(embed(tracks, workers)).isEqualTo(alone);
        assertThat(alone.tracks()).hasSize(12).allMatch(t -> t.vector().isPresent());
    }

    @Test
    void everySightingHasItsVectorOrTheReasonWhyNot() {
        Detection unsure = Seen.of(1, 0.41, 40, 0, Optional.of(Seen.upright()), Optional.of(Seen.crop(1)));
        Detection uncropped = Seen.of(2, 0.9, 40, 0, Optional.of(Seen.upright()), Optional.empty());
        List<Detection> sightings = new ArrayList<>(List.of(Seen.at(0, 0.99), unsure, uncropped));
        IntStream.range(3, 30).forEach(f -> sightings.add(Seen.at(f, 0.8)));
        Track track = new Track(new TrackId(7), 0, sightings);

        TrackFace face = embed(tracks(List.of(track)), 1).tracks().get(0);

        assertThat(face.faces()).extracting(Face::seen).containsExactlyElementsOf(sightings);
        assertThat(face.faces())
                .filteredOn(f -> f.embedding().isPresent())
                // the best of each of four stretches, and the last
                .hasSize(5)
                .allMatch(f -> f.skip().isEmpty());
        assertThat(face.faces().get(0).embedding()).isPresent();
        assertThat(face.faces().get(0).faceId()).isEqualTo("face_0007_000000");
        assertThat(face.faces().get(0).cropKey()).hasValue("crops/track_0007/frame_000000.jpg");
        assertThat(face.faces().get(1).skip()).hasValue("low_confidence:0.41");
        assertThat(face.faces().get(2).skip()).hasValue("no_crop");
        assertThat(face.faces().get(2).cropKey()).isEmpty();
        assertThat(face.faces())
                .filteredOn(f -> f.skip().equals(Optional.of("not_sampled")))
                .hasSize(23);
        Embedding vector = face.vector().orElseThrow();
        for (Face f : face.faces()) {
            assertThat(f.simToTrack().isPresent()).isEqualTo(f.embedding().isPresent());
            f.embedding()
                    .ifPresent(e -> assertThat(f.simToTrack().orElseThrow()).isEqualTo(e.similarity(vector)));
        }
    }

    @Test
    void aTrackWithoutAFitFaceHasNoVector() {
        Track track = new Track(new TrackId(1), 0, List.of(Seen.at(0, 0.5), Seen.at(1, 0.59)));
        TrackFace face = embed(tracks(List.of(track)), 2).tracks().get(0);
        assertThat(face.vector()).isEmpty();
        assertThat(face.faces()).hasSize(2).allMatch(f -> f.skip().isPresent());
    }

    @Test
    void anEpisodeWithoutTracksOpensNoNet() {
        assertThat(embed(tracks(List.of()), 4).tracks()).isEmpty();
        assertThat(nets).isEmpty();
    }

    @Test
    void noMoreNetsAreOpenedThanThereAreTracks() {
        embed(tracks(2), 5);
        assertThat(nets).hasSize(2);
    }

    @Test
    void progressCountsTracks() {
        List<Long> done = new ArrayList<>();
        stage(3).embed(tracks(5), new Crops(-1), (at, total) -> {
            done.add(at);
            assertThat(total).isEqualTo(5);
        });
        assertThat(done).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aCropThatIsGoneIsNamed(int workers) {
        assertThatThrownBy(() -> stage(workers).embed(tracks(6), new Crops(31), Progress.none()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("crop-31")
                .hasMessageContaining("run detect again");
    }

    @Test
    void anInterruptedStageEndsAndClosesItsNets() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> embed(tracks(6), 2)).isInstanceOf(StageInterrupted.class);
        assertThat(Thread.interrupted()).as("whoever called can still see it").isTrue();
    }

    private TrackFaces embed(Tracks tracks, int workers) {
        return stage(workers).embed(tracks, new Crops(-1), Progress.none());
    }

    private EmbedTracks stage(int workers) {
        return new EmbedTracks(
                () -> {
                    FakeEncoder net = new FakeEncoder(FakeEncoder.spec(false, true));
                    nets.add(net);
                    return net;
                },
                new Pixels(),
                SETTINGS,
                workers);
    }

    /** Tracks of ten sightings each. */
    private static Tracks tracks(int count) {
        return tracks(IntStream.range(0, count)
                .mapToObj(t -> new Track(
                        new TrackId(t + 1),
                        0,
                        IntStream.range(0, 10)
                                .mapToObj(f -> Seen.at(10 * t + f, 0.7 + (7 * f % 10) / 100.0))
                                .toList()))
                .toList());
    }

    private static Tracks tracks(List<Track> tracks) {
        return new Tracks(
                new EpisodeId("show-s01e01"),
                new VideoFacts(640, 360, 25, 1000, 40),
                List.of(),
                tracks,
                new TrackMetrics(tracks.size(), 0, 0, 0, 0));
    }

    /** Every crop is there but one; its bytes are its name. */
    private record Crops(int missing) implements CropShelf.Reader {
        @Override
        public Optional<byte[]> get(String name) {
            return name.equals(Seen.crop(missing))
                    ? Optional.empty()
                    : Optional.of(name.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public List<String> names() {
            return List.of();
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    /** Noise that is the same for the same name. */
    private record Pixels() implements CropShelf.Codec {
        @Override
        public byte[] encode(Crop crop) {
            throw new UnsupportedOperationException("nobody makes crops here");
        }

        @Override
        public Crop decode(byte[] jpeg) {
            byte[] rgb = new byte[3 * 60 * 60];
            new Random(java.util.Arrays.hashCode(jpeg)).nextBytes(rgb);
            return new Crop(60, 60, new Box(0, 0, 60, 60), rgb);
        }
    }
}
