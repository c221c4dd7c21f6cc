package io.dropcast.embed;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.detect.Detection;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SamplerTest {
    @Test
    void allAreTakenWhereThereAreFew() {
        List<Detection> fit = List.of(Seen.at(3), Seen.at(9), Seen.at(12));
        assertThat(Sampler.choose(fit, 3)).isEqualTo(fit);
        assertThat(Sampler.choose(List.of(), 3)).isEmpty();
    }

    @Test
    void ofEachStretchTheBestIsTaken() {
        // stretches of 25 frames each: 0..25, 26..50, 51..75, 76..100
        List<Detection> fit = IntStream.rangeClosed(0, 100)
                .mapToObj(f -> Seen.at(f, List.of(7, 30, 75, 76).contains(f) ? 0.95 : 0.8))
                .toList();
        assertThat(Sampler.choose(fit, 4)).extracting(Detection::row).containsExactly(7, 30, 75, 76);
    }

    @Test
    void ofEquallyGoodOnesTheFirstIsTaken() {
        List<Detection> fit = IntStream.range(0, 40).mapToObj(Seen::at).toList();
        assertThat(Sampler.choose(fit, 1)).extracting(Detection::row).containsExactly(0);
    }

    @Test
    void stretchesInWhichNobodyWasSeenGiveNothing() {
        List<Detection> fit = new ArrayList<>();
        IntStream.range(0, 10).forEach(f -> fit.add(Seen.at(f)));
        fit.add(Seen.at(1000));
        assertThat(Sampler.choose(fit, 4)).extracting(Detection::row).containsExactly(0, 1000);
    }

    @Test
    void theLastSightingIsNeverForgotten() {
        // the last stretch ends where rounding may put it before the last time stamp
        List<Detection> fit = IntStream.range(0, 50)
                .mapToObj(f -> Seen.at(f, f == 49 ? 0.99 : 0.7))
                .toList();
        for (int most = 1; most < 50; most++) {
            assertThat(Sampler.choose(fit, most)).extracting(Detection::row).contains(49);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void samplesAreFewRisingSpreadAndAlwaysTheSame(long seed) {
        Random random = new Random(seed);
        List<Detection> fit = new ArrayList<>();
        for (int frame = random.nextInt(9); fit.size() < 200; frame += 1 + random.nextInt(4)) {
            fit.add(Seen.at(frame, 0.6 + 0.4 * random.nextDouble()));
        }
        int most = 1 + random.nextInt(30);
        List<Detection> chosen = Sampler.choose(fit, most);

        assertThat(chosen).isEqualTo(Sampler.choose(fit, most));
        assertThat(chosen).hasSizeBetween(1, most).isSubsetOf(fit);
        assertThat(chosen).extracting(Detection::row).isSorted().doesNotHaveDuplicates();
        // steps are of at most four frames, so no stretch is empty and no gap is longer than two stretches
        assertThat(chosen).hasSize(most);
        double stretch = (fit.get(199).ts() - fit.get(0).ts()) / most;
        for (int i = 1; i < chosen.size(); i++) {
            assertThat(chosen.get(i).ts() - chosen.get(i - 1).ts()).isLessThanOrEqualTo(2 * stretch + 1e-9);
        }
    }
}
