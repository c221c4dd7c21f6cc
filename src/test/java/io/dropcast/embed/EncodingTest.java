package io.dropcast.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dropcast.face.Box;
import io.dropcast.face.Crop;
import io.dropcast.face.Embedding;
import io.dropcast.face.Landmarks;
import org.junit.jupiter.api.Test;

final class EncodingTest {
    /** Lie on the template, so that the crop reaches the net as it is. */
    private static final Landmarks ALIGNED =
            Landmarks.of(38.2946, 51.6963, 73.5318, 51.5014, 56.0252, 71.7366, 41.5493, 92.3655, 70.7299, 92.2041);

    @Test
    void withoutAMirrorTheVectorIsTheNets() {
        FakeEncoder net = new FakeEncoder(FakeEncoder.spec(true, false));
        Embedding vector = encode(net);
        assertThat(net.seen()).hasSize(1);
        assertThat(vector)
                .isEqualTo(Embedding.of(
                        "fake", new FakeEncoder(net.spec()).encode(net.seen().get(0))));
    }

    @Test
    void theMirrorShowsEachRowBackwards() {
        FakeEncoder net = new FakeEncoder(FakeEncoder.spec(true, true));
        encode(net);
        assertThat(net.seen()).hasSize(2);
        float[] straight = net.seen().get(0);
        float[] mirrored = net.seen().get(1);
        for (int row = 0; row < 3 * 112; row++) {
            for (int x = 0; x < 112; x++) {
                assertThat(mirrored[row * 112 + x]).isEqualTo(straight[row * 112 + 111 - x]);
            }
        }
    }

    @Test
    void theVectorIsHalfWayBetweenTheFaceAndItsMirrorImage() {
        FakeEncoder net = new FakeEncoder(FakeEncoder.spec(true, true));
        Embedding vector = encode(net);
        Embedding face = Embedding.of("fake", net.encode(net.seen().get(0)));
        Embedding mirrored = Embedding.of("fake", net.encode(net.seen().get(1)));
        assertThat(face.similarity(mirrored))
                .as("the picture is not symmetrical")
                .isLessThan(0.999);
        assertThat(vector.similarity(face)).isCloseTo(vector.similarity(mirrored), within(1e-6));
        // the fourth number changes its sign in the mirror and so cancels out
        assertThat(vector.at(3)).isCloseTo(0, within(1e-6f));
    }

    @Test
    void theNormIsTheLengthOfTheNetsAnswer() {
        FakeEncoder net = new FakeEncoder(FakeEncoder.spec(true, false));
        Encoded encoded = encoded(net);
        assertThat(encoded.norm())
                .isCloseTo(length(new FakeEncoder(net.spec()).encode(net.seen().get(0))), within(1e-6));
        assertThat(encoded.norm()).as("not that of the vector").isNotCloseTo(1, within(1e-3));
    }

    @Test
    void withAMirrorTheNormIsTheMeanOfBoth() {
        FakeEncoder net = new FakeEncoder(FakeEncoder.spec(true, true));
        assertThat(encoded(net).norm())
                .isCloseTo(
                        (length(net.encode(net.seen().get(0)))
                                        + length(net.encode(net.seen().get(1))))
                                / 2,
                        within(1e-6));
    }

    private static double length(float[] answer) {
        double squares = 0;
        for (float v : answer) {
            squares += (double) v * v;
        }
        return Math.sqrt(squares);
    }

    @Test
    void planesComeInTheOrderTheNetAsksFor() {
        FakeEncoder rgb = new FakeEncoder(FakeEncoder.spec(true, false));
        FakeEncoder bgr = new FakeEncoder(FakeEncoder.spec(false, false));
        encode(rgb);
        encode(bgr);
        int middle = 56 * 112 + 20;
        int plane = 112 * 112;
        for (int channel = 0; channel < 3; channel++) {
            assertThat(rgb.seen().get(0)[channel * plane + middle])
                    .isEqualTo(bgr.seen().get(0)[(2 - channel) * plane + middle]);
        }
        // the left half of the picture is 200, 100, 50
        assertThat(rgb.seen().get(0)[middle]).isCloseTo((200 - 127.5f) / 127.5f, within(1e-4f));
        assertThat(bgr.seen().get(0)[middle]).isCloseTo((50 - 127.5f) / 127.5f, within(1e-4f));
    }

    @Test
    void closingClosesTheNet() {
        FakeEncoder net = new FakeEncoder(FakeEncoder.spec(true, true));
        new Encoding(net).close();
        assertThat(net.closed()).isTrue();
    }

    private static Embedding encode(FakeEncoder net) {
        return encoded(net).vector();
    }

    /** A picture that is bright on the left and dark on the right. */
    private static Encoded encoded(FakeEncoder net) {
        byte[] rgb = new byte[3 * 112 * 112];
        for (int i = 0; i < 112 * 112; i++) {
            boolean left = i % 112 < 56;
            rgb[3 * i] = (byte) (left ? 200 : 20);
            rgb[3 * i + 1] = (byte) (left ? 100 : 40);
            rgb[3 * i + 2] = (byte) (left ? 50 : 60);
        }
        return new Encoding(net).encode(new Crop(112, 112, new Box(0, 0, 112, 112), rgb), ALIGNED);
    }
}
