package io.dropcast.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.cluster.ClusterStage;
import io.dropcast.cluster.IdentitiesManifest;
import io.dropcast.edits.IdentitiesDesk;
import io.dropcast.embed.EmbedStage;
import io.dropcast.episode.EpisodeLocks;
import io.dropcast.episode.EpisodeRun;
import io.dropcast.episode.EpisodeState;
import io.dropcast.episode.EpisodeStates;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.face.EpisodeId;
import io.dropcast.people.Census;
import io.dropcast.people.PeopleStage;
import io.dropcast.privacy.RetainEpisode;
import io.dropcast.report.PublishStage;
import io.dropcast.reps.RepsStage;
import io.dropcast.settings.Nearest;
import io.dropcast.settings.Settings;
import io.dropcast.workflow.EpisodeSettings;
import io.dropcast.workflow.Manifests;
import io.dropcast.workflow.OwnSettings;
import io.dropcast.workflow.Workshop;
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
    private static final List<String> STAGES =
            List.of(EmbedStage.NAME, ClusterStage.NAME, RepsStage.NAME, PeopleStage.NAME, PublishStage.NAME);

    private final Workshop shop;
    private final Manifests manifests;
    private final IdentitiesDesk identities;
    private final EpisodeSettings settings;
    private final EmbedStage embed;
    private final ClusterStage cluster;
    private final RepsStage reps;
    private final PeopleStage people;
    private final PublishStage publish;

    public Cleanup(Workshop shop, Manifests manifests, IdentitiesDesk identities) {
        this.shop = shop;
        this.manifests = manifests;
        this.identities = identities;
        this.settings = new EpisodeSettings(shop.store(), manifests.markers);
        this.embed = new EmbedStage(shop, manifests);
        this.cluster = new ClusterStage(shop, manifests);
        this.reps = new RepsStage(shop, manifests);
        this.people = new PeopleStage(shop, manifests);
        this.publish = new PublishStage(shop, manifests, identities);
    }

    /**
     * @param general settings of all episodes
     * @throws BadJob when the episode is not there, or the settings cannot be
     */
    public CleanupReport run(CleanupOrder order, Settings general) {
        EpisodeId ep = order.ep();
        existing(order);
        // one lock over all of it: an engine that comes in between would find half of what was asked for
        try (EpisodeLocks.Held held = shop.locks().take(ep)) {
            return run(held, order, general);
        }
    }

    private CleanupReport run(EpisodeLocks.Held held, CleanupOrder order, Settings general) {
        EpisodeId ep = held.ep();
        OwnSettings before = OwnSettings.read(shop.store(), ep);
        OwnSettings own = before.with(order.settings());
        EpisodeRun run = EpisodeRun.withoutVideo(ep, checked(order, general, own));
        shop.desk().take(ep.show());
        identities.take(ep);
        Census was = census(ep);
        Map<String, Optional<ObjectNode>> markers = markers(ep);
        // first of all: a run that comes after a crash goes on with what was asked for
        own.write(shop.store(), ep);
        make(order, run);
        SortedMap<String, Boolean> ran = new TreeMap<>();
        markers(ep).forEach((stage, now) -> ran.put(stage, !now.equals(markers.get(stage))));
        CleanupReport report = new CleanupReport(order, was, census(ep), ran, own);
        shop.store()
                .write(
                        CleanupReport.key(ep),
                        Json.pretty(report.toJson(shop.clock().instant(), shop.version())));
        return report;
    }

    private Settings checked(CleanupOrder order, Settings general, OwnSettings own) {
        try {
            return settings.forCleanup(order, general, own);
        } catch (IllegalArgumentException e) {
            throw new BadJob(String.valueOf(e.getMessage()));
        }
    }

    /** The one place that knows what an action is. Splitting tracks is a part of making their vectors. */
    private void make(CleanupOrder order, EpisodeRun run) {
        EpisodeId ep = run.ep();
        if (order.asksFor(EmbedStage.NAME)) {
            manifests.markers.forget(ep, EmbedStage.NAME);
            embed.run(run);
        }
        if (order.asksFor(ClusterStage.NAME)) {
            manifests.markers.forget(ep, ClusterStage.NAME);
            cluster.run(run);
        } else {
            cluster.keep(run);
        }
        reps.run(run);
        if (order.asksFor(PeopleStage.NAME)) {
            people.again(run);
        } else {
            people.run(run);
        }
        publish.run(run);
    }

    private void existing(CleanupOrder order) {
        EpisodeId ep = order.ep();
        List<String> all = EpisodeStates.all(shop.store()).stream()
                .map(EpisodeState::ep)
                .filter(e -> shop.store().exists(IdentitiesManifest.key(e)))
                .map(EpisodeId::value)
                .toList();
        if (!all.contains(ep.value())) {
            throw new BadJob("there is no episode '" + ep + "' here"
                    + Nearest.hint(ep.value(), all, "; './dropcast status' lists those there are"));
        }
        RetainEpisode.removedAt(manifests, ep).ifPresent(time -> {
            throw new BadJob("the pictures and vectors of " + ep + " were removed at " + time
                    + " (dropcast.keep-days), and without them nothing can be made anew: process the video again");
        });
        if (order.asksFor(EmbedStage.NAME) && !shop.store().exists(Key.frames(ep, "crops.zip"))) {
            throw new BadJob("the pictures of " + ep + " are not there any more, and without them nothing can be made"
                    + " anew: process the video again");
        }
    }

    private Census census(EpisodeId ep) {
        return Census.of(manifests.readIdentities(ep), shop.people().read(ep.show()));
    }

    private Map<String, Optional<ObjectNode>> markers(EpisodeId ep) {
        Map<String, Optional<ObjectNode>> out = new TreeMap<>();
        STAGES.forEach(stage -> out.put(stage, manifests.markers.read(ep, stage)));
        return out;
    }
}
