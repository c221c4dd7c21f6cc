package io.dropcast.reps;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.cluster.ClustersManifest;
import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Key;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import io.dropcast.store.folder.FolderStore;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityPicturesTest {
    private static final EpisodeId EP = new EpisodeId("show-s01e01");
    private static final IdentityId STAYS = new IdentityId(1);
    private static final IdentityId GOES = new IdentityId(2);
    private static final IdentityId COMES = new IdentityId(3);

    @TempDir
    Path folder;

    private FolderStore store;

    @BeforeEach
    void writeTheFirst() {
        store = new FolderStore(folder);
        for (String crop : List.of("a", "b", "c")) {
            store.write(crop(crop), crop.getBytes(StandardCharsets.UTF_8));
        }
        IdentityPictures.replace(store, EP, Map.of(STAYS, crop("a"), GOES, crop("b")));
    }

    @Test
    void everyIdentityHasItsPictureAndNobodyElseHasOne() {
        IdentityPictures.replace(store, EP, Map.of(STAYS, crop("c"), COMES, crop("b")));
        assertThat(store.list(Key.frames(EP, "identities"))).containsExactly(picture(STAYS), picture(COMES));
        assertThat(store.read(picture(STAYS))).hasValue("c".getBytes(StandardCharsets.UTF_8));
        assertThat(store.read(picture(COMES))).hasValue("b".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aPictureThatStaysIsNeverAway() {
        List<Boolean> there = new ArrayList<>();
        IdentityPictures.replace(
                watched(() -> there.add(store.exists(picture(STAYS)))), EP, Map.of(COMES, crop("b"), STAYS, crop("c")));
        assertThat(there).isNotEmpty().containsOnly(true);
    }

    @Test
    void anIdentityWhoseCropIsGoneHasNoPicture() {
        IdentityPictures.replace(store, EP, Map.of(STAYS, crop("gone")));
        assertThat(store.list(Key.frames(EP, "identities"))).isEmpty();
    }

    @Test
    void halfAPictureOfARunThatDiedIsTakenAway() throws IOException {
        Path half = Files.writeString(folder.resolve(picture(STAYS).path()).resolveSibling(".part-1"), "half");
        IdentityPictures.replace(store, EP, Map.of(STAYS, crop("a")));
        assertThat(half).doesNotExist();
    }

    /** The same store, and somebody who looks after each thing that is done to it. */
    private EpisodeStore watched(Runnable look) {
        return (EpisodeStore) Proxy.newProxyInstance(
                EpisodeStore.class.getClassLoader(),
                new Class<?>[] {EpisodeStore.class},
                (proxy, method, arguments) -> {
                    Object result = method.invoke(store, arguments);
                    look.run();
                    return result;
                });
    }

    private static Key crop(String name) {
        return Key.frames(EP, "crops/" + name + ".jpg");
    }

    private static Key picture(IdentityId id) {
        return Key.frames(EP, ClustersManifest.picture(id));
    }
}
