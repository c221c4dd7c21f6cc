package io.dropcast.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.cluster.ClusterStage;
import io.dropcast.cluster.Identities;
import io.dropcast.cluster.IdentitiesManifest;
import io.dropcast.detect.DetectStage;
import io.dropcast.detect.Detections;
import io.dropcast.detect.DetectionsManifest;
import io.dropcast.edits.IdentitiesDesk;
import io.dropcast.embed.EmbedStage;
import io.dropcast.embed.FacesManifest;
import io.dropcast.embed.TrackFaces;
import io.dropcast.episode.EpisodeRun;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.episode.Recipe;
import io.dropcast.episode.StageRunner;
import io.dropcast.face.EpisodeId;
import io.dropcast.people.People;
import io.dropcast.people.PeopleJson;
import io.dropcast.people.PeopleStage;
import io.dropcast.people.Person;
import io.dropcast.report.export.OutFile;
import io.dropcast.report.story.EpisodeStory;
import io.dropcast.report.story.Making;
import io.dropcast.reps.RepsStage;
import io.dropcast.reps.TrackRepsManifest;
import io.dropcast.track.TrackStage;
import io.dropcast.track.Tracks;
import io.dropcast.track.TracksManifest;
import io.dropcast.workflow.Manifests;
import io.dropcast.workflow.OwnSettings;
import io.dropcast.workflow.Workshop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything to the outbox: the manifests that people edit, and the files that they look at. */
public final class PublishStage {
    public static final String NAME = "publish";

    /** Stages whose settings and warnings the report tells of. */
    private static final List<String> TOLD_OF =
            List.of(DetectStage.NAME, TrackStage.NAME, EmbedStage.NAME, ClusterStage.NAME, RepsStage.NAME);

    private final Workshop shop;
    private final Manifests manifests;
    private final IdentitiesDesk identities;

    public PublishStage(Workshop shop, Manifests manifests, IdentitiesDesk identities) {
        this.identities = identities;
        this.shop = shop;
        this.manifests = manifests;
    }

    public void run(EpisodeRun run) {
        EpisodeId ep = run.ep();
        if (!shop.outbox().exists(new Key(ep.value() + "/report.html"))) {
            // somebody cleared the outbox, or pointed to another one: what was made must be made again
            manifests.markers.forget(ep, NAME);
        }
        manifests.runner.run(ep, NAME, () -> recipe(run), progress -> publish(run));
        shop.listener().delivered(ep, ep.value() + "/report.html");
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
        keys.forEach(key -> inputs.put(key.path(), manifests.markers.digest(key)));
        if (shop.store().exists(OwnSettings.key(ep))) {
            inputs.put("own", manifests.markers.digest(OwnSettings.key(ep)));
        }
        // they are named in identities.json
        shop.thumbs().place().ifPresent(place -> inputs.put("thumbs", place));
        inputs.put("people", PeopleStage.slice(shop.people().read(ep.show()), ep));
        return new Recipe(NAME, PublishEpisode.VERSION, run.settings().of(NAME), Map.of(), inputs);
    }

    private StageRunner.Result publish(EpisodeRun run) {
        EpisodeId ep = run.ep();
        Detections detections = manifests.readDetections(ep);
        Tracks tracks = manifests.tracks.read(detections);
        TrackFaces faces = manifests.faces.read(tracks);
        Identities made = manifests.readIdentities(ep);
        People people = shop.people().read(ep.show());
        EpisodeStory story =
                EpisodeStory.from(faces, detections, made, manifests.readReps(ep), people, making(run, detections));
        List<OutFile> files = new ArrayList<>(new PublishEpisode()
                .publish(story, key -> shop.store().read(Key.frames(ep, key))));
        shop.store().read(TrackRepsManifest.key(ep)).ifPresent(b -> files.add(new OutFile("track_reps.jsonl", b)));
        files.add(new OutFile("cast.json", castOf(people, ep)));
        // before the report, which goes last
        identities.publish(ep, faces);
        deliver(ep, files);
        shop.store().write(EpisodeSummary.key(ep), Json.pretty(EpisodeSummary.toJson(story)));
        shop.desk().publish(ep.show());
        return StageRunner.Result.of(List.of(TrackRepsManifest.key(ep)), Map.of("files", (long) files.size() + 1));
    }

    private Making making(EpisodeRun run, Detections detections) {
        Map<String, String> settings = new TreeMap<>();
        for (String stage : TOLD_OF) {
            settings.putAll(run.settings().of(stage));
        }
        manifests
                .markers
                .read(run.ep(), ClusterStage.NAME)
                .map(m -> m.at("/calibration/cluster_thresh"))
                .filter(JsonNode::isNumber)
                .ifPresent(found -> settings.computeIfPresent(
                        "dropcast.cluster.cluster-thresh", (key, set) -> set + ", found to be " + found));
        List<String> warnings = new ArrayList<>();
        OwnSettings own = OwnSettings.read(shop.store(), run.ep());
        if (!own.values().isEmpty()) {
            warnings.add("This episode has settings of its own: " + own);
        }
        for (String stage : TOLD_OF) {
            manifests
                    .markers
                    .read(run.ep(), stage)
                    .ifPresent(m -> m.path("warnings").forEach(w -> warnings.add(w.asText())));
        }
        return new Making(
                Math.max(1, detections.looks().count()),
                run.settings().cluster().minIdentitySim(),
                shop.nets().pack(),
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
        shop.outbox().sweep(new Key(ep.value()));
        List<Key> keys = new ArrayList<>();
        for (OutFile f : files) {
            keys.add(new Key(ep.value() + "/" + f.name()));
        }
        for (Key old : shop.outbox().list(new Key(ep.value() + "/thumbs"))) {
            if (!keys.contains(old)) {
                shop.outbox().delete(old);
            }
        }
        for (int i = files.size() - 1; i >= 0; i--) {
            shop.outbox().writeIfDifferent(keys.get(i), files.get(i).content());
        }
    }
}
