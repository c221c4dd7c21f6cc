package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dropcast.detect.DetectFaces;
import io.dropcast.detect.DetectSettings;
import io.dropcast.detect.Detection;
import io.dropcast.episode.CropShelf;
import io.dropcast.episode.Progress;
import io.dropcast.face.Crop;
import io.dropcast.face.EpisodeId;
import io.dropcast.models.DetectorSpec;
import io.dropcast.models.InputShape;
import io.dropcast.models.ModelPack;
import io.dropcast.models.ModelPacks;
import io.dropcast.models.ModelPaths;
import io.dropcast.models.onnx.OrtNets;
import io.dropcast.settings.KnownSettings;
import io.dropcast.settings.Settings;
import io.dropcast.video.Decode;
import io.dropcast.video.Frame;
import io.dropcast.video.Video;
import io.dropcast.video.VideoFacts;
import io.dropcast.video.ffmpeg.FfVideoSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * YuNet on the first frame of a film in 16:9, with the film's shape and with a square. Neither the net nor the film is part of the
 * project: without them beside it the test says so and is skipped ({@code -Ddropcast.truth=FOLDER}).
 */
@Tag("integration")
final class FilmShapeTest {
    private static final Path BESIDE = Path.of(System.getProperty("dropcast.truth", "../shared"));
    private static final Path NET = BESIDE.resolve("models/yunet_n_dynamic.onnx");
    private static final Path FILM = BESIDE.resolve("episodes/stage-s01e01.mp4");

    private final ModelPack pack =
            ModelPacks.read(Path.of("config", "models.json")).named("yunet");

    @Test
    void theSameFacesAreFoundAsInASquare() {
        assumeTrue(Files.exists(NET) && Files.exists(FILM), "no YuNet or no film in " + BESIDE);

        List<Detection> film = sure(pack);
        List<Detection> square = sure(square());

        assertThat(film).hasSameSizeAs(square).hasSizeGreaterThan(1);
        for (int i = 0; i < film.size(); i++) {
            assertThat(film.get(i).box().iou(square.get(i).box())).isGreaterThan(0.9);
            assertThat(film.get(i).landmarks()).isPresent();
        }
    }

    /** The faces of the first frame that may start a track. */
    private static List<Detection> sure(ModelPack pack) {
        OrtNets nets = new OrtNets(pack, new ModelPaths(NET, Optional.empty(), NET));
        // no crops: nothing here keeps them
        Map<String, String> said = Map.of("dropcast.detect.crop-conf", "1", "dropcast.embed.min-conf", "1");
        DetectSettings settings = DetectSettings.of(Settings.of(
                KnownSettings.resolve(Map.of(), Map.of(), said), pack.detector().thresholds()));
        return new DetectFaces(
                        (file, how) -> new FirstFrame(new FfVideoSource(1).open(file, Decode.EVERY)),
                        nets::openFaceNet,
                        NoShelf.IT,
                        settings,
                        1)
                .detect(new EpisodeId("stage-s01e01"), FILM, NoShelf.IT, Progress.none()).faces().stream()
                        .filter(face ->
                                face.conf() >= pack.detector().thresholds().newTrack())
                        .toList();
    }

    private ModelPack square() {
        DetectorSpec d = pack.detector();
        return new ModelPack(
                pack.name(),
                pack.licence(),
                new DetectorSpec(
                        d.file(), d.family(), d.input(), InputShape.FIXED, d.fit(), d.outputs(), d.thresholds()),
                pack.landmarks(),
                pack.encoder(),
                pack.likeness());
    }

    /** A video that is over after one frame. */
    private static final class FirstFrame implements Video {
        private final Video video;
        private boolean over;

        FirstFrame(Video video) {
            this.video = video;
        }

        @Override
        public VideoFacts facts() {
            return video.facts();
        }

        @Override
        public Optional<Frame> next() {
            Optional<Frame> next = over ? Optional.empty() : video.next();
            over = true;
            return next;
        }

        @Override
        public List<Frame> passedOver() {
            return List.of();
        }

        @Override
        public void close() {
            video.close();
        }
    }

    private enum NoShelf implements CropShelf.Writer, CropShelf.Codec {
        IT;

        @Override
        public void put(String name, byte[] jpeg) {}

        @Override
        public void finish() {}

        @Override
        public void close() {}

        @Override
        public byte[] encode(Crop crop) {
            return new byte[0];
        }

        @Override
        public Crop decode(byte[] jpeg) {
            throw new AssertionError("nothing is read");
        }
    }
}
