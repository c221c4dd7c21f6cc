package io.dropcast.workflow;

import io.dropcast.cluster.ClusterStage;
import io.dropcast.detect.DetectStage;
import io.dropcast.embed.EmbedStage;
import io.dropcast.episode.Stage;
import io.dropcast.episode.StageContext;
import io.dropcast.people.JournalDecisions;
import io.dropcast.people.PeopleStage;
import io.dropcast.report.PublishStage;
import io.dropcast.reps.RepsStage;
import io.dropcast.track.TrackStage;
import java.util.List;

/** The one list of stages, in the order in which they run. */
public record Stages(
        DetectStage detect,
        TrackStage track,
        EmbedStage embed,
        ClusterStage cluster,
        RepsStage reps,
        PeopleStage people,
        PublishStage publish) {

    /** All of them, in order. */
    public static final List<String> NAMES = List.of(
            DetectStage.NAME,
            TrackStage.NAME,
            EmbedStage.NAME,
            ClusterStage.NAME,
            RepsStage.NAME,
            PeopleStage.NAME,
            PublishStage.NAME);

    /** Those that read the episode alone, and not the people of the show. */
    public static final List<String> OF_THE_EPISODE = NAMES.subList(0, NAMES.indexOf(PeopleStage.NAME));

    static Stages of(WorkflowParts parts, StageContext context, Manifests m, Edits edits) {
        Nets nets = parts.nets();
        return new Stages(
                new DetectStage(
                        context,
                        parts.crops(),
                        parts.videos(),
                        new DetectStage.Detectors(nets.faceNetDigests(), nets::openFaceNet, parts.workers()),
                        m.detections()),
                new TrackStage(context, m.detections(), m.tracklets()),
                new EmbedStage(
                        context,
                        parts.crops(),
                        new EmbedStage.Encoders(nets.pack(), nets.encoderDigests(), nets::openEncoder, parts.workers()),
                        m.tracklets(),
                        m.tracks(),
                        m.faces()),
                new ClusterStage(
                        context,
                        new ClusterStage.Pack(nets.likeness(), nets.encoderDigests()),
                        new JournalDecisions(parts.people()),
                        m.detections(),
                        m.faces(),
                        m.clusters(),
                        m.memory()),
                new RepsStage(context, m.faces(), m.clusters(), m.reps()),
                new PeopleStage(context, parts.people(), m.faces(), m.clusters(), m.identities(), m.suggestions()),
                new PublishStage(
                        context,
                        parts.outbox(),
                        parts.people(),
                        new PublishStage.Made(
                                m.detections(),
                                m.faces(),
                                m.clusters(),
                                m.reps(),
                                nets.pack(),
                                parts.thumbs(),
                                OF_THE_EPISODE),
                        edits.people(),
                        edits.identities(),
                        parts.listener()));
    }

    /** In the order in which they run. */
    public List<Stage> all() {
        return List.of(detect, track, embed, cluster, reps, people, publish);
    }
}
