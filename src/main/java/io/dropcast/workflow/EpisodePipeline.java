package io.dropcast.workflow;

import io.dropcast.cluster.ClusterStage;
import io.dropcast.detect.DetectStage;
import io.dropcast.edits.IdentitiesDesk;
import io.dropcast.edits.PeopleDesk;
import io.dropcast.edits.SuggestionDesk;
import io.dropcast.embed.EmbedStage;
import io.dropcast.episode.EpisodeLocks;
import io.dropcast.episode.EpisodeRun;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.PersonId;
import io.dropcast.jobs.BadJob;
import io.dropcast.jobs.Cleanup;
import io.dropcast.jobs.CleanupOrder;
import io.dropcast.jobs.CleanupReport;
import io.dropcast.people.Author;
import io.dropcast.people.Journal;
import io.dropcast.people.PeopleStage;
import io.dropcast.privacy.ErasePerson;
import io.dropcast.privacy.Retention;
import io.dropcast.report.PublishStage;
import io.dropcast.reps.RepsStage;
import io.dropcast.settings.Settings;
import io.dropcast.track.TrackStage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final ErasePerson eraser;
    private final Workshop shop;
    private final Manifests manifests;
    private final EpisodeSettings settings;
    private final EpisodeLibrary library;

    public EpisodePipeline(Workshop shop) {
        this.manifests = new Manifests(shop);
        this.detect = new DetectStage(shop, manifests);
        this.track = new TrackStage(manifests);
        this.embed = new EmbedStage(shop, manifests);
        this.cluster = new ClusterStage(shop, manifests);
        this.reps = new RepsStage(shop, manifests);
        this.people = new PeopleStage(shop, manifests);
        this.identities = new IdentitiesDesk(shop, manifests);
        this.publish = new PublishStage(shop, manifests, identities);
        this.desk = shop.desk();
        this.eraser = new ErasePerson(shop, manifests, identities);
        this.shop = shop;
        this.settings = new EpisodeSettings(shop.store(), manifests.markers);
        this.library = new EpisodeLibrary(shop, manifests);
    }

    /** Where episodes are read for whoever shows them. */
    public EpisodeLibrary library() {
        return library;
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
     * The settings for a run on the video of an episode.
     *
     * @param general those of all episodes; what is the episode's own is stronger
     * @param said for this run alone, by full key; stronger than both
     * @throws IllegalArgumentException when they cannot work together
     */
    public Settings settings(EpisodeId ep, Settings general, Map<String, String> said) {
        return settings.forRun(ep, general, said);
    }

    /**
     * Makes stages of an episode again that need no video.
     *
     * @param general settings of all episodes
     * @throws BadJob when the order cannot be carried out; nothing was done then
     */
    public CleanupReport clean(CleanupOrder order, Settings general) {
        return new Cleanup(shop, manifests, identities).run(order, general);
    }

    /**
     * Keeps settings as the episode's own.
     *
     * @param given by full key; empty takes the episode's own value away
     * @return what it had before
     */
    public OwnSettings keep(EpisodeId ep, Map<String, Optional<String>> given) {
        OwnSettings before = OwnSettings.read(shop.store(), ep);
        before.with(given).write(shop.store(), ep);
        return before;
    }

    /** Puts back what {@link #keep(EpisodeId, Map)} returned. */
    public void keep(EpisodeId ep, OwnSettings own) {
        own.write(shop.store(), ep);
    }

    /** What {@link #clean} would do; nothing is written. */
    public CleanupReport cleanWould(CleanupOrder order, Settings general) {
        return new EpisodePipeline(shop.draft()).clean(order, general);
    }

    /**
     * Makes the files of a show's episodes speak of the people, and of the tracks that humans put somewhere, as they are now. The videos
     * are not read, and no net is asked.
     *
     * @param settings for what is made anew; an episode that was made with others keeps those
     */
    public void refresh(String show, Settings settings) {
        List<EpisodeId> all = desk.episodes(show);
        Set<EpisodeId> behind = new TreeSet<>(desk.stale(show, all));
        all.stream().filter(identities::isBehind).forEach(behind::add);
        behind.forEach(ep -> remake(ep, settings));
    }

    private void remake(EpisodeId ep, Settings settings) {
        EpisodeRun run = EpisodeRun.withoutVideo(ep, this.settings.asMade(ep, settings));
        if (identities.isBehind(ep)) {
            cluster.keep(run);
            reps.run(run);
        }
        follow(run);
    }

    private void follow(EpisodeRun run) {
        people.run(run);
        publish.run(run);
    }

    /**
     * Removes the pictures and vectors of all episodes that were processed more than so many days ago.
     *
     * @param days 0 for none
     */
    public Retention.Receipt retain(int days, Settings settings) {
        return new Retention(shop, manifests, ep -> remake(ep, settings)).run(days);
    }

    /** What {@link #retain} would remove; nothing is. */
    public List<Retention.Due> retainWould(int days) {
        return new Retention(shop, manifests, ep -> {}).due(days);
    }

    /** What {@link #erase} would remove, by file or folder; nothing is. */
    public Map<String, Long> eraseWould(String show, PersonId person) {
        return eraser.preview(show, person);
    }

    /**
     * Erases a person from the whole show for good, and searches for what is left. After a crash, or when something was left, the same
     * call finishes it.
     *
     * @param enough whether this is the end of it also when something is left
     * @throws io.dropcast.people.Refused when there is nobody to erase
     */
    public ErasePerson.Receipt erase(String show, Author who, PersonId person, Settings settings, boolean enough) {
        return eraser.erase(
                show,
                who,
                person,
                ep -> follow(EpisodeRun.withoutVideo(ep, this.settings.asMade(ep, settings))),
                enough);
    }

    /** Keeps everybody else off an episode, or off the own files of a show, until closed. */
    public EpisodeLocks.Held hold(EpisodeId ep) {
        return shop.locks().take(ep);
    }

    /** The same when nobody else holds it now. */
    public Optional<EpisodeLocks.Held> tryHold(EpisodeId ep) {
        return shop.locks().tryTake(ep);
    }

    /** Where edits of identities come in. */
    public IdentitiesDesk identities() {
        return identities;
    }

    /** Where edits of people come in. */
    public PeopleDesk desk() {
        return desk;
    }

    /** The people of a show as they are now, and all that happened to them. */
    public Journal journal(String show) {
        return shop.people().journal(show);
    }

    /** Where suggestions are settled. */
    public SuggestionDesk suggestions() {
        return new SuggestionDesk(desk, shop.people(), shop.store());
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
