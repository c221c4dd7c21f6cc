package io.dropcast.cli;

import io.dropcast.app.Wiring;
import io.dropcast.episode.OwnSettings;
import io.dropcast.face.EpisodeId;
import io.dropcast.jobs.Cleanup;
import io.dropcast.jobs.CleanupAction;
import io.dropcast.jobs.CleanupOrder;
import io.dropcast.jobs.CleanupReport;
import io.dropcast.workflow.EpisodePipeline;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A cleanup from the command line, and what is said about it. */
final class CleanupRun {
    /** The file has all; a terminal needs the first page. */
    private static final int MOST_CHANGES = 40;

    private final Wiring wiring;
    private final PrintWriter out;

    CleanupRun(Wiring wiring, PrintWriter out) {
        this.wiring = wiring;
        this.out = out;
    }

    /** @param forget whether the episode's own settings are taken away, but for those given now */
    int run(EpisodeId ep, Set<CleanupAction> actions, boolean forget, boolean dryRun) {
        TreeMap<String, Optional<String>> settings = new TreeMap<>();
        if (forget) {
            OwnSettings.read(wiring.store(), ep).values().keySet().forEach(key -> settings.put(key, Optional.empty()));
        }
        wiring.said().forEach((key, value) -> settings.put(key, Optional.of(value)));
        CleanupOrder order = new CleanupOrder(ep, actions, settings);
        try (Console console = new Console(out)) {
            EpisodePipeline pipeline = wiring.pipeline(console);
            print(
                    dryRun
                            ? new Cleanup(pipeline).draft(order, wiring.checked())
                            : new Cleanup(pipeline).run(order, wiring.checked()),
                    dryRun);
        }
        out.flush();
        return 0;
    }

    private void print(CleanupReport report, boolean dryRun) {
        out.printf(Locale.ROOT, "%n%s%n  %-24s %7s %7s%n", report.order().ep(), "", "before", "after");
        report.countsBefore()
                .forEach((what, before) -> out.printf(
                        Locale.ROOT,
                        "  %-24s %7d %7d%n",
                        what.replace('_', ' '),
                        before,
                        report.countsAfter().getOrDefault(what, 0)));
        List<CleanupReport.Change> changes = report.changes();
        changes.stream().limit(MOST_CHANGES).forEach(c -> out.println("  " + c.words()));
        if (changes.size() > MOST_CHANGES) {
            out.println("  ... and " + (changes.size() - MOST_CHANGES) + " more"
                    + (dryRun ? "" : " in cleanup_report.json"));
        }
        if (changes.isEmpty()) {
            out.println("  no identity changed");
        }
        if (!report.own().values().isEmpty()) {
            out.println("  settings of its own: " + report.own());
        }
        if (dryRun) {
            out.println("nothing was changed: leave --dry-run out to do it");
        }
    }
}
