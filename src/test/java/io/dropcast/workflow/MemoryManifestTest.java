package io.dropcast.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.cluster.Beginning;
import io.dropcast.cluster.ClusterMemory;
import io.dropcast.cluster.Heard;
import io.dropcast.cluster.MemoryManifest;
import io.dropcast.cluster.PastIdentity;
import io.dropcast.cluster.Span;
import io.dropcast.face.Box;
import io.dropcast.face.IdentityId;
import io.dropcast.store.folder.FolderStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MemoryManifestTest {
    @TempDir
    Path root;

    private static final Beginning BEGUN = new Beginning("settings", "tracks", List.of());

    private MemoryManifest manifest;

    @BeforeEach
    void open() {
        manifest = new MemoryManifest(new FolderStore(root));
    }

    @Test
    void beforeTheFirstRunNothingIsRemembered() {
        assertThat(manifest.read(RandomEpisode.EP, "video").memory()).isEqualTo(ClusterMemory.none());
    }

    @Test
    void placesAreRememberedForTheSameVideo() {
        ClusterMemory now = new ClusterMemory(List.of(past(1, 10), past(2, 20)), 3);
        manifest.write(RandomEpisode.EP, "video", ClusterMemory.none(), now, BEGUN, Heard.NOTHING);
        assertThat(manifest.read(RandomEpisode.EP, "video").memory()).isEqualTo(now);
    }

    @Test
    void ofAnotherVideoOnlyTheNumbersAreRemembered() {
        ClusterMemory now = new ClusterMemory(List.of(past(1, 10), past(2, 20)), 3);
        manifest.write(RandomEpisode.EP, "video", ClusterMemory.none(), now, BEGUN, Heard.NOTHING);
        assertThat(manifest.read(RandomEpisode.EP, "another cut").memory()).isEqualTo(new ClusterMemory(List.of(), 3));
    }

    @Test
    void whoIsGoneIsRememberedToo() {
        ClusterMemory before = new ClusterMemory(List.of(past(1, 10), past(2, 20)), 3);
        ClusterMemory now = new ClusterMemory(List.of(past(2, 30), past(3, 10)), 4);
        manifest.write(RandomEpisode.EP, "video", before, now, BEGUN, Heard.NOTHING);
        assertThat(manifest.read(RandomEpisode.EP, "video").memory())
                .isEqualTo(new ClusterMemory(List.of(past(2, 30), past(3, 10), past(1, 10)), 4));
    }

    @Test
    void onlyThoseThatTheLastRunMadeAreGoneOnFrom() {
        ClusterMemory before = new ClusterMemory(List.of(past(1, 10), past(2, 20)), 3);
        ClusterMemory now = new ClusterMemory(List.of(past(3, 10), past(2, 30)), 4);
        manifest.write(RandomEpisode.EP, "video", before, now, BEGUN, Heard.NOTHING);
        assertThat(manifest.read(RandomEpisode.EP, "video").made()).containsExactly(past(2, 30), past(3, 10));
        assertThat(manifest.read(RandomEpisode.EP, "another cut").made()).isEmpty();
    }

    @Test
    void whatTheLastRunWentOnFromIsRememberedForTheSameVideo() {
        Beginning begun = new Beginning("settings", "tracks", List.of(past(1, 10), past(2, 20)));
        assertThat(manifest.read(RandomEpisode.EP, "video").begun()).isEmpty();
        manifest.write(RandomEpisode.EP, "video", ClusterMemory.none(), ClusterMemory.none(), begun, Heard.NOTHING);
        assertThat(manifest.read(RandomEpisode.EP, "video").begun()).contains(begun);
        assertThat(manifest.read(RandomEpisode.EP, "another cut").begun()).isEmpty();
    }

    @Test
    void aRunBeginsFromNothingFromTheLastRunsResultOrWhereTheLastRunDid() {
        List<PastIdentity> made = List.of(past(7, 10));
        Beginning last = new Beginning("settings", "tracks", List.of(past(1, 10)));
        assertThat(Beginning.after(Optional.empty(), made, "settings", "tracks").from())
                .isEmpty();
        assertThat(Beginning.after(Optional.of(last), made, "others", "tracks").from())
                .isEmpty();
        assertThat(Beginning.after(Optional.of(last), made, "settings", "new tracks")
                        .from())
                .isEqualTo(made);
        assertThat(Beginning.after(Optional.of(last), made, "settings", "tracks"))
                .isEqualTo(last);
    }

    private static PastIdentity past(int id, double from) {
        return new PastIdentity(new IdentityId(id), List.of(new Span(from, from + 2.5, new Box(10, 20, 30.25, 40.5))));
    }
}
