package io.dropcast.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropcast.cluster.evidence.Calibration;
import io.dropcast.cluster.evidence.Calibrator;
import io.dropcast.cluster.evidence.Witnesses;
import io.dropcast.cluster.linkage.CoarseGroup;
import io.dropcast.cluster.linkage.MatrixBound;
import io.dropcast.detect.DetectStage;
import io.dropcast.detect.DetectionsManifest;
import io.dropcast.embed.FacesManifest;
import io.dropcast.embed.TrackFaces;
import io.dropcast.episode.Digest;
import io.dropcast.episode.EpisodeRun;
import io.dropcast.episode.Key;
import io.dropcast.episode.Recipe;
import io.dropcast.episode.StageRunner;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import io.dropcast.face.ShotEnds;
import io.dropcast.people.Decisions;
import io.dropcast.people.HumanWords;
import io.dropcast.people.Journal;
import io.dropcast.people.People;
import io.dropcast.people.Placed;
import io.dropcast.track.TracksManifest;
import io.dropcast.workflow.Manifests;
import io.dropcast.workflow.Workshop;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Vectors to {@code identities.json}. */
public final class ClusterStage {
    public static final String NAME = "cluster";
    private static final String WORDS = "words";

    private final Workshop shop;
    private final Manifests manifests;

    public ClusterStage(Workshop shop, Manifests manifests) {
        this.shop = shop;
        this.manifests = manifests;
    }

    /** Groups the tracks, and learns from what humans merged and set apart. */
    public void run(EpisodeRun run) {
        manifests.runner.run(
                run.ep(),
                NAME,
                () -> {
                    HumanLesson lesson = lesson(run.ep(), journal(run.ep()));
                    return recipe(run, lesson.places(), lesson.digest());
                },
                progress -> cluster(run, true));
    }

    /** The same with what was learnt before: while a human corrects an episode, the other tracks stay where they are. */
    public void keep(EpisodeRun run) {
        manifests.runner.run(
                run.ep(),
                NAME,
                () -> recipe(run, places(run.ep()), last(run.ep()).heard().words()),
                progress -> cluster(run, false));
    }

    private LastRun last(EpisodeId ep) {
        return manifests.memory.read(ep, DetectStage.videoOf(manifests, ep));
    }

    private Journal journal(EpisodeId ep) {
        return shop.people().journal(ep.show());
    }

    private HumanLesson lesson(EpisodeId ep, Journal journal) {
        return new HumanLesson(HumanWords.of(journal.entries(), journal.people(), ep), places(ep));
    }

    private Recipe recipe(EpisodeRun run, HumanPlaces places, String words) {
        Recipe machine = manifests.recipe(
                run,
                NAME,
                ClusterTracks.VERSION,
                calibrationDigests(run.settings().cluster()),
                inputs(run).toArray(Key[]::new));
        Recipe placed = machine.withInputs(places.inputs());
        return words.isEmpty() || !learns(run.settings().cluster()) ? placed : placed.withInputs(Map.of(WORDS, words));
    }

    /** A number given by hand stays as it is. */
    private boolean learns(ClusterPlan plan) {
        return plan.clusterThresh() instanceof ClusterThresh.Auto
                && shop.nets().likeness().faces().isPresent();
    }

    private static List<Key> inputs(EpisodeRun run) {
        List<Key> inputs = new ArrayList<>(tracks(run.ep()));
        if (asksThreads(run.settings().cluster())) {
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

    private HumanPlaces places(EpisodeId ep) {
        return HumanPlaces.of(shop.people(), ep, DetectStage.videoOf(manifests, ep));
    }

    /** What only a threshold that is found out depends on; a fixed one is not to be clustered again for it. */
    private Map<String, String> calibrationDigests(ClusterPlan plan) {
        if (plan.clusterThresh() instanceof ClusterThresh.Fixed) {
            return Map.of();
        }
        String all = Calibrator.VERSION + " " + shop.nets().likeness();
        return Map.of("likeness", Digest.of(all));
    }

    private StageRunner.Result cluster(EpisodeRun run, boolean learns) {
        TrackFaces faces = manifests.readFaces(run.ep());
        String video = DetectStage.videoOf(manifests, run.ep());
        LastRun last = last(run.ep());
        Journal journal = journal(run.ep());
        HumanLesson lesson = lesson(run.ep(), journal);
        Optional<Calibration> untaught = calibration(run, faces);
        Heard heard = learns ? heard(lesson, faces, untaught, last) : last.heard();
        Optional<Calibration> calibration = untaught.map(heard::in);
        ClusterSettings settings = settings(run.settings().cluster(), calibration);
        ClusterMemory before = last.memory();
        // a number that a human's new identity got is nobody else's
        int next = Math.max(before.nextIdentity(), Placed.nextIdentity(journal.entries(), run.ep()));
        Beginning begun = beginning(run, recipe(run, lesson.places(), heard.words()), heard, last);
        MatrixBound bound = run.settings().cluster().bound();
        Identities machine = calibration
                .map(c -> new ClusterTracks(settings, bound, c))
                .orElseGet(() -> new ClusterTracks(settings, bound))
                .cluster(
                        faces,
                        new ClusterMemory(before.past(), next),
                        held(run.ep(), journal, lesson.words(), inForce(heard, calibration)),
                        begun.from());
        Identities placed =
                new PlaceTracks(settings).place(faces, machine, lesson.places().placements());
        Identities identities =
                calibration.map(c -> Explained.of(faces, placed, c)).orElse(placed);
        manifests.identities.write(identities, settings, calibration);
        // of the machine's opinion alone: when a human's word is taken back everybody has the old id
        manifests.memory.write(run.ep(), video, before, ClusterTracks.remember(faces, machine), begun, heard);
        return new StageRunner.Result(
                List.of(
                        IdentitiesManifest.key(run.ep()),
                        IdentitiesManifest.centroids(run.ep()),
                        MemoryManifest.key(run.ep())),
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

    private Beginning beginning(EpisodeRun run, Recipe recipe, Heard heard, LastRun last) {
        Map<String, String> depends = new TreeMap<>(recipe.settings());
        depends.putAll(shop.nets().encoderDigests());
        depends.putAll(recipe.models());
        if (heard.taught().moves()) {
            // another stop is for all pairs, also for those of identities that exist
            depends.put(WORDS, heard.words());
        }
        String settings = Digest.of(ClusterTracks.VERSION + " " + depends);
        Map<String, String> inputs = new TreeMap<>(recipe.inputs());
        inputs.keySet().retainAll(tracks(run.ep()).stream().map(Key::path).toList());
        String tracks = Digest.of(inputs.toString());
        return run.settings().cluster().existing() == Existing.ANEW
                ? new Beginning(settings, tracks, List.of())
                : Beginning.after(last.begun(), last.made(), settings, tracks);
    }

    /** Not part of the recipe: what humans say of people makes nothing anew, but what is made anew keeps to it. */
    private static Held held(EpisodeId ep, Journal journal, HumanWords words, Heard heard) {
        Decisions decisions = Decisions.of(journal.entries());
        Map<IdentityId, String> owners = new TreeMap<>();
        journal.people().owners().forEach((cluster, person) -> {
            if (People.episodeOf(cluster).equals(ep) && decisions.settled(cluster)) {
                owners.put(People.identityOf(cluster), person.id().text());
            }
        });
        return new Held(owners, words.refused(), heard.kept(owners.keySet()));
    }

    /** A number does not go by what was learnt. */
    private static Heard inForce(Heard heard, Optional<Calibration> calibration) {
        return calibration.filter(c -> c instanceof Calibration.Weighed).isPresent() ? heard : Heard.NOTHING;
    }

    private Optional<Calibration> calibration(EpisodeRun run, TrackFaces faces) {
        ClusterPlan plan = run.settings().cluster();
        if (plan.clusterThresh() instanceof ClusterThresh.Fixed) {
            return Optional.empty();
        }
        List<ShotEnds> shots =
                asksThreads(plan) ? manifests.readDetections(run.ep()).shots() : List.of();
        Witnesses witnesses = new Witnesses(plan.clothes(), shots);
        return Optional.of(new Calibrator(shop.nets().likeness(), witnesses).calibrate(faces, plan.bound()));
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
