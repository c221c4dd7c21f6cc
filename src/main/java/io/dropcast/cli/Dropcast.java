package io.dropcast.cli;

import io.dropcast.face.EpisodeId;
import io.dropcast.face.PersonId;
import io.dropcast.face.TrackId;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line as a whole. Exit codes: 0 done, 1 failed, 2 wrong use. */
@Command(
        name = "dropcast",
        description = "Drop a video, get the people who are in it.",
        mixinStandardHelpOptions = true,
        versionProvider = Dropcast.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Exit codes: 0 done, 1 failed, 2 wrong use."})
public final class Dropcast {

    /** Runs a command line and gives its exit code. */
    public static int run(String... args) {
        // Log4j and picocli take more than a tenth of a second each to begin
        CompletableFuture<Logger> log = CompletableFuture.supplyAsync(() -> LoggerFactory.getLogger(Dropcast.class));
        CommandLine line = new CommandLine(new Dropcast());
        Commands.addTo(line, args);
        line.setExecutionExceptionHandler(new Complaint(log.join()));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(PersonId.class, PersonId::parse);
        line.registerConverter(EpisodeId.class, EpisodeId::new);
        line.registerConverter(TrackId.class, Dropcast::track);
        if (args.length == 0) {
            line.usage(line.getErr());
            return CommandLine.ExitCode.USAGE;
        }
        return line.execute(args);
    }

    /** As identities.json writes it, or as track_reps.jsonl does. */
    private static TrackId track(String text) {
        return text.matches("[0-9]{1,9}") ? new TrackId(Integer.parseInt(text)) : TrackId.parse(text);
    }

    /** From the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"dropcast " + io.dropcast.settings.Version.text()};
        }
    }
}
