package io.dropcast.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TinyWeightsTest {
    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    private static final int DOUBLE = 11;
    private static final int PACKED = 4;
    private static final int RAW = 9;

    private static final float[] WEIGHTS = {
        1, -0.5f, 1e-14f, -1.1e-15f, 9e-16f, -9e-16f, 1e-20f, Float.MIN_VALUE, -Float.MIN_VALUE, 0, -0f
    };
    private static final float[] WITHOUT = {1, -0.5f, 1e-14f, -1.1e-15f, 0, 0, 0, 0, 0, 0, -0f};

    @ParameterizedTest
    @ValueSource(ints = {RAW, PACKED})
    void weightsBelowTheBoundBecomeZero(int field) throws InvalidProtocolBufferException {
        byte[] model = Proto.model(Proto.tensor(FLOAT, field, Proto.floats(WEIGHTS), WEIGHTS.length));

        byte[] changed = Net.edit(model, TinyWeights::zero);

        Weights weights = Weights.of(ModelProto.parseFrom(changed).getGraph().getInitializer(0))
                .orElseThrow();
        assertThat(weights.numbers()).containsExactly(WITHOUT);
        assertThat(weights.shape()).containsExactly(WEIGHTS.length);
        assertUntouched(changed);
    }

    @Test
    void everythingElseOfTheModelStays() throws InvalidProtocolBufferException {
        Proto tensor = Proto.tensor(FLOAT, RAW, Proto.floats(1e-20f, 2), 2);
        byte[] model = new Proto()
                .number(1, 8)
                .text(2, "by hand")
                .message(7, new Proto().text(2, "net").message(5, tensor).fixed(91, 42L))
                .fixed(92, 1e-20f)
                .bytes();

        ModelProto changed = ModelProto.parseFrom(Net.edit(model, TinyWeights::zero));

        ModelProto before = ModelProto.parseFrom(model);
        assertThat(changed.toBuilder().setGraph(before.getGraph()).build()).isEqualTo(before);
        assertThat(changed.getGraph().toBuilder().clearInitializer().build())
                .isEqualTo(before.getGraph().toBuilder().clearInitializer().build());
    }

    @Test
    void weightsThatAreNoNumbersStayAsTheyAre() {
        assertUntouched(Proto.model(Proto.tensor(
                FLOAT, RAW, Proto.floats(Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY), 3)));
    }

    @ParameterizedTest
    @ValueSource(ints = {INT64, DOUBLE, 0, 10})
    void tensorsOfOtherTypesStayByteForByte(int type) {
        // read as floats, these bytes would be far below the bound
        byte[] small = Proto.floats(1e-20f, 1e-30f, 1e-40f, 1e-16f);
        assertUntouched(Proto.model(Proto.tensor(type, RAW, small, 2), Proto.tensor(type, PACKED, small, 2)));
    }

    @Test
    void manyTensorsAreAllWalkedThrough() throws InvalidProtocolBufferException {
        byte[] model = Proto.model(
                named("a", Proto.floats(1e-20f)), named("b", Proto.floats(3)), named("c", Proto.floats(1e-30f)));

        ModelProto changed = ModelProto.parseFrom(Net.edit(model, TinyWeights::zero));

        assertThat(changed.getGraph().getInitializerList())
                .extracting(tensor -> Weights.of(tensor).orElseThrow().numbers()[0])
                .containsExactly(0f, 3f, 0f);
    }

    private static Proto named(String name, byte[] one) {
        return new Proto().number(1, 1).number(2, FLOAT).text(8, name).bytes(RAW, one);
    }

    @Test
    void anEmptyFileHasNoWeights() {
        assertUntouched(new byte[0]);
    }

    @Test
    void aFileThatWasCutOffNeverPassesForAWholeOne() {
        byte[] whole = Proto.model(Proto.tensor(FLOAT, RAW, Proto.floats(WEIGHTS), WEIGHTS.length));
        // the graph comes last, so whatever is missing is missing from it
        for (int length = 13; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> Net.edit(part, TinyWeights::zero))
                    .as("the first %d of %d bytes", length, whole.length)
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aFileThatIsNoModelIsSaidToBeNone() {
        byte[] page = "<!DOCTYPE html><html>not found</html>".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Net.edit(page, TinyWeights::zero))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not an ONNX file");
    }

    private static void assertUntouched(byte[] model) {
        assertThat(Net.edit(model, TinyWeights::zero)).isSameAs(model);
    }
}
