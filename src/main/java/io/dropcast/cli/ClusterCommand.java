package io.dropcast.cli;

import io.dropcast.face.EpisodeId;
import io.dropcast.jobs.CleanupAction;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The cleanup that is asked for most often. */
@Command(
        name = "cluster",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Put the tracks of an episode together anew: short for cleanup --actions recluster.",
            "Settings given are kept as the episode's own."
        })
final class ClusterCommand extends SettingOptions.WithSettings implements Callable<Integer> {
    @Option(names = "--ep-id", required = true, paramLabel = "EPISODE", description = "Such as my-show-s01e02.")
    private String episode = "";

    @Option(
            names = "--forget-settings",
            description = "Take away what earlier jobs and cleanups kept as the episode's own settings.")
    private boolean forget;

    @Option(names = "--dry-run", description = "Say what would change, and change nothing.")
    private boolean dryRun;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        return new CleanupRun(wiring(), Console.out(spec))
                .run(new EpisodeId(episode), Set.of(CleanupAction.RECLUSTER), forget, dryRun);
    }
}
