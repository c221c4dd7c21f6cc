package io.dropcast.cli;

import io.dropcast.models.FileState;
import io.dropcast.models.ModelFiles;
import io.dropcast.models.ModelPack;
import io.dropcast.models.ModelPacks;
import io.dropcast.models.ModelPaths;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the model packs, fetches their files, or checks those that are there. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "List the model packs, or fetch or check their files.")
final class ModelsCommand extends SettingOptions.WithSettings implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "list|fetch|check", description = "What to do.")
    private Action action = Action.check;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "PACK",
            description = "A pack of config/models.json; without, the one in use (dropcast.models.pack).")
    private @Nullable String named;

    @Option(
            names = "--from",
            paramLabel = "FILE_OR_DIR",
            description = "Take the files from this archive, folder or single file instead of the network.")
    private @Nullable Path from;

    @Spec
    private @Nullable CommandSpec spec;

    /** Lower case, as it is typed. */
    enum Action {
        list,
        fetch,
        check
    }

    @Override
    public Integer call() {
        if (from != null && action != Action.fetch) {
            throw new WrongUse("--from goes with fetch, not with " + action);
        }
        PrintWriter out = Console.out(spec);
        switch (action) {
            case list -> list(out);
            case fetch -> said(fetch(), out);
            case check -> said(wiring().modelFiles(pack()).verify(), out);
        }
        out.flush();
        return 0;
    }

    private ModelPack pack() {
        return Optional.ofNullable(named).map(wiring().packs()::named).orElseGet(() -> wiring().pack());
    }

    private ModelPaths fetch() {
        ModelFiles files = wiring().modelFiles(pack());
        return Optional.ofNullable(from).map(files::ensureFrom).orElseGet(files::ensure);
    }

    private void said(ModelPaths paths, PrintWriter out) {
        String name = pack().name();
        out.println("the models of pack '" + name + "' are there and as they should be:");
        out.println("  " + paths.detector());
        paths.landmarks().ifPresent(p -> out.println("  " + p));
        out.println("  " + paths.encoder());
        if (!name.equals(wiring().pack().name())) {
            out.println("pack '" + wiring().pack().name() + "' is in use; to use this one, put dropcast.models.pack="
                    + name + " into config/application.properties");
        }
    }

    private void list(PrintWriter out) {
        ModelPacks packs = wiring().packs();
        List<ModelPack> shown = named == null ? packs.packs() : List.of(pack());
        for (ModelPack pack : shown) {
            boolean inUse = pack.name().equals(wiring().pack().name());
            out.println((inUse ? "* " : "  ") + pack.name() + "  (" + pack.licence() + ")" + (inUse ? "  in use" : ""));
            wiring().modelFiles(pack).states().forEach(state -> out.println(line(state)));
        }
    }

    private static String line(FileState state) {
        String where = state.file().source().map(source -> source.shown()).orElse("put there by you");
        return String.format(
                Locale.ROOT,
                "    %-9s  %-22s  %-7s  %s",
                state.role(),
                state.file().name(),
                state.presence().name().toLowerCase(Locale.ROOT),
                where);
    }
}
