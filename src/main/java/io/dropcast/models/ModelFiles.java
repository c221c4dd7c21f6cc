package io.dropcast.models;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files of one pack. Immutable; several threads and processes may use the same folder. */
public final class ModelFiles {
    private final ModelFolder folder;
    private final ModelPack pack;
    private final ModelFetcher fetcher;

    /** @param modelsFolder need not exist yet */
    public ModelFiles(Path modelsFolder, ModelPack pack) {
        this(modelsFolder, pack, Downloads.ofThisSystem());
    }

    ModelFiles(Path modelsFolder, ModelPack pack, Downloads downloads) {
        this.folder = ModelFolder.of(modelsFolder, pack);
        this.pack = pack;
        this.fetcher = new ModelFetcher(folder, downloads);
    }

    /**
     * Reads every file and compares its digest; fetches nothing.
     *
     * @throws ModelTrouble when a file is missing or has changed
     */
    public ModelPaths verify() {
        List<ModelFile> missing = folder.missing();
        if (!missing.isEmpty()) {
            throw folder.missing(missing);
        }
        return paths();
    }

    /** Each file of the pack, with whether it is there; reads them all, fetches nothing. */
    public List<FileState> states() {
        List<FileState> states = new ArrayList<>();
        states.add(state("detector", pack.detector().file()));
        pack.landmarks().ifPresent(spec -> states.add(state("landmarks", spec.file())));
        states.add(state("encoder", pack.encoder().file()));
        return List.copyOf(states);
    }

    private FileState state(String role, ModelFile file) {
        return new FileState(role, file, folder.presence(file));
    }

    /**
     * The same as {@link #verify}, but fetches the files that are missing.
     *
     * @throws ModelTrouble when a file has changed, or a missing one cannot be fetched
     */
    public ModelPaths ensure() {
        fetcher.fetch();
        return paths();
    }

    /**
     * The same, but takes the files that are missing from {@link ModelFetcher#fetchFrom a file or folder}.
     *
     * @throws ModelTrouble when a file has changed, or a missing one is not there
     */
    public ModelPaths ensureFrom(Path fileOrDir) {
        fetcher.fetchFrom(fileOrDir);
        return paths();
    }

    private ModelPaths paths() {
        return new ModelPaths(
                folder.path(pack.detector().file()),
                pack.landmarks().map(spec -> folder.path(spec.file())),
                folder.path(pack.encoder().file()));
    }
}
