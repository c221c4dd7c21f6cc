package io.dropcast.app;

import io.dropcast.episode.CropShelf;
import io.dropcast.episode.EpisodeLocks;
import io.dropcast.episode.GuardedStore;
import io.dropcast.face.EpisodeId;
import io.dropcast.store.folder.WritableFolder;
import io.dropcast.store.folder.ZipCropShelf;
import io.dropcast.store.s3.S3Access;
import io.dropcast.store.s3.S3CropShelf;
import io.dropcast.store.s3.S3Locks;
import io.dropcast.store.s3.S3Objects;
import io.dropcast.store.s3.S3Place;
import io.dropcast.store.s3.S3Settings;
import io.dropcast.store.s3.S3Store;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The data in a bucket. */
final class S3Data implements DataPlace {
    /** A client keeps its connections; one for all that is built with the same settings. */
    private static final Map<Said, S3Data> KNOWN = new ConcurrentHashMap<>();

    private final Said said;
    private final S3Objects objects;
    private final S3Store store;
    private final S3Locks locks;

    /** All that is said of it in the settings. */
    private record Said(S3Place place, S3Settings settings, Path cache, String node) {}

    private S3Data(Said said) {
        this.said = said;
        this.objects = S3Access.of(said.settings()).objects(said.place());
        this.store = new S3Store(objects, said.cache());
        this.locks = new S3Locks(objects, said.node(), said.settings().lease());
    }

    /** @throws IllegalArgumentException naming the setting that is wrong */
    static S3Data of(Wiring wiring) {
        return KNOWN.computeIfAbsent(
                new Said(
                        S3Place.parse(wiring.value(KEY)),
                        S3Settings.of(wiring),
                        wiring.folder("dropcast.s3.cache"),
                        NodeName.of(wiring.value("dropcast.node"))),
                S3Data::new);
    }

    @Override
    public GuardedStore store() {
        return store;
    }

    @Override
    public EpisodeLocks locks() {
        return locks;
    }

    @Override
    public CropShelf crops(EpisodeId ep) {
        return new S3CropShelf(store, DataPlace.cropsOf(ep), ZipCropShelf::new);
    }

    /** Each is a request that costs. */
    @Override
    public Duration progressEvery() {
        return Duration.ofSeconds(10);
    }

    @Override
    public Path local() {
        return said.cache();
    }

    @Override
    public void check() {
        WritableFolder.check(said.cache(), "dropcast.s3.cache");
        store.check();
    }

    @Override
    public String where() {
        return said.place().toString()
                + said.settings().endpoint().map(e -> " at " + e).orElse("");
    }
}
