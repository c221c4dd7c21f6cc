package io.dropcast.pipeline;

import io.dropcast.face.EpisodeId;
import io.dropcast.face.PersonId;
import io.dropcast.people.Author;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The seven stages, in the order of the story. The routes call them one by one; each takes a run and hands it on. */
public final class EpisodePipeline {
    private final DetectStage detect;
    private final TrackStage track;
    private final EmbedStage embed;
    private final ClusterStage cluster;
    private final RepsStage reps;
    private final PeopleStage people;
    private final PublishStage publish;
    private final PeopleDesk desk;
    private final IdentitiesDesk identities;
    private final Manifests manifests;
    private final ErasePerson eraser;

    public EpisodePipeline(Workshop shop) {
        Manifests manifests = new Manifests(shop);
        this.detect = new DetectStage(shop, manifests);
        this.track = new TrackStage(manifests);
        this.embed = new EmbedStage(shop, manifests);
        this.cluster = new ClusterStage(shop, manifests);
        this.reps = new RepsStage(shop, manifests);
        this.people = new PeopleStage(shop, manifests);
        this.manifests = manifests;
        this.identities = new IdentitiesDesk(shop, manifests);
        this.publish = new PublishStage(shop, manifests, identities);
        this.desk = shop.desk();
        this.eraser = new ErasePerson(shop, manifests, identities);
    }

    public EpisodeRun detect(EpisodeRun run) {
        // what somebody edited while nobody watched counts before anything is made anew
        identities.take(run.ep());
        detect.run(run);
        return run;
    }

    public EpisodeRun track(EpisodeRun run) {
        track.run(run);
        return run;
    }

    public EpisodeRun embed(EpisodeRun run) {
        embed.run(run);
        return run;
    }

    public EpisodeRun cluster(EpisodeRun run) {
        cluster.run(run);
        return run;
    }

    public EpisodeRun reps(EpisodeRun run) {
        reps.run(run);
        return run;
    }

    /**
     * Makes the files of a show's episodes speak of the people, and of the tracks that humans put somewhere, as they are now. The videos
     * are not read, and no net is asked.
     *
     * @param settings for what is made anew; an episode that was made with others keeps those
     */
    public void refresh(String show, Settings settings) {
        Set<EpisodeId> behind = new TreeSet<>(desk.stale(show));
        desk.episodes(show).stream().filter(identities::isBehind).forEach(behind::add);
        behind.forEach(ep -> remake(ep, settings));
    }

    private void remake(EpisodeId ep, Settings settings) {
        EpisodeRun run = EpisodeRun.withoutVideo(ep, settings.asMade(ep, manifests.markers));
        if (identities.isBehind(ep)) {
            cluster.run(run);
            reps.run(run);
        }
        follow(run);
    }

    private void follow(EpisodeRun run) {
        people.run(run);
        publish.run(run);
    }

    /** What {@link #erase} would remove, by file or folder; nothing is. */
    public Map<String, Long> eraseWould(String show, PersonId person) {
        return eraser.preview(show, person);
    }

    /**
     * Erases a person from the whole show for good, and searches for what is left. After a crash the same call finishes it.
     *
     * @param data the folder of the store
     * @param outbox the folder where people look
     * @throws io.dropcast.people.Refused when there is nobody to erase
     */
    public ErasePerson.Receipt erase(
            String show, Author who, PersonId person, Settings settings, Path data, Path outbox) {
        return eraser.erase(
                show,
                who,
                person,
                List.of(data, outbox),
                ep -> follow(EpisodeRun.withoutVideo(ep, settings.asMade(ep, manifests.markers))));
    }

    /** Where edits of identities come in. */
    public IdentitiesDesk identities() {
        return identities;
    }

    /** Where edits of people come in. */
    public PeopleDesk desk() {
        return desk;
    }

    public EpisodeRun people(EpisodeRun run) {
        people.run(run);
        return run;
    }

    public EpisodeRun publish(EpisodeRun run) {
        publish.run(run);
        return run;
    }
}
