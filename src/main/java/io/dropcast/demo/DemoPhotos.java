package io.dropcast.demo;

import io.dropcast.episode.Digest;
import io.dropcast.models.Downloads;
import io.dropcast.models.ModelFetcher;
import io.dropcast.models.ModelFile;
import io.dropcast.models.ModelFolder;
import io.dropcast.models.ModelTrouble;
import io.dropcast.models.NpmSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The six photographs of the demo. They belong to an npm package and are fetched when they are first needed, checked against their
 * digests and kept in a folder; they are never part of this project's own files.
 */
public final class DemoPhotos {
    static final NpmSource SOURCE = new NpmSource("@vladmandic/face-api", "1.7.15", "package/demo");

    /** As {@code npm pack} names it. */
    private static final String ARCHIVE = "vladmandic-face-api-1.7.15.tgz";

    private static final List<String> SHA256 = List.of(
            "8ecae4b267b2d3169e06e00c7dee97097aa2a94635d45216f7732a5f4943cb51",
            "7d2b60ae6f13bf30f422e04df87451081a02c83de469056f25afb44b7000c691",
            "8eb081c9efb14370fa94d9feab9e5fbeafd19a627491853a80c2bf67f7ffa936",
            "729efa5923061d40eb4ed5f267a18cc7b8ba6f852bb2757b16d8b7e4937476fc",
            "6d45095ebb182d8f975c0790e0e4eefd86fbb40609cf4b271776d92e12662938",
            "9baad80f9d5e306fb9b8c0913d44445f1e95848df317530efb03d0934c57ba87");

    private final ModelFolder photos;
    private final ModelFetcher fetcher;

    /** @param folder where the photographs are kept; made when needed */
    public DemoPhotos(Path folder) {
        this(folder, SHA256, Downloads.ofThisSystem());
    }

    /** @param sha256 of {@code sample1.jpg}, {@code sample2.jpg} and so on */
    DemoPhotos(Path folder, List<String> sha256, Downloads downloads) {
        List<ModelFile> files = new ArrayList<>();
        for (String digest : sha256) {
            files.add(new ModelFile("sample" + (files.size() + 1) + ".jpg", digest, Optional.of(SOURCE)));
        }
        this.photos =
                new ModelFolder(folder, "demo", files, "./dropcast demo", "./dropcast demo --photos-from FILE_OR_DIR");
        this.fetcher = new ModelFetcher(photos, downloads);
    }

    /** The photographs in the order of their numbers if all are in the folder and undamaged. */
    public Optional<List<Path>> present() throws IOException {
        for (ModelFile photo : photos.files()) {
            if (!isThere(photo)) {
                return Optional.empty();
            }
        }
        return Optional.of(paths());
    }

    /**
     * The photographs, fetched with {@code npm pack} unless they are there.
     *
     * @return the six files in the order of their numbers
     * @throws ModelTrouble when npm is missing, fails or takes too long, or a photograph is not the one expected
     */
    public List<Path> fetch() throws IOException {
        deleteDamaged();
        fetcher.fetch();
        return paths();
    }

    /**
     * The photographs out of an archive or folder, for machines without npm; nothing is read if they are already there.
     *
     * @param from the archive that {@code npm pack} made, or a folder that holds it, the unpacked package or the photographs
     * @return the six files in the order of their numbers
     * @throws ModelTrouble when they are not there or a photograph is not the one expected
     */
    public List<Path> fetch(Path from) throws IOException {
        deleteDamaged();
        Path archive = from.resolve(ARCHIVE);
        fetcher.fetchFrom(Files.isRegularFile(archive) ? archive : from);
        return paths();
    }

    private List<Path> paths() {
        return photos.files().stream().map(photos::path).toList();
    }

    private boolean isThere(ModelFile photo) throws IOException {
        Path file = photos.path(photo);
        return Files.isRegularFile(file) && Digest.of(file).equals(photo.sha256());
    }

    /** The folder is the demo's own, so a damaged photograph may be fetched again. */
    private void deleteDamaged() throws IOException {
        for (ModelFile photo : photos.files()) {
            if (!isThere(photo)) {
                Files.deleteIfExists(photos.path(photo));
            }
        }
    }
}
