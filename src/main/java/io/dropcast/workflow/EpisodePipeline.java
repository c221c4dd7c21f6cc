package io.dropcast.workflow;

import io.dropcast.episode.EpisodeLocks;
import io.dropcast.episode.EpisodeRun;
import io.dropcast.episode.OwnSettings;
import io.dropcast.episode.Stage;
import io.dropcast.episode.StageContext;
import io.dropcast.face.EpisodeId;
import io.dropcast.people.Journal;
import io.dropcast.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Whole episodes: their stages one after the other, what follows from an edit, and what can be read of them. Safe for several threads. */
public final class EpisodePipeline {
    private final WorkflowParts parts;
    private final StageContext context;
    private final Manifests manifests;
    private final Edits edits;
    private final Stages stages;
    private final EpisodeSettings settings;
    private final EpisodeLibrary library;

    public EpisodePipeline(WorkflowParts parts) {
        this.parts = parts;
        this.context = StageContext.of(parts.store(), parts.listener(), parts.locks(), parts.clock(), parts.version());
        this.manifests = Manifests.in(parts.store(), parts.version());
        this.edits = Edits.of(parts, context, manifests);
        this.stages = Stages.of(parts, context, manifests, edits);
        this.settings = new EpisodeSettings(parts.store(), context.markers());
        this.library = new EpisodeLibrary(context, manifests, parts.nets().pack());
    }

    /** A pipeline in which everything can be tried: it reads what this one has, and what it writes stays in memory. */
    public EpisodePipeline draft() {
        return new EpisodePipeline(parts.draft());
    }

    /** What it is wired with. */
    public WorkflowParts parts() {
        return parts;
    }

    /** What its stages stand on. */
    public StageContext context() {
        return context;
    }

    public Manifests manifests() {
        return manifests;
    }

    public Stages stages() {
        return stages;
    }

    public Edits edits() {
        return edits;
    }

    /** Where episodes are read for pages and for the API. */
    public EpisodeLibrary library() {
        return library;
    }

    public EpisodeSettings settings() {
        return settings;
    }

    /** The stages as the routes call them, in order: what was edited while no engine watched counts before anything is made anew. */
    public List<Stage> steps() {
        return stages.all().stream().map(this::step).toList();
    }

    private Stage step(Stage stage) {
        if (stage == stages.detect()) {
            return new AfterEdits(stage, edits.identities()::take);
        }
        return stage == stages.people()
                ? new AfterEdits(stage, ep -> edits.people().take(ep.show()))
                : stage;
    }

    private record AfterEdits(Stage stage, Consumer<EpisodeId> take) implements Stage {
        @Override
        public String name() {
            return stage.name();
        }

        @Override
        public void run(EpisodeRun run) {
            take.accept(run.ep());
            stage.run(run);
        }
    }

    /**
     * Keeps settings as the episode's own.
     *
     * @param given by full key; empty takes the episode's own value away
     * @return what it had before
     */
    public OwnSettings keep(EpisodeId ep, Map<String, Optional<String>> given) {
        OwnSettings before = OwnSettings.read(parts.store(), ep);
        before.with(given).write(parts.store(), ep);
        return before;
    }

    /** Puts back what {@link #keep(EpisodeId, Map)} returned. */
    public void keep(EpisodeId ep, OwnSettings own) {
        own.write(parts.store(), ep);
    }

    /** Episodes of a show whose files do not speak yet of the people, or of the tracks that humans placed, as they are now; by id. */
    public List<EpisodeId> behind(String show) {
        return edits.people().episodes(show).stream()
                .filter(ep ->
                        !stages.cluster().knowsPlaces(ep) || stages.publish().isBehind(ep))
                .toList();
    }

    /**
     * Makes the files of a show's episodes speak of the people, and of the tracks that humans placed, as they are now. The videos are not
     * read, and no net is asked.
     *
     * @param general settings for what is made anew; an episode that was made with others keeps those
     */
    public void refresh(String show, Settings general) {
        behind(show).forEach(ep -> remake(ep, general));
    }

    /** The same of one episode, whether its files are behind or not. */
    public void remake(EpisodeId ep, Settings general) {
        EpisodeRun run = EpisodeRun.withoutVideo(ep, settings.asMade(ep, general));
        if (!stages.cluster().knowsPlaces(ep)) {
            stages.cluster().keep(run);
            stages.reps().run(run);
        }
        follow(run);
    }

    /** Makes the files of an episode speak of the people as they are now. */
    public void follow(EpisodeId ep, Settings general) {
        follow(EpisodeRun.withoutVideo(ep, settings.asMade(ep, general)));
    }

    private void follow(EpisodeRun run) {
        edits.people().take(run.ep().show());
        stages.people().run(run);
        stages.publish().run(run);
    }

    /** Keeps other runs off an episode, or off the own files of a show, until closed. */
    public EpisodeLocks.Held hold(EpisodeId ep) {
        return parts.locks().take(ep);
    }

    /** The same when no other run holds it now. */
    public Optional<EpisodeLocks.Held> tryHold(EpisodeId ep) {
        return parts.locks().tryTake(ep);
    }

    /** The people of a show as they are now, and all that happened to them. */
    public Journal journal(String show) {
        return parts.people().journal(show);
    }
}
