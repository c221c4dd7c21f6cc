package io.dropcast.cli;

import io.dropcast.app.Wiring;
import io.dropcast.demo.Demo;
import io.dropcast.face.EpisodeId;
import io.dropcast.report.EpisodeSummary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** From nothing to a report. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Make a short film of six photographs, drop it into an inbox, and show what comes out.")
final class DemoCommand extends SettingOptions.WithSettings implements Callable<Integer> {
    @Option(
            names = "--photos-from",
            paramLabel = "FILE_OR_DIR",
            description = "Take the photographs from this archive or folder instead of npm.")
    private @Nullable Path photosFrom;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Wiring wiring = wiring();
        PrintWriter out = Console.out(spec);
        Demo demo = new Demo(wiring, line -> {
            out.println(line);
            out.flush();
        });
        Path film = demo.film(Optional.ofNullable(photosFrom));
        try (Console console = new Console(out)) {
            if (!demo.drop(film, console)) {
                console.complain("the demo failed; the reason is in the error.json beside the film in "
                        + demo.inbox().resolve(".failed"));
                return 1;
            }
        }
        EpisodeId ep = EpisodeId.fromFileName(film.getFileName().toString());
        EpisodeSummary.read(wiring.store(), ep).ifPresent(s -> new SummaryTable(out).print(s, wiring::result));
        out.flush();
        return 0;
    }
}
