package io.dropcast.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestTest {
    private static final List<String> KEYS =
            List.of("cluster_thresh", "min_cluster_size", "min_identity_sim", "stride", "video", "width", "scale");

    @ParameterizedTest
    @CsvSource({
        "cluster_tresh, cluster_thresh",
        "clusterThresh, cluster_thresh",
        "cluster_threshold, cluster_thresh",
        "min_identity_similarity, min_identity_sim",
        "MIN_CLUSTER_SIZE, min_cluster_size",
        "strides, stride",
        "viedo, video",
        "widht, width",
        "sclae, scale",
        "stride, stride"
    })
    void aSlipOfTheFingersFindsWhatWasMeant(String typed, String meant) {
        assertThat(Nearest.nearest(typed, KEYS)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"colour", "x", "''", "everything_else"})
    void anotherWordFindsNothing(String typed) {
        assertThat(Nearest.nearest(typed, KEYS)).isEmpty();
    }

    @Test
    void nothingIsNearWhenNothingIsKnown() {
        assertThat(Nearest.nearest("width", List.of())).isEmpty();
    }

    @Test
    void ofTwoThatAreEquallyNearTheAlphabeticallyFirstIsTaken() {
        assertThat(Nearest.nearest("size", List.of("site", "side", "sire"))).contains("side");
    }

    @Test
    void aSwapOfNeighboursIsOneEdit() {
        assertThat(Nearest.nearest("from", List.of("form", "frost"))).contains("form");
    }
}
