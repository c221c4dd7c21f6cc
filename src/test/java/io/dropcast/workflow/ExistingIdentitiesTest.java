package io.dropcast.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of identities when a track was added under the same settings. */
final class ExistingIdentitiesTest {
    private static final PlacedLab.Seen FIRST = PlacedLab.seen(1, 0, 40, 0, 1, 0, 0);
    /** 0.55 like the first. */
    private static final PlacedLab.Seen SECOND = PlacedLab.seen(2, 60, 100, 0, 0.55, 0.8352, 0);
    /** 0.9 like the second and 0.2 like the first: with it the two would not have been one. */
    private static final PlacedLab.Seen LATER = PlacedLab.seen(3, 120, 160, 0, 0.2, 0.946, 0.2552);

    @TempDir
    Path folder;

    @Test
    void theyStayTogetherWhereTheyAreKept() {
        assertThat(tracksWith("keep")).anyMatch(tracks -> tracks.containsAll(List.of(1, 2)));
    }

    @Test
    void theyAreMadeAnewWhereThatIsSaid() {
        assertThat(tracksWith("anew")).containsExactlyInAnyOrder(List.of(1), List.of(2, 3));
    }

    private List<List<Integer>> tracksWith(String existing) {
        PlacedLab lab = new PlacedLab(folder);
        lab.made("a", List.of(FIRST, SECOND));
        process(lab, existing);
        assertThat(lab.tracks().values()).containsExactly(List.of(1, 2));
        lab.made("a", List.of(FIRST, SECOND, LATER));
        process(lab, existing);
        return List.copyOf(lab.tracks().values());
    }

    private static void process(PlacedLab lab, String existing) {
        lab.process(PlacedLab.settings("0.5")
                .with(Map.of("dropcast.cluster.min-identity-sim", "0.2", "dropcast.cluster.existing", existing)));
    }
}
