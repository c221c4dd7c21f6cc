package io.dropcast.models;

import java.nio.file.Path;
import java.util.List;

/** The files of the pack in use. Immutable; several threads and processes may use the same folder. */
public final class ModelFiles {
    private final ModelFolder folder;
    private final ModelFetcher fetcher;

    /** @param modelsFolder need not exist yet */
    public ModelFiles(Path modelsFolder, ModelPack pack) {
        this(new ModelFolder(modelsFolder, pack), new ModelFetcher(modelsFolder, pack));
    }

    ModelFiles(ModelFolder folder, ModelFetcher fetcher) {
        this.folder = folder;
        this.fetcher = fetcher;
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
        return folder.paths();
    }

    /** Each file of the pack, with whether it is there; reads them all, fetches nothing. */
    public List<FileState> states() {
        return folder.states();
    }

    /**
     * The same as {@link #verify}, but fetches the files that are missing.
     *
     * @throws ModelTrouble when a file has changed, or a missing one cannot be fetched
     */
    public ModelPaths ensure() {
        return folder.missing().isEmpty() ? folder.paths() : fetcher.fetch();
    }
}
