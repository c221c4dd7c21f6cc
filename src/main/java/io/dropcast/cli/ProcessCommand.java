package io.dropcast.cli;

import io.dropcast.app.Engine;
import io.dropcast.app.Wiring;
import io.dropcast.face.EpisodeId;
import io.dropcast.report.EpisodeSummary;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One shot: videos in, people out, without the inbox. */
@Command(
        name = "process",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Process video files where they are; nothing is moved.")
final class ProcessCommand extends SettingOptions.WithSettings implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Videos; the episode's id is made from the name.")
    private List<Path> files = List.of();

    @Spec
    private @org.jspecify.annotations.Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Map<EpisodeId, Path> videos = named(files);
        Wiring wiring = wiring();
        PrintWriter out = Console.out(spec);
        boolean allWell = true;
        try (Console console = new Console(out);
                Engine engine = Engine.forCommands(wiring, console)) {
            engine.interruptOnSignals();
            for (Map.Entry<EpisodeId, Path> video : videos.entrySet()) {
                allWell &= process(engine, console, video.getKey(), video.getValue());
                // also cleared, so that the engine can end in peace
                if (Thread.interrupted()) {
                    return 1;
                }
            }
        }
        for (EpisodeId ep : videos.keySet()) {
            EpisodeSummary.read(wiring.store(), ep).ifPresent(s -> new SummaryTable(out).print(s, wiring::result));
        }
        out.flush();
        return allWell ? 0 : 1;
    }

    private static boolean process(Engine engine, Console console, EpisodeId ep, Path video) {
        try {
            engine.process(ep, video);
            return true;
        } catch (RuntimeException e) {
            console.complain(ep + ": " + video + ": " + Complaint.message(e));
            return false;
        }
    }

    /** Ids for all files before work on the first begins. */
    private static Map<EpisodeId, Path> named(List<Path> files) {
        Map<EpisodeId, Path> out = new LinkedHashMap<>();
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                throw new WrongUse(file + (Files.exists(file) ? " is not a file" : " is not there"));
            }
            EpisodeId ep = EpisodeId.fromFileName(file.getFileName().toString());
            Path other = out.put(ep, file.toAbsolutePath().normalize());
            if (other != null) {
                throw new WrongUse(file + " and " + other + " are both episode " + ep + ": rename one");
            }
        }
        return out;
    }
}
