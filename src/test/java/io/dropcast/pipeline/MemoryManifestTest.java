package io.dropcast.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.cluster.ClusterMemory;
import io.dropcast.cluster.PastIdentity;
import io.dropcast.cluster.Span;
import io.dropcast.face.Box;
import io.dropcast.face.IdentityId;
import io.dropcast.store.FolderStore;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MemoryManifestTest {
    @TempDir
    Path root;

    private MemoryManifest manifest;

    @BeforeEach
    void open() {
        manifest = new MemoryManifest(new FolderStore(root));
    }

    @Test
    void beforeTheFirstRunNothingIsRemembered() {
        assertThat(manifest.read(RandomEpisode.EP, "video")).isEqualTo(ClusterMemory.none());
    }

    @Test
    void placesAreRememberedForTheSameVideo() {
        ClusterMemory now = new ClusterMemory(List.of(past(1, 10), past(2, 20)), 3);
        manifest.write(RandomEpisode.EP, "video", ClusterMemory.none(), now);
        assertThat(manifest.read(RandomEpisode.EP, "video")).isEqualTo(now);
    }

    @Test
    void ofAnotherVideoOnlyTheNumbersAreRemembered() {
        ClusterMemory now = new ClusterMemory(List.of(past(1, 10), past(2, 20)), 3);
        manifest.write(RandomEpisode.EP, "video", ClusterMemory.none(), now);
        assertThat(manifest.read(RandomEpisode.EP, "another cut")).isEqualTo(new ClusterMemory(List.of(), 3));
    }

    @Test
    void whoIsGoneIsRememberedToo() {
        ClusterMemory before = new ClusterMemory(List.of(past(1, 10), past(2, 20)), 3);
        ClusterMemory now = new ClusterMemory(List.of(past(2, 30), past(3, 10)), 4);
        manifest.write(RandomEpisode.EP, "video", before, now);
        assertThat(manifest.read(RandomEpisode.EP, "video"))
                .isEqualTo(new ClusterMemory(List.of(past(2, 30), past(3, 10), past(1, 10)), 4));
    }

    private static PastIdentity past(int id, double from) {
        return new PastIdentity(new IdentityId(id), List.of(new Span(from, from + 2.5, new Box(10, 20, 30.25, 40.5))));
    }
}
