package io.dropcast.app;

import io.dropcast.models.FileState;
import io.dropcast.models.ModelPack;
import io.dropcast.models.onnx.OrtNets;
import io.dropcast.store.folder.WritableFolder;
import io.dropcast.video.ffmpeg.FfVideoSource;
import io.dropcast.workflow.Nets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What {@code dropcast doctor} checks. Each check stands for itself: one that fails does not hide the others. */
public final class Checkup {
    private static final long LEAST_FREE = 1L << 30;
    /** The films that most people have. */
    private static final int FILM_WIDTH = 1920;

    private static final int FILM_HEIGHT = 1080;

    private final Supplier<Wiring> wiring;

    public Checkup(Supplier<Wiring> wiring) {
        this.wiring = wiring;
    }

    public List<CheckResult> findings() {
        List<CheckResult> out = new ArrayList<>();
        out.add(java());
        Wiring w;
        try {
            w = wiring.get();
            w.checked();
            out.add(new CheckResult(true, "settings", "from " + w.home().configFile()));
        } catch (RuntimeException e) {
            out.add(new CheckResult(false, "settings", String.valueOf(e.getMessage())));
            return out;
        }
        out.add(look("decoder", () -> {
            new FfVideoSource(1);
            return "FFmpeg is loaded";
        }));
        out.add(look("models", () -> models(w)));
        out.addAll(betterModels(w));
        out.add(look("inbox", () -> writable(w.folder("dropcast.inbox"), "dropcast.inbox")));
        out.add(look("outbox", () -> writable(w.outbox(), w.outboxSetting())));
        out.add(look("data", () -> data(w)));
        if (w.s3Ways().any()) {
            out.addAll(new S3Checkup(w).findings());
        }
        return out;
    }

    private static CheckResult java() {
        int feature = Runtime.version().feature();
        String text =
                "Java " + Runtime.version() + " with " + (Runtime.getRuntime().maxMemory() >> 20) + " MB heap, "
                        + Runtime.getRuntime().availableProcessors() + " cores";
        return new CheckResult(feature >= 17, "java", feature >= 17 ? text : text + ": Java 17 is needed");
    }

    private static String models(Wiring w) {
        ModelPack pack = w.pack();
        Nets nets = new OrtNets(pack, w.modelFiles(pack).verify());
        nets.openFaceNet(FILM_WIDTH, FILM_HEIGHT).close();
        nets.openEncoder().close();
        return "pack '" + nets.pack() + "' in " + w.folder("dropcast.models")
                + ", digests and shapes as they should be";
    }

    /** A pack that users should know of, when another is in use. */
    private static List<CheckResult> betterModels(Wiring w) {
        try {
            return betterPack(w).stream().toList();
        } catch (RuntimeException e) {
            return List.of(new CheckResult(false, "models", String.valueOf(e.getMessage())));
        }
    }

    private static Optional<CheckResult> betterPack(Wiring w) {
        return w.packs()
                .recommended()
                .filter(name -> !name.equals(w.pack().name()))
                .map(name -> {
                    boolean there = w.modelFiles(w.packs().named(name)).states().stream()
                            .allMatch(state -> state.presence() == FileState.Presence.THERE);
                    String how = there ? "" : "`./dropcast models fetch " + name + "` brings it, ";
                    return new CheckResult(
                            CheckResult.Grade.TIP,
                            "models",
                            "pack '" + name + "' finds more faces and is " + (there ? "not in use" : "not here") + ": "
                                    + how + "dropcast.models.pack=" + name + " uses it (docs/models.md)");
                });
    }

    private static String data(Wiring w) {
        DataPlace data = w.data();
        if (data instanceof DataPlace.Folder place) {
            return writable(place.folder(), DataPlace.KEY);
        }
        data.check();
        return data.where() + ", listed, written, read and deleted there; copies in "
                + writable(data.local(), "dropcast.s3.cache");
    }

    private static String writable(Path folder, String setting) {
        WritableFolder.check(folder, setting);
        try {
            FileStore disk = Files.getFileStore(folder);
            long free = disk.getUsableSpace();
            if (free < LEAST_FREE) {
                throw new IllegalStateException(folder + " has only " + (free >> 20) + " MB left: free some space");
            }
            return folder + ", " + (free >> 30) + " GB free";
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be measured: " + e.getMessage(), e);
        }
    }

    static CheckResult look(String what, Supplier<String> check) {
        try {
            return new CheckResult(true, what, check.get());
        } catch (RuntimeException | LinkageError e) {
            return new CheckResult(false, what, String.valueOf(e.getMessage()));
        }
    }
}
