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
import io.dropcast.web.Request;
import io.dropcast.web.EpisodesResource;
import io.dropcast.web.Events;
import io.dropcast.web.Followers;
import io.dropcast.web.TokenAuth;
import io.dropcast.web.HttpEvents;
import io.dropcast.web.HttpGuard;
import io.dropcast.web.InboxFiles;
import io.dropcast.web.HttpOperation;
import io.dropcast.web.HttpServing;
import io.dropcast.web.HttpSettings;
import io.dropcast.web.HttpStatic;
import io.dropcast.web.HttpVideo;
import io.dropcast.web.InboxResource;
import io.dropcast.web.JobsResource;
import io.dropcast.web.LiveRuns;
import io.dropcast.web.Meters;
import io.dropcast.web.ObserveResource;
import io.dropcast.web.PeopleResource;
import io.dropcast.web.Problem;
import io.dropcast.web.Response;
import io.dropcast.web.SessionResource;
import io.dropcast.web.ShowsResource;
import io.dropcast.web.ShowData;
import io.dropcast.web.view.JobView;
import io.dropcast.workflow.EpisodePipeline;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/** The door for browsers and programs: the server, and what answers the operations of {@code routes/api.camel.yaml}. */
final class HttpDoor extends MainListenerSupport {
    private final HttpSettings settings;
    private final Events events = new Events();
    private final LiveRuns live = new LiveRuns(events);
    private final Meters meters = new Meters();
    private final TokenAuth gate;
    private final Inbox inbox;
    private final DoneVideos originals;
    private final Wiring wiring;
    private final HttpServing server;
    private Optional<Followers> followers = Optional.empty();
    private Optional<JobBoard> jobs = Optional.empty();

    HttpDoor(HttpSettings settings, Wiring wiring) {
        this.settings = settings;
        this.wiring = wiring;
        this.gate = new TokenAuth(settings.token());
        this.inbox = InboxBeans.inbox(wiring);
        this.originals = new DoneVideos(inbox, wiring.store());
        this.server = new HttpServing(settings, this::mount);
    }

    /** The listener, and those that are the door's own. */
    StageListener listening(StageListener listener) {
        return new Listeners(List.of(listener, live, meters));
    }

    /** Where it can be reached, once it was started. */
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
        JobBoard board = new JobBoard(
                store,
                general,
                originals,
                new EpisodeJobs(pipeline, general, store, main::getCamelContext),
                job -> events.job(JobView.of(job, Optional.empty())),
                Clock.systemUTC(),
                inbox.node(),
                wiring.engine().maxTries());
        live.watch(ep -> board.running(ep).ifPresent(job -> events.job(JobView.of(job, live.progress(ep)))));
        followers = Optional.of(follow);
        jobs = Optional.of(board);
        InboxFiles dropbox = new InboxFiles(inbox, live);
        meters.gauge("dropcast.queue.jobs", "Jobs that wait or run", board::waiting);
        meters.gauge(
                "dropcast.queue.inbox",
                "Files that wait in the inbox",
                () -> dropbox.view().waiting().size());
        ShowData parts = new ShowData(store, new FolderStore(wiring.outbox()), pipeline, general, follow, originals);
        Operations on = new Operations(main, gate);
        ShowsResource shows = new ShowsResource(parts);
        bindPeople(on, parts, shows);
        bindEpisodes(on, new EpisodesResource(parts, shows));
        bindJobs(on, new JobsResource(parts, board, live));
        InboxResource files = new InboxResource(dropbox, events);
        on.bind("get-inbox", files::get);
        on.bind("upload", files::upload);
        SessionResource session = new SessionResource(gate, Version.text());
        on.bind("get-session", session::get);
        on.bind("open-session", session::open);
        on.bind("close-session", session::close);
        on.bind("get-events", call -> {
            throw Problem.badRequest("this is a stream: ask with Accept: text/event-stream");
        });
        ObserveResource observe = new ObserveResource(new EngineVitals(wiring, main::getCamelContext), meters);
        on.bind("get-health", observe::ready);
        on.bind("get-ready", observe::ready);
        on.bind("get-live", observe::live);
        on.bind("get-metrics", observe::metrics);
        main.addMainListener(this);
    }

    private static void bindPeople(Operations on, ShowData parts, ShowsResource shows) {
        PeopleResource people = new PeopleResource(parts, shows);
        on.bind("list-shows", shows::list);
        on.bind("get-show", shows::get);
        on.bind("list-people", people::list);
        on.bind("create-person", people::create);
        on.bind("get-person", people::get);
        on.bind("change-person", people::change);
        on.bind("delete-person", people::delete);
        on.bind("merge-person", people::merge);
        on.bind("get-person-picture", people::thumb);
        on.bind("move-cluster", people::moveCluster);
        on.bind("never-cluster", people::never);
        on.bind("list-journal", people::journal);
        on.bind("undo-entry", people::undo);
        on.bind("list-suggestions", people::suggestions);
        on.bind("accept-suggestion", people::accept);
        on.bind("dismiss-suggestion", people::dismiss);
    }

    private static void bindEpisodes(Operations on, EpisodesResource episodes) {
        on.bind("list-episodes", episodes::list);
        on.bind("get-episode", episodes::get);
        on.bind("list-identities", episodes::identities);
        on.bind("label-identity", episodes::label);
        on.bind("get-identity-picture", episodes::picture);
        on.bind("list-identity-tracks", episodes::tracksOfIdentity);
        on.bind("list-tracks", episodes::tracks);
        on.bind("list-frames", episodes::frames);
        on.bind("move-track", episodes::moveTrack);
        on.bind("get-crop", episodes::crop);
        on.bind("get-timeline", episodes::timeline);
        on.bind("get-boxes", episodes::boxes);
        on.bind("get-video", episodes::noVideo);
    }

    private static void bindJobs(Operations on, JobsResource jobs) {
        on.bind("list-jobs", jobs::list);
        on.bind("start-cluster", jobs::cluster);
        on.bind("start-cleanup", jobs::cleanup);
        on.bind("start-detect", jobs::detect);
        on.bind("get-job", jobs::get);
        on.bind("get-progress", jobs::get);
        on.bind("cancel-job", jobs::cancel);
    }

    /** Operations under the names that the routes have for them. */
    private record Operations(Main main, TokenAuth gate) {
        void bind(String name, Function<Request, Response> resource) {
            main.bind("api-" + name, new HttpOperation(name, gate, resource));
        }
    }

    /** What does not go through Camel: guards, files, streams. They are there before the first request can be. */
    private void mount(Router router) {
        new HttpGuard(settings, gate, InboxFiles.spool(inbox)).mount(router);
        new HttpStatic("/ui/", "web/").mount(router);
        new HttpStatic("/swagger/", "swagger/").mount(router);
        HttpStatic.webjar("org.webjars", "swagger-ui").mount(router);
        router.get("/").order(-700).handler(ctx -> HttpStatic.to(ctx, "/ui/"));
        new HttpVideo(originals).mount(router);
        HttpEvents streams = new HttpEvents(events);
        streams.mount(
                router, "/events", ctx -> Optional.of(new HttpEvents.Subscription(List.of(), e -> true, e -> false)));
        streams.mount(router, "/jobs/:job/progress", this::progress);
    }

    private Optional<HttpEvents.Subscription> progress(RoutingContext ctx) {
        String id = ctx.pathParam("job");
        return jobs.flatMap(j -> j.find(id))
                .map(now -> new HttpEvents.Subscription(
                        List.of(new Events.Event("progress", now)),
                        e -> e.data() instanceof JobView job && job.jobId().equals(id),
                        e -> e.data() instanceof JobView job && job.endedAt().isPresent()));
    }

    @Override
    public void afterConfigure(BaseMainSupport main) {
        server.checkPort();
        try {
            sweep(InboxFiles.spool(inbox));
            main.getCamelContext().addService(server, true, true);
            main.getCamelContext().addStartupListener((context, already) -> jobs.ifPresent(JobBoard::start));
        } catch (Exception e) {
            throw e instanceof RuntimeException ours
                    ? ours
                    : new IllegalStateException("the HTTP server cannot be started: " + e.getMessage(), e);
        }
    }

    /** What was being sent when an engine ended. */
    private static void sweep(Path spool) throws IOException {
        Files.createDirectories(spool);
        try (Stream<Path> left = Files.list(spool)) {
            for (Path file : left.toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** What runs is interrupted. */
    void endWork() {
        jobs.ifPresent(JobBoard::close);
        followers.ifPresent(Followers::close);
    }
}
