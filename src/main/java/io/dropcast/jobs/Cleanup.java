package io.dropcast.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.cluster.ClusterStage;
import io.dropcast.embed.EmbedStage;
import io.dropcast.episode.EpisodeLocks;
import io.dropcast.episode.EpisodeRun;
import io.dropcast.episode.EpisodeState;
import io.dropcast.episode.EpisodeStates;
import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.episode.OwnSettings;
import io.dropcast.episode.RunMarkers;
import io.dropcast.face.EpisodeId;
import io.dropcast.people.EpisodeSnapshot;
import io.dropcast.people.PeopleStage;
import io.dropcast.privacy.RetainEpisode;
import io.dropcast.settings.Nearest;
import io.dropcast.settings.Settings;
import io.dropcast.workflow.EpisodePipeline;
import io.dropcast.workflow.Stages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes stages of an episode again that need no video. Whatever the order asks for, what follows is made anew only where something it
 * depends on changed. The settings given are kept as the episode's own.
 */
public final class Cleanup {
    private final EpisodePipeline pipeline;
    private final EpisodeStore store;
    private final RunMarkers markers;
    private final Stages stages;

    public Cleanup(EpisodePipeline pipeline) {
        this.pipeline = pipeline;
        this.store = pipeline.context().store();
        this.markers = pipeline.context().markers();
        this.stages = pipeline.stages();
    }

    /** What it would do; nothing is written. */
    public CleanupReport draft(CleanupOrder order, Settings general) {
        return new Cleanup(pipeline.draft()).run(order, general);
    }

    /**
     * @param general settings of all episodes
     * @throws BadJob when the episode is not there, or the settings cannot be
     */
    public CleanupReport run(CleanupOrder order, Settings general) {
        EpisodeId ep = order.ep();
        existing(order);
        // one lock over all of it: an engine that comes in between would find half of what was asked for
        try (EpisodeLocks.Held held = pipeline.hold(ep)) {
            return run(held, order, general);
        }
    }

    private CleanupReport run(EpisodeLocks.Held held, CleanupOrder order, Settings general) {
        EpisodeId ep = held.ep();
        OwnSettings before = OwnSettings.read(store, ep);
        OwnSettings own = before.with(order.settings());
        EpisodeRun run = EpisodeRun.withoutVideo(ep, checked(order, general, own));
        pipeline.edits().people().take(ep.show());
        pipeline.edits().identities().take(ep);
        EpisodeSnapshot was = census(ep);
        Map<String, Optional<ObjectNode>> ranBefore = ran(ep);
        // first of all: a run that comes after a crash goes on with what was asked for
        own.write(store, ep);
        make(order, run);
        SortedMap<String, Boolean> ran = new TreeMap<>();
        ran(ep).forEach((stage, now) -> ran.put(stage, !now.equals(ranBefore.get(stage))));
        CleanupReport report = new CleanupReport(order, was, census(ep), ran, own);
        store.write(
                CleanupReport.key(ep),
                Json.pretty(report.toJson(
                        pipeline.context().clock().instant(), pipeline.context().version())));
        return report;
    }

    private Settings checked(CleanupOrder order, Settings general, OwnSettings own) {
        try {
            return pipeline.settings()
                    .forCleanup(
                            order.ep(),
                            general,
                            own,
                            order::asksFor,
                            order.settings().keySet());
        } catch (IllegalArgumentException e) {
            throw new BadJob(String.valueOf(e.getMessage()));
        }
    }

    /** The one place that knows what an action is. Splitting tracks is a part of making their vectors. */
    private void make(CleanupOrder order, EpisodeRun run) {
        EpisodeId ep = run.ep();
        if (order.asksFor(EmbedStage.NAME)) {
            markers.forget(ep, EmbedStage.NAME);
            stages.embed().run(run);
        }
        if (order.asksFor(ClusterStage.NAME)) {
            markers.forget(ep, ClusterStage.NAME);
            stages.cluster().run(run);
        } else {
            stages.cluster().keep(run);
        }
        stages.reps().run(run);
        pipeline.edits().people().take(ep.show());
        if (order.asksFor(PeopleStage.NAME)) {
            stages.people().again(run);
        } else {
            stages.people().run(run);
        }
        stages.publish().run(run);
    }

    private void existing(CleanupOrder order) {
        EpisodeId ep = order.ep();
        List<String> all = EpisodeStates.all(store).stream()
                .map(EpisodeState::ep)
                .filter(pipeline.manifests().clusters()::exists)
                .map(EpisodeId::value)
                .toList();
        if (!all.contains(ep.value())) {
            throw new BadJob("there is no episode '" + ep + "' here"
                    + Nearest.hint(ep.value(), all, "; './dropcast status' lists those there are"));
        }
        RetainEpisode.removedAt(markers, ep).ifPresent(time -> {
            throw new BadJob("the pictures and vectors of " + ep + " were removed at " + time
                    + " (dropcast.keep-days), and without them nothing can be made anew: process the video again");
        });
        if (order.asksFor(EmbedStage.NAME) && !store.exists(Key.frames(ep, "crops.zip"))) {
            throw new BadJob("the pictures of " + ep + " are not there any more, and without them nothing can be made"
                    + " anew: process the video again");
        }
    }

    private EpisodeSnapshot census(EpisodeId ep) {
        return EpisodeSnapshot.of(
                pipeline.manifests().clusters().read(ep),
                pipeline.journal(ep.show()).people());
    }

    private Map<String, Optional<ObjectNode>> ran(EpisodeId ep) {
        Map<String, Optional<ObjectNode>> out = new TreeMap<>();
        Stages.NAMES.stream()
                .skip(Stages.NAMES.indexOf(EmbedStage.NAME))
                .forEach(stage -> out.put(stage, markers.read(ep, stage)));
        return out;
    }
}
