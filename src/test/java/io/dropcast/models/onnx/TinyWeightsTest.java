package io.dropcast.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.BufferUnderflowException;
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
    void weightsBelowTheBoundBecomeZero(int field) {
        byte[] model = Proto.model(Proto.tensor(FLOAT, field, Proto.floats(WEIGHTS), WEIGHTS.length));
        byte[] expected = Proto.model(Proto.tensor(FLOAT, field, Proto.floats(WITHOUT), WEIGHTS.length));
        assertThat(TinyWeights.zero(model)).isEqualTo(5);
        assertThat(model).isEqualTo(expected);
        assertThat(TinyWeights.zero(model))
                .as("a second time there is nothing to do")
                .isZero();
    }

    @Test
    void weightsThatAreNoNumbersStayAsTheyAre() {
        byte[] model = Proto.model(
                Proto.tensor(FLOAT, RAW, Proto.floats(Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY), 3));
        assertUntouched(model);
    }

    @ParameterizedTest
    @ValueSource(ints = {INT64, DOUBLE, 0, 10})
    void tensorsOfOtherTypesStayByteForByte(int type) {
        // read as floats, these bytes would be far below the bound
        byte[] small = Proto.floats(1e-20f, 1e-30f, 1e-40f, 1e-16f);
        assertUntouched(Proto.model(Proto.tensor(type, RAW, small, 2), Proto.tensor(type, PACKED, small, 2)));
    }

    @Test
    void aTensorWithoutATypeStaysByteForByte() {
        assertUntouched(Proto.model(new Proto().number(1, 2).bytes(RAW, Proto.floats(1e-20f, 1e-30f))));
    }

    @Test
    void wholeNumbersOfAFloatTensorStayByteForByte() {
        assertUntouched(Proto.model(Proto.tensor(FLOAT, 7, Proto.floats(1e-20f, 1e-30f), 2)));
    }

    @Test
    void theTypeMayStandBehindTheNumbers() {
        Proto late = new Proto().bytes(RAW, Proto.floats(1e-20f, 2)).number(2, FLOAT);
        Proto expected = new Proto().bytes(RAW, Proto.floats(0, 2)).number(2, FLOAT);
        byte[] model = Proto.model(late);
        assertThat(TinyWeights.zero(model)).isEqualTo(1);
        assertThat(model).isEqualTo(Proto.model(expected));
    }

    @Test
    void everythingElseOfTheModelStaysByteForByte() {
        byte[] small = Proto.floats(1e-20f, 1e-30f);
        // the same fields at other places mean something else: a node, an input, the metadata
        Proto tensor = Proto.tensor(FLOAT, RAW, small, 2);
        Proto graph = new Proto()
                .message(1, new Proto().message(5, new Proto().text(1, "value").message(5, tensor)))
                .message(11, tensor)
                .fixed(90, 1e-20f)
                .fixed(91, 42L);
        byte[] model = new Proto()
                .number(1, 8)
                .fixed(92, 1e-20f)
                .fixed(93, 42L)
                .message(5, new Proto().message(5, tensor))
                .message(7, graph)
                .message(14, tensor)
                .bytes();
        assertUntouched(model);
    }

    @Test
    void manyTensorsAreAllWalkedThrough() {
        byte[] model = Proto.model(
                Proto.tensor(FLOAT, RAW, Proto.floats(1e-20f), 1),
                Proto.tensor(INT64, RAW, Proto.floats(1e-20f, 1), 1),
                Proto.tensor(FLOAT, PACKED, Proto.floats(3, 1e-30f), 2));
        assertThat(TinyWeights.zero(model)).isEqualTo(2);
    }

    @Test
    void anEmptyFileHasNoWeights() {
        assertThat(TinyWeights.zero(new byte[0])).isZero();
    }

    @Test
    void aFileThatWasCutOffNeverLoopsAndNeverPassesForAWholeOne() {
        byte[] whole = Proto.model(
                Proto.tensor(FLOAT, RAW, Proto.floats(WEIGHTS), WEIGHTS.length),
                Proto.tensor(FLOAT, PACKED, Proto.floats(WEIGHTS), WEIGHTS.length));
        // the graph comes last, so whatever is missing is missing from it
        for (int length = 13; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> TinyWeights.zero(part))
                    .as("the first %d of %d bytes", length, whole.length)
                    .isInstanceOfAny(
                            IllegalStateException.class,
                            IllegalArgumentException.class,
                            BufferUnderflowException.class);
        }
    }

    @Test
    void aFileThatIsNoModelIsSaidToBeNone() {
        byte[] page = "<!DOCTYPE html><html>not found</html>".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThatThrownBy(() -> TinyWeights.zero(page))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not an ONNX file");
    }

    @Test
    void aNumberWithoutAnEndIsRefused() {
        byte[] ones = new byte[40];
        Arrays.fill(ones, (byte) 0xff);
        assertThatThrownBy(() -> TinyWeights.zero(ones))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a number without an end");
    }

    private static void assertUntouched(byte[] model) {
        byte[] before = model.clone();
        assertThat(TinyWeights.zero(model)).isZero();
        assertThat(model).isEqualTo(before);
    }
}
