package io.dropcast.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.cluster.ClusterPlan;
import io.dropcast.cluster.ClusterStage;
import io.dropcast.cluster.ClustersManifest;
import io.dropcast.detect.Detections;
import io.dropcast.detect.DetectionsManifest;
import io.dropcast.edits.IdentityEdits;
import io.dropcast.edits.PeopleEdits;
import io.dropcast.embed.FacesManifest;
import io.dropcast.embed.TrackFaces;
import io.dropcast.embed.TracksManifest;
import io.dropcast.episode.EpisodeRun;
import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.episode.OwnSettings;
import io.dropcast.episode.Recipe;
import io.dropcast.episode.Stage;
import io.dropcast.episode.StageContext;
import io.dropcast.episode.StageListener;
import io.dropcast.episode.StageRunner;
import io.dropcast.face.EpisodeId;
import io.dropcast.people.IdentitiesManifest;
import io.dropcast.people.People;
import io.dropcast.people.PeopleBook;
import io.dropcast.people.PeopleJson;
import io.dropcast.people.PeopleStage;
import io.dropcast.people.Person;
import io.dropcast.report.export.OutFile;
import io.dropcast.report.story.EpisodeStory;
import io.dropcast.report.story.Making;
import io.dropcast.reps.ThumbKeys;
import io.dropcast.reps.TrackRepsManifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything to the outbox: the manifests that people edit, and the files that they read. */
public final class PublishStage implements Stage {
    public static final String NAME = "publish";

    private final StageContext context;
    private final EpisodeStore outbox;
    private final PeopleBook book;
    private final Made made;
    private final PeopleEdits peopleEdits;
    private final IdentityEdits identities;
    private final StageListener listener;

    public PublishStage(
            StageContext context,
            EpisodeStore outbox,
            PeopleBook book,
            Made made,
            PeopleEdits peopleEdits,
            IdentityEdits identities,
            StageListener listener) {
        this.context = context;
        this.outbox = outbox;
        this.book = book;
        this.made = made;
        this.peopleEdits = peopleEdits;
        this.identities = identities;
        this.listener = listener;
    }

    /**
     * What the report speaks of.
     *
     * @param pack name of the model pack
     * @param thumbs where pictures are in a bucket
     * @param stages whose settings and warnings the report tells of
     */
    public record Made(
            DetectionsManifest detections,
            FacesManifest faces,
            ClustersManifest clusters,
            TrackRepsManifest reps,
            String pack,
            ThumbKeys thumbs,
            List<String> stages) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(EpisodeRun run) {
        EpisodeId ep = run.ep();
        if (!outbox.exists(new Key(ep.value() + "/report.html"))) {
            // the outbox was cleared, or is another one: what was made must be made again
            context.markers().forget(ep, NAME);
        }
        context.runner().run(ep, NAME, () -> recipe(run), progress -> publish(run));
        listener.delivered(ep, ep.value() + "/report.html");
    }

    /** Whether the files of an episode were made before its people or its identities changed. */
    public boolean isBehind(EpisodeId ep) {
        return context.markers()
                .read(ep, NAME)
                .map(m -> m.path("inputs"))
                .filter(inputs -> !isOf(inputs, "people", people(ep)) || !isOf(inputs, identities(ep), digest(ep)))
                .isPresent();
    }

    private static boolean isOf(JsonNode inputs, String name, String digest) {
        return inputs.path(name).asText().equals(digest);
    }

    private String people(EpisodeId ep) {
        return PeopleStage.slice(book.read(ep.show()), ep);
    }

    private static String identities(EpisodeId ep) {
        return IdentitiesManifest.key(ep).path();
    }

    private String digest(EpisodeId ep) {
        return context.markers().digest(IdentitiesManifest.key(ep));
    }

    private Recipe recipe(EpisodeRun run) {
        EpisodeId ep = run.ep();
        Map<String, String> inputs = new TreeMap<>();
        List<Key> keys = List.of(
                DetectionsManifest.video(ep),
                TracksManifest.rows(ep),
                FacesManifest.rows(ep),
                IdentitiesManifest.key(ep),
                TrackRepsManifest.key(ep));
        keys.forEach(key -> inputs.put(key.path(), context.markers().digest(key)));
        if (context.store().exists(OwnSettings.key(ep))) {
            inputs.put("own", context.markers().digest(OwnSettings.key(ep)));
        }
        // they are named in identities.json
        made.thumbs().place().ifPresent(place -> inputs.put("thumbs", place));
        inputs.put("people", people(ep));
        return new Recipe(NAME, PublishEpisode.VERSION, run.settings().of(NAME), Map.of(), inputs);
    }

    private StageRunner.Result publish(EpisodeRun run) {
        EpisodeId ep = run.ep();
        Detections detections = made.detections().read(ep);
        TrackFaces faces = made.faces().read(ep);
        People people = book.read(ep.show());
        EpisodeStory story = EpisodeStory.from(
                faces,
                detections,
                made.clusters().read(ep),
                made.reps().read(ep, made.pack()),
                people,
                making(run, detections));
        List<OutFile> files = new ArrayList<>(new PublishEpisode()
                .publish(story, key -> context.store().read(Key.frames(ep, key))));
        context.store().read(TrackRepsManifest.key(ep)).ifPresent(b -> files.add(new OutFile("track_reps.jsonl", b)));
        files.add(new OutFile("cast.json", castOf(people, ep)));
        // before the report, which goes last
        identities.publish(ep, faces);
        deliver(ep, files);
        context.store().write(EpisodeSummary.key(ep), Json.pretty(EpisodeSummary.toJson(story)));
        peopleEdits.publish(ep.show());
        return StageRunner.Result.of(List.of(TrackRepsManifest.key(ep)), Map.of("files", (long) files.size() + 1));
    }

    private Making making(EpisodeRun run, Detections detections) {
        Map<String, String> settings = new TreeMap<>();
        for (String stage : made.stages()) {
            settings.putAll(run.settings().of(stage));
        }
        context.markers()
                .read(run.ep(), ClusterStage.NAME)
                .map(m -> m.at("/calibration/cluster_thresh"))
                .filter(JsonNode::isNumber)
                .ifPresent(found -> settings.computeIfPresent(
                        "dropcast.cluster.cluster-thresh", (key, set) -> set + ", found to be " + found));
        List<String> warnings = new ArrayList<>();
        OwnSettings own = OwnSettings.read(context.store(), run.ep());
        if (!own.values().isEmpty()) {
            warnings.add("This episode has settings of its own: " + own);
        }
        for (String stage : made.stages()) {
            context.markers()
                    .read(run.ep(), stage)
                    .ifPresent(m -> m.path("warnings").forEach(w -> warnings.add(w.asText())));
        }
        return new Making(
                Math.max(1, detections.looks().count()),
                ClusterPlan.of(run.settings()).minIdentitySim(),
                made.pack(),
                settings,
                warnings);
    }

    /** The people of the episode alone, each with what they own in it. */
    private static byte[] castOf(People people, EpisodeId ep) {
        List<Person> here = new ArrayList<>();
        for (Person p : people.people()) {
            List<String> owned = p.ownedIn(ep);
            if (!owned.isEmpty()) {
                here.add(p.owning(owned));
            }
        }
        ObjectNode doc = Json.object().put("ep_id", ep.value());
        return PeopleJson.write(new People(people.show(), here, people.nextPerson()), doc);
    }

    /** The report goes last: when it is there, all that it speaks of is there. */
    private void deliver(EpisodeId ep, List<OutFile> files) {
        outbox.sweep(new Key(ep.value()));
        List<Key> keys = new ArrayList<>();
        for (OutFile f : files) {
            keys.add(new Key(ep.value() + "/" + f.name()));
        }
        for (Key old : outbox.list(new Key(ep.value() + "/thumbs"))) {
            if (!keys.contains(old)) {
                outbox.delete(old);
            }
        }
        for (int i = files.size() - 1; i >= 0; i--) {
            outbox.writeIfDifferent(keys.get(i), files.get(i).content());
        }
    }
}
