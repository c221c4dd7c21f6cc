package io.dropcast.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dropcast.detect.Detection;
import io.dropcast.face.Embedding;
import io.dropcast.face.TrackId;
import io.dropcast.settings.Said;
import io.dropcast.track.Track;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What each setting of the stage changes; those of joining are in {@link JoiningTest}. */
final class EmbedSettingsTest {

    @Test
    void noMoreFacesOfATrackAreEncodedThanSamples() {
        assertThat(samples("8")).isBetween(8, 10);
        assertThat(samples("24")).isBetween(24, 26);
    }

    private static int samples(String most) {
        EmbedSettings settings = EmbedSettings.of(Said.of("dropcast.embed.samples", most));
        List<Detection> sightings = IntStream.range(0, 100).mapToObj(Seen::at).toList();
        FitFaces fit = new FitFaces(new Gate(settings), settings.samples(), d -> new Encoded(at(0), 1));
        return SplitTrack.pieces(new Track(new TrackId(1), 0, sightings), fit)
                .get(0)
                .samples()
                .size();
    }

    @Test
    void facesOfLessConfidenceAreNotEncoded() {
        assertThat(refused(0.65, 40, 0, "dropcast.embed.min-conf", "0.6")).isEmpty();
        assertThat(refused(0.65, 40, 0, "dropcast.embed.min-conf", "0.7")).contains("low_confidence:0.65");
    }

    @Test
    void facesOfLessContrastAreNotEncoded() {
        assertThat(refused(0.9, 5, 0, "dropcast.embed.min-std", "1")).isEmpty();
        assertThat(refused(0.9, 5, 0, "dropcast.embed.min-std", "6")).contains("low_contrast:5.00");
    }

    @Test
    void facesMoreOutsideTheFrameAreNotEncoded() {
        assertThat(refused(0.9, 40, 0.3, "dropcast.embed.max-clipped", "0.34")).isEmpty();
        assertThat(refused(0.9, 40, 0.3, "dropcast.embed.max-clipped", "0.2")).contains("clipped:0.30");
    }

    private static Optional<String> refused(double conf, double std, double clipped, String... said) {
        return new Gate(EmbedSettings.of(Said.of(said)))
                .refuses(Seen.of(1, conf, std, clipped, Optional.of(Seen.upright()), Optional.of("a.jpg")));
    }

    @Test
    void aSampleLessLikeItsTrackIsDropped() {
        // the mean is near 13 degrees, from where 75 degrees is a similarity of 0.47
        double[] angles = {0, 0, 0, 0, 75};
        String[] anySlack = {"dropcast.embed.sample-slack", "1"};
        assertThat(pooled(angles, "dropcast.embed.min-sample-sim", "0.6", anySlack[0], anySlack[1]))
                .isCloseTo(0, within(1e-4));
        assertThat(pooled(angles, "dropcast.embed.min-sample-sim", "0.4", anySlack[0], anySlack[1]))
                .isGreaterThan(10);
    }

    @Test
    void aSampleFurtherBelowTheMedianIsDropped() {
        // the mean is near 9 degrees: 0.98 and more for four, 0.80 for the fifth
        double[] angles = {-2, -1, 1, 2, 45};
        assertThat(pooled(angles, "dropcast.embed.sample-slack", "0.08")).isCloseTo(0, within(1e-4));
        assertThat(pooled(angles, "dropcast.embed.sample-slack", "0.3")).isGreaterThan(5);
    }

    /** The direction of a track of such samples, in degrees. */
    private static double pooled(double[] degrees, String... said) {
        List<Embedding> vectors =
                Arrays.stream(degrees).mapToObj(EmbedSettingsTest::at).toList();
        List<Double> qualities = vectors.stream().map(v -> 1.0).toList();
        Embedding track = Pooling.pool(vectors, qualities, EmbedSettings.of(Said.of(said)))
                .orElseThrow();
        return Math.toDegrees(Math.atan2(track.at(1), track.at(0)));
    }

    private static Embedding at(double degrees) {
        double angle = Math.toRadians(degrees);
        return Embedding.of("fake", new float[] {(float) Math.cos(angle), (float) Math.sin(angle)});
    }
}
