package io.dropcast.app;

import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Listeners;
import io.dropcast.episode.StageListener;
import io.dropcast.inbox.DoneVideos;
import io.dropcast.inbox.Inbox;
import io.dropcast.jobs.EpisodeJobs;
import io.dropcast.jobs.JobBoard;
import io.dropcast.settings.Settings;
import io.dropcast.settings.Version;
import io.dropcast.store.folder.FolderStore;
import io.dropcast.web.ApiDescription;
import io.dropcast.web.EpisodesResource;
import io.dropcast.web.Events;
import io.dropcast.web.Followers;
import io.dropcast.web.HttpEvents;
import io.dropcast.web.HttpGuard;
import io.dropcast.web.HttpOperation;
import io.dropcast.web.HttpServing;
import io.dropcast.web.HttpSettings;
import io.dropcast.web.HttpStatic;
import io.dropcast.web.HttpVideo;
import io.dropcast.web.IdentitiesResource;
import io.dropcast.web.InboxFiles;
import io.dropcast.web.InboxResource;
import io.dropcast.web.JobsResource;
import io.dropcast.web.JournalResource;
import io.dropcast.web.LiveRuns;
import io.dropcast.web.Meters;
import io.dropcast.web.ObserveResource;
import io.dropcast.web.PeopleResource;
import io.dropcast.web.SessionResource;
import io.dropcast.web.ShowData;
import io.dropcast.web.ShowsResource;
import io.dropcast.web.SuggestionsResource;
import io.dropcast.web.TokenAuth;
import io.dropcast.web.TracksResource;
import io.dropcast.web.view.JobView;
import io.dropcast.workflow.EpisodePipeline;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.model.ModelCamelContext;

/** Wires the HTTP server, and the resources that answer the operations of {@code routes/api.camel.yaml}. */
final class HttpDoor extends MainListenerSupport {
    private final HttpSettings settings;
    private final Events events = new Events();
    private final LiveRuns live = new LiveRuns(events);
    private final HttpEvents streams = new HttpEvents(events);
    private final Meters meters = new Meters();
    private final TokenAuth auth;
    private final Inbox inbox;
    private final DoneVideos originals;
    private final Wiring wiring;
    private final HttpServing server;
    private Optional<Followers> followers = Optional.empty();
    private Optional<JobBoard> board = Optional.empty();
    private Optional<JobsResource> jobs = Optional.empty();

    HttpDoor(HttpSettings settings, Wiring wiring) {
        this.settings = settings;
        this.wiring = wiring;
        this.auth = new TokenAuth(settings.token());
        this.inbox = InboxBeans.inbox(wiring);
        this.originals = new DoneVideos(inbox, wiring.store());
        this.server = new HttpServing(settings, this::mount);
    }

    /** The listener, and those of the server: progress and metrics. */
    StageListener listening(StageListener listener) {
        return new Listeners(List.of(listener, live, meters));
    }

    /** The address of the review page, once the server was started. */
    String address() {
        String host = settings.local() ? "localhost" : settings.host();
        return "http://" + host + ":" + server.getPort() + "/";
    }

    int port() {
        return server.getPort();
    }

    void bind(Main main, Settings general, EpisodePipeline pipeline) {
        EpisodeStore store = wiring.store();
        Followers follow = new Followers(pipeline, general, events);
        JobBoard queue = new JobBoard(
                store,
                general,
                originals,
                new EpisodeJobs(pipeline, general, store, main::getCamelContext),
                job -> events.job(JobView.of(job, Optional.empty())),
                Clock.systemUTC(),
                inbox.node(),
                wiring.engine().maxTries());
        live.watch(ep -> queue.running(ep).ifPresent(job -> events.job(JobView.of(job, live.progress(ep)))));
        followers = Optional.of(follow);
        board = Optional.of(queue);
        InboxFiles files = new InboxFiles(inbox, live);
        meters.gauge("dropcast.queue.jobs", "Jobs that wait or run", queue::waiting);
        meters.gauge(
                "dropcast.queue.inbox",
                "Files that wait in the inbox",
                () -> files.view().waiting().size());
        ShowData data = new ShowData(store, new FolderStore(wiring.outbox()), pipeline, follow::edited, originals);
        JobsResource resource = new JobsResource(data, queue, live);
        jobs = Optional.of(resource);
        Stream.of(
                        new ShowsResource(data),
                        new PeopleResource(data),
                        new JournalResource(data),
                        new SuggestionsResource(data),
                        new EpisodesResource(data),
                        new IdentitiesResource(data),
                        new TracksResource(data),
                        resource,
                        new InboxResource(files, events),
                        new SessionResource(auth, Version.text()),
                        streams,
                        new ObserveResource(new EngineVitals(wiring, main::getCamelContext), meters))
                .forEach(part -> part.operations()
                        .forEach((id, operation) -> main.bind("api-" + id, new HttpOperation(id, auth, operation))));
        main.addMainListener(this);
    }

    /** What does not go through Camel: checks, files, streams. */
    private void mount(Router router) {
        new HttpGuard(settings, auth, InboxFiles.spool(inbox)).mount(router);
        new HttpStatic("/ui/", "web/").mount(router);
        new HttpStatic("/swagger/", "swagger/").mount(router);
        HttpStatic.webjar("org.webjars", "swagger-ui").mount(router);
        router.get("/").order(-700).handler(ctx -> HttpStatic.to(ctx, "/ui/"));
        new HttpVideo(originals).mount(router);
        streams.mount(
                router, "/events", ctx -> Optional.of(new HttpEvents.Subscription(List.of(), e -> true, e -> false)));
        streams.mount(router, "/jobs/:job/progress", ctx -> jobs.flatMap(j -> j.progress(ctx.pathParam("job"))));
    }

    @Override
    public void afterConfigure(BaseMainSupport main) {
        server.checkPort();
        ApiDescription.complete((ModelCamelContext) main.getCamelContext());
        try {
            sweep(InboxFiles.spool(inbox));
            main.getCamelContext().addService(server, true, true);
            main.getCamelContext().addStartupListener((context, already) -> board.ifPresent(JobBoard::start));
        } catch (Exception e) {
            throw e instanceof RuntimeException ours
                    ? ours
                    : new IllegalStateException("the HTTP server cannot be started: " + e.getMessage(), e);
        }
    }

    /** Deletes uploads that were cut by the end of an engine. */
    private static void sweep(Path spool) throws IOException {
        Files.createDirectories(spool);
        try (Stream<Path> left = Files.list(spool)) {
            for (Path file : left.toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Interrupts jobs and edits that run. */
    void endWork() {
        board.ifPresent(JobBoard::close);
        followers.ifPresent(Followers::close);
    }
}
