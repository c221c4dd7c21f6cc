package io.dropcast.cli;

import io.dropcast.app.Wiring;
import io.dropcast.privacy.Retention;
import io.dropcast.workflow.EpisodePipeline;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the engine does once a day, by hand. */
@Command(
        name = "retain",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Remove pictures and vectors of episodes that were processed more than --keep-days ago.",
            "Names, screen times and reports stay; to cluster again, the video is needed again."
        })
final class RetainCommand extends SettingOptions.WithSettings implements Callable<Integer> {
    @Option(names = "--dry-run", description = "Say what would go, and remove nothing.")
    private boolean dryRun;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Console.out(spec);
        Wiring wiring = wiring();
        int days = wiring.keepDays();
        if (days == 0) {
            out.println("everything is kept: dropcast.keep-days is 0");
            out.flush();
            return 0;
        }
        try (Console console = new Console(out)) {
            EpisodePipeline pipeline = wiring.pipeline(console);
            if (dryRun) {
                print(out, new Retention(pipeline).due(days));
                out.println("nothing was removed: leave --dry-run out to do it");
                out.flush();
                return 0;
            }
            Retention.Receipt receipt = new Retention(pipeline).run(days, wiring.checked());
            print(out, receipt.episodes());
            receipt.left().forEach(what -> out.println("left: " + what));
            receipt.receipt().ifPresent(key -> out.println("receipt: " + key));
            out.flush();
            return receipt.left().isEmpty() ? 0 : 1;
        }
    }

    private static void print(PrintWriter out, List<Retention.Due> episodes) {
        if (episodes.isEmpty()) {
            out.println("nothing is over its time");
        }
        for (Retention.Due due : episodes) {
            out.println(due.ep() + "  processed " + due.lastProcessed());
            due.removed().forEach((where, count) -> out.println("  " + count + "  " + where));
        }
    }
}
