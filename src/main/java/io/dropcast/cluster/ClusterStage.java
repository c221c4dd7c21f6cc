package io.dropcast.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropcast.cluster.evidence.Calibration;
import io.dropcast.cluster.evidence.Calibrator;
import io.dropcast.cluster.evidence.PackLikeness;
import io.dropcast.cluster.evidence.Witnesses;
import io.dropcast.cluster.linkage.CoarseGroup;
import io.dropcast.detect.DetectionsManifest;
import io.dropcast.detect.VideoDigest;
import io.dropcast.embed.FacesManifest;
import io.dropcast.embed.TrackFaces;
import io.dropcast.embed.TracksManifest;
import io.dropcast.episode.Digest;
import io.dropcast.episode.EpisodeRun;
import io.dropcast.episode.Key;
import io.dropcast.episode.Recipe;
import io.dropcast.episode.Stage;
import io.dropcast.episode.StageContext;
import io.dropcast.episode.StageRunner;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.ShotEnds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Vectors to {@code clusters.json}, {@code cluster_centroids.json} and {@code cluster_memory.json}. */
public final class ClusterStage implements Stage {
    public static final String NAME = "cluster";
    private static final String WORDS = "words";

    private final StageContext context;
    private final Pack pack;
    private final HumanDecisions.Source humans;
    private final DetectionsManifest detections;
    private final FacesManifest faces;
    private final ClustersManifest clusters;
    private final MemoryManifest memory;

    public ClusterStage(
            StageContext context,
            Pack pack,
            HumanDecisions.Source humans,
            DetectionsManifest detections,
            FacesManifest faces,
            ClustersManifest clusters,
            MemoryManifest memory) {
        this.context = context;
        this.pack = pack;
        this.humans = humans;
        this.detections = detections;
        this.faces = faces;
        this.clusters = clusters;
        this.memory = memory;
    }

    /**
     * What the grouping asks of the model pack.
     *
     * @param likeness how alike its vectors are
     * @param encoderDigests of the net's files, by name
     */
    public record Pack(PackLikeness likeness, Map<String, String> encoderDigests) {}

    @Override
    public String name() {
        return NAME;
    }

    /** Groups the tracks, and learns from what humans merged and set apart. */
    @Override
    public void run(EpisodeRun run) {
        context.runner()
                .run(
                        run.ep(),
                        NAME,
                        () -> {
                            HumanDecisions said = said(run.ep());
                            return recipe(run, said.places(), said.lesson().digest());
                        },
                        progress -> cluster(run, true));
    }

    /** The same with what was learnt before: while a human corrects an episode, the other tracks stay where they are. */
    public void keep(EpisodeRun run) {
        context.runner()
                .run(
                        run.ep(),
                        NAME,
                        () -> recipe(
                                run,
                                humans.places(run.ep(), video(run.ep())),
                                last(run.ep()).heard().words()),
                        progress -> cluster(run, false));
    }

    /** Whether what humans placed since is in what was made. */
    public boolean knowsPlaces(EpisodeId ep) {
        return context.markers()
                .read(ep, NAME)
                .map(humans.places(ep, video(ep))::wereUsed)
                .orElse(true);
    }

    private String video(EpisodeId ep) {
        return VideoDigest.of(context.markers(), ep);
    }

    private LastRun last(EpisodeId ep) {
        return memory.read(ep, video(ep));
    }

    private HumanDecisions said(EpisodeId ep) {
        return humans.of(ep, video(ep));
    }

    private Recipe recipe(EpisodeRun run, HumanPlaces places, String words) {
        ClusterPlan plan = ClusterPlan.of(run.settings());
        Recipe machine = context.recipe(
                run,
                NAME,
                ClusterTracks.VERSION,
                calibrationDigests(plan),
                inputs(run).toArray(Key[]::new));
        Recipe placed = machine.withInputs(places.inputs());
        return words.isEmpty() || !learns(plan) ? placed : placed.withInputs(Map.of(WORDS, words));
    }

    /** A number given by hand stays as it is. */
    private boolean learns(ClusterPlan plan) {
        return plan.clusterThresh() instanceof ClusterThresh.Auto
                && pack.likeness().faces().isPresent();
    }

    private static List<Key> inputs(EpisodeRun run) {
        List<Key> inputs = new ArrayList<>(tracks(run.ep()));
        if (asksThreads(ClusterPlan.of(run.settings()))) {
            inputs.add(DetectionsManifest.video(run.ep()));
        }
        return inputs;
    }

    /** A fixed threshold is one of faces alone. */
    private static boolean asksThreads(ClusterPlan plan) {
        return plan.threads() && plan.clusterThresh() instanceof ClusterThresh.Auto;
    }

    /** The tracks and their vectors. */
    private static List<Key> tracks(EpisodeId ep) {
        return List.of(TracksManifest.rows(ep), FacesManifest.rows(ep), FacesManifest.vectors(ep));
    }

    /** What only a threshold that is found out depends on; a fixed one is not to be clustered again for it. */
    private Map<String, String> calibrationDigests(ClusterPlan plan) {
        if (plan.clusterThresh() instanceof ClusterThresh.Fixed) {
            return Map.of();
        }
        String all = Calibrator.VERSION + " " + pack.likeness();
        return Map.of("likeness", Digest.of(all));
    }

    private StageRunner.Result cluster(EpisodeRun run, boolean learns) {
        EpisodeId ep = run.ep();
        ClusterPlan plan = ClusterPlan.of(run.settings());
        TrackFaces tracks = faces.read(ep);
        LastRun last = last(ep);
        HumanDecisions said = said(ep);
        Optional<Calibration> untaught = calibration(ep, plan, tracks);
        Heard heard = learns ? heard(said.lesson(), tracks, untaught, last) : last.heard();
        Optional<Calibration> calibration = untaught.map(heard::in);
        ClusterSettings settings = settings(plan, calibration);
        ClusterMemory before = last.memory();
        // a number that a human's new identity got is no other identity's
        int next = Math.max(before.nextIdentity(), said.nextIdentity());
        Beginning begun = beginning(ep, plan, recipe(run, said.places(), heard.words()), heard, last);
        Held held = held(said, inForce(heard, calibration));
        Identities machine = calibration
                .map(c -> new ClusterTracks(settings, plan.bound(), c))
                .orElseGet(() -> new ClusterTracks(settings, plan.bound()))
                .cluster(tracks, new ClusterMemory(before.past(), next), held, begun.from());
        Identities placed =
                new PlaceTracks(settings).place(tracks, machine, said.places().placements());
        Identities identities =
                calibration.map(c -> Explained.of(tracks, placed, c)).orElse(placed);
        clusters.write(identities, settings, calibration);
        // of the machine's opinion alone: when a human's word is taken back all identities have their old ids
        memory.write(ep, video(ep), before, ClusterTracks.remember(tracks, machine), begun, heard);
        return new StageRunner.Result(
                List.of(ClustersManifest.key(ep), ClustersManifest.centroids(ep), MemoryManifest.key(ep)),
                Map.of(
                        "identities", (long) identities.stats().clusters(),
                        "unclustered_tracks", (long) identities.unclustered().size(),
                        "outlier_tracks", (long) identities.stats().outlierTracks(),
                        "mixed_tracks", (long) identities.stats().mixedTracks(),
                        "low_cohesion_identities", (long) identities.stats().lowCohesionIdentities()),
                warnings(calibration, machine.coarse()),
                calibration
                        .<Map<String, JsonNode>>map(c -> Map.of("calibration", CalibrationJson.of(c)))
                        .orElse(Map.of()));
    }

    private static Heard heard(HumanLesson lesson, TrackFaces faces, Optional<Calibration> calibration, LastRun last) {
        // a number learns nothing, and makes nothing forgotten
        return calibration
                .filter(c -> c instanceof Calibration.Weighed)
                .map(c -> lesson.heard(faces, (Calibration.Weighed) c, last))
                .orElse(last.heard());
    }

    private Beginning beginning(EpisodeId ep, ClusterPlan plan, Recipe recipe, Heard heard, LastRun last) {
        Map<String, String> depends = new TreeMap<>(recipe.settings());
        depends.putAll(pack.encoderDigests());
        depends.putAll(recipe.models());
        if (heard.taught().moves()) {
            // another stop is for all pairs, also for those of identities that exist
            depends.put(WORDS, heard.words());
        }
        String settings = Digest.of(ClusterTracks.VERSION + " " + depends);
        Map<String, String> inputs = new TreeMap<>(recipe.inputs());
        inputs.keySet().retainAll(tracks(ep).stream().map(Key::path).toList());
        String tracks = Digest.of(inputs.toString());
        return plan.existing() == Existing.ANEW
                ? new Beginning(settings, tracks, List.of())
                : Beginning.after(last.begun(), last.made(), settings, tracks);
    }

    /** Not part of the recipe: what humans say of people makes nothing anew, but what is made anew keeps to it. */
    private static Held held(HumanDecisions said, Heard heard) {
        return new Held(
                said.settled(),
                said.words().refused(),
                heard.kept(said.settled().keySet()));
    }

    /** A number does not go by what was learnt. */
    private static Heard inForce(Heard heard, Optional<Calibration> calibration) {
        return calibration.filter(c -> c instanceof Calibration.Weighed).isPresent() ? heard : Heard.NOTHING;
    }

    private Optional<Calibration> calibration(EpisodeId ep, ClusterPlan plan, TrackFaces tracks) {
        if (plan.clusterThresh() instanceof ClusterThresh.Fixed) {
            return Optional.empty();
        }
        List<ShotEnds> shots = asksThreads(plan) ? detections.read(ep).shots() : List.of();
        Witnesses witnesses = new Witnesses(plan.clothes(), shots);
        return Optional.of(new Calibrator(pack.likeness(), witnesses).calibrate(tracks, plan.bound()));
    }

    private static ClusterSettings settings(ClusterPlan plan, Optional<Calibration> calibration) {
        double thresh = plan.clusterThresh() instanceof ClusterThresh.Fixed fixed
                ? fixed.value()
                : calibration.orElseThrow().thresh();
        return plan.at(thresh);
    }

    private static List<String> warnings(Optional<Calibration> calibration, List<CoarseGroup> coarse) {
        List<String> warnings = new ArrayList<>();
        calibration.ifPresent(c -> {
            if (c instanceof Calibration.FellBack fellBack) {
                warnings.add(String.format(
                        Locale.ROOT,
                        "cluster_thresh auto: too little to go by (%s); the model pack's default %s was used",
                        fellBack.why(),
                        fellBack.thresh()));
            }
            if (c.evidence().leftOut() > 0) {
                warnings.add(String.format(
                        Locale.ROOT,
                        "cluster_thresh auto: found on %d of %d tracks, as many as dropcast.cluster.matrix-mb allows",
                        c.evidence().tracks(),
                        c.evidence().tracks() + c.evidence().leftOut()));
            }
        });
        coarse.forEach(group -> warnings.add(String.format(
                Locale.ROOT,
                "%d tracks hang together and are more than dropcast.cluster.matrix-mb allows to compare at once: they were"
                        + " clustered in parts that are less alike than %.2f, so somebody may be in two identities",
                group.tracks(),
                group.similarity())));
        return warnings;
    }
}
