package io.dropcast.cli;

import io.dropcast.app.Wiring;
import io.dropcast.episode.EpisodeState;
import io.dropcast.episode.EpisodeStates;
import io.dropcast.episode.OwnSettings;
import io.dropcast.face.Plain;
import io.dropcast.report.EpisodeSummary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What waits, what is being worked on, what is done, what failed. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Show the inbox and the episodes.")
final class StatusCommand extends SettingOptions.WithSettings implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Wiring wiring = wiring();
        PrintWriter out = Console.out(spec);
        Path inbox = wiring.folder("dropcast.inbox");
        out.println("inbox " + inbox);
        list(out, "waiting", files(inbox, 1));
        list(out, "in work", files(inbox.resolve(".inprogress"), 2));
        list(out, "failed", files(inbox.resolve(".failed"), 1));
        out.println("episodes in " + wiring.dataPlace());
        for (EpisodeState state : EpisodeStates.all(wiring.store())) {
            out.printf(
                    Locale.ROOT,
                    "  %-32s %-8s %-10s %s%n",
                    state.ep(),
                    state.state(),
                    state.stage(),
                    EpisodeSummary.read(wiring.store(), state.ep())
                            .map(s -> s.people().size() + " people, " + s.tracks() + " tracks")
                            .orElse(""));
            OwnSettings own = OwnSettings.read(wiring.store(), state.ep());
            if (!own.values().isEmpty()) {
                out.println("    settings of its own: " + Plain.text(own.toString()));
            }
        }
        out.flush();
        return 0;
    }

    private static void list(PrintWriter out, String title, List<Path> files) {
        out.println("  " + title + ": " + (files.isEmpty() ? "nothing" : files.size()));
        files.forEach(f -> out.println("    " + Plain.text(f.getFileName().toString())));
    }

    private static List<Path> files(Path folder, int depth) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder, depth)) {
            return all.filter(Files::isRegularFile)
                    .filter(p -> !p.getFileName().toString().startsWith("."))
                    .filter(p -> !p.getFileName().toString().equals("README.md"))
                    .filter(p -> !p.getFileName().toString().endsWith(".error.json"))
                    .sorted()
                    .toList();
        }
    }
}
