package io.dropcast.jobs;

import io.dropcast.episode.EpisodeRun;
import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.OwnSettings;
import io.dropcast.face.EpisodeId;
import io.dropcast.report.EpisodeSummary;
import io.dropcast.settings.Settings;
import io.dropcast.workflow.EpisodePipeline;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;

/** Does jobs by the same edits and routes as a dropped file. */
public final class EpisodeJobs implements JobRunner {
    private final EpisodePipeline pipeline;
    private final Settings settings;
    private final EpisodeStore store;
    private final Supplier<CamelContext> context;

    public EpisodeJobs(
            EpisodePipeline pipeline, Settings settings, EpisodeStore store, Supplier<CamelContext> context) {
        this.pipeline = pipeline;
        this.settings = settings;
        this.store = store;
        this.context = context;
    }

    @Override
    public Map<String, Object> clean(CleanupOrder order) {
        CleanupReport report = new Cleanup(pipeline).run(order, settings);
        Map<String, Object> out = new TreeMap<>();
        out.put("identities_changed", report.changes().size());
        out.put("before", report.countsBefore());
        out.put("after", report.countsAfter());
        return out;
    }

    @Override
    public Map<String, Object> process(EpisodeId ep, Path video, Map<String, Optional<String>> given) {
        OwnSettings before = pipeline.keep(ep, given);
        try {
            EpisodeRun run = new EpisodeRun(ep, video, pipeline.settings().forRun(ep, settings, Map.of()));
            new EpisodeRoute(context.get()).send(run, (why, inner) -> {
                throw why;
            });
        } catch (RuntimeException e) {
            pipeline.keep(ep, before);
            throw e;
        }
        Map<String, Object> out = new TreeMap<>();
        EpisodeSummary.read(store, ep).ifPresent(s -> {
            out.put("people", s.people().size());
            out.put("tracks", s.tracks());
        });
        return out;
    }
}
