package io.dropcast.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

final class WeightsTest {
    private static final int FLOAT = 1;
    private static final int RAW = 9;
    private static final byte[] SIX = Proto.floats(1, -2, 3, -4, 5, -6);

    private static ProtobufMessage tensor(long... dims) {
        return ProtobufMessage.read(
                ByteBuffer.wrap(Proto.tensor(FLOAT, RAW, SIX, dims).bytes()));
    }

    @Test
    void magnitudesAreAddedUpAlongAnAxis() {
        Weights weights = Weights.of(tensor(2, 3)).orElseThrow();
        assertThat(weights.magnitudes(0)).containsExactly(6, 15);
        assertThat(weights.magnitudes(1)).containsExactly(5, 7, 9);
    }

    @Test
    void lengthsThatAreNoneOrDoNotFitAreNotBelieved() {
        assertThat(Weights.of(tensor(2, 3))).isPresent();
        assertThat(Weights.of(tensor(-2, -3))).isEmpty();
        assertThat(Weights.of(tensor(2, 2))).isEmpty();
    }
}
