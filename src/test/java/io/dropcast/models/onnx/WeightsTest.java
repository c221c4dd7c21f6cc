package io.dropcast.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import org.junit.jupiter.api.Test;

final class WeightsTest {
    private static final int FLOAT = 1;
    private static final int RAW = 9;
    private static final byte[] SIX = Proto.floats(1, -2, 3, -4, 5, -6);

    private static TensorProto tensor(long... dims) throws InvalidProtocolBufferException {
        return TensorProto.parseFrom(Proto.tensor(FLOAT, RAW, SIX, dims).bytes());
    }

    @Test
    void magnitudesAreAddedUpAlongAnAxis() throws InvalidProtocolBufferException {
        Weights weights = Weights.of(tensor(2, 3)).orElseThrow();
        assertThat(weights.magnitudes(0)).containsExactly(6, 15);
        assertThat(weights.magnitudes(1)).containsExactly(5, 7, 9);
    }

    @Test
    void lengthsThatAreNoneOrDoNotFitAreNotBelieved() throws InvalidProtocolBufferException {
        assertThat(Weights.of(tensor(2, 3))).isPresent();
        assertThat(Weights.of(tensor(-2, -3))).isEmpty();
        assertThat(Weights.of(tensor(2, 2))).isEmpty();
    }
}
