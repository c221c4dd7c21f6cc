package io.dropcast.app;

import io.dropcast.episode.CropShelf;
import io.dropcast.episode.EpisodeLocks;
import io.dropcast.episode.GuardedStore;
import io.dropcast.episode.Key;
import io.dropcast.face.EpisodeId;
import io.dropcast.store.folder.FileLocks;
import io.dropcast.store.folder.FolderStore;
import io.dropcast.store.folder.WritableFolder;
import io.dropcast.store.folder.ZipCropShelf;
import io.dropcast.store.s3.S3Place;
import java.nio.file.Path;
import java.time.Duration;

/** Where the data is: what {@code dropcast.data} says. */
public interface DataPlace {
    /** The setting. */
    String KEY = "dropcast.data";

    GuardedStore store();

    EpisodeLocks locks();

    CropShelf crops(EpisodeId ep);

    /** How often the progress of a stage is written. */
    Duration progressEvery();

    /** A folder on this machine for what is not for others. */
    Path local();

    /**
     * Tries the place before hours of work depend on it.
     *
     * @throws RuntimeException saying what is wrong with it
     */
    void check();

    /** For people. */
    String where();

    static DataPlace of(Wiring wiring) {
        // what only S3 needs is not even loaded when it is not used
        return S3Place.isMeant(wiring.value(KEY)) ? S3Data.of(wiring) : new Folder(wiring.folder(KEY));
    }

    static Key cropsOf(EpisodeId ep) {
        return Key.frames(ep, "crops.zip");
    }

    /** A folder on this machine's disk, or on one that machines share. */
    record Folder(Path folder) implements DataPlace {
        private FolderStore files() {
            return new FolderStore(folder);
        }

        @Override
        public GuardedStore store() {
            return files();
        }

        @Override
        public EpisodeLocks locks() {
            return new FileLocks(folder.resolve("locks"));
        }

        @Override
        public CropShelf crops(EpisodeId ep) {
            return new ZipCropShelf(files().path(cropsOf(ep)));
        }

        @Override
        public Duration progressEvery() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Path local() {
            return folder;
        }

        @Override
        public void check() {
            WritableFolder.check(folder, KEY);
        }

        @Override
        public String where() {
            return folder.toString();
        }
    }
}
