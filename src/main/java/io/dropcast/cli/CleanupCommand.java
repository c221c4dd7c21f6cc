package io.dropcast.cli;

import io.dropcast.face.EpisodeId;
import io.dropcast.jobs.CleanupAction;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes stages of one episode anew, with other settings, without its video. */
@Command(
        name = "cleanup",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Make parts of an episode anew, without its video. The actions are done in this order, whatever the order given:",
            "split_tracks, reembed, recluster, group_clusters. What a human decided stays.",
            "Settings given are kept as the episode's own."
        })
final class CleanupCommand extends SettingOptions.WithSettings implements Callable<Integer> {
    @Option(names = "--ep-id", required = true, paramLabel = "EPISODE", description = "Such as my-show-s01e02.")
    private String episode = "";

    @Option(names = "--actions", required = true, arity = "1..*", split = ",", paramLabel = "ACTION")
    private List<String> actions = List.of();

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
                .run(new EpisodeId(episode), CleanupAction.parse(actions), forget, dryRun);
    }
}
