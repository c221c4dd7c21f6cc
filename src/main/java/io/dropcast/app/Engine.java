package io.dropcast.app;

import io.dropcast.bucket.S3Pace;
import io.dropcast.bucket.S3Ways;
import io.dropcast.episode.EpisodeRun;
import io.dropcast.episode.StageListener;
import io.dropcast.face.EpisodeId;
import io.dropcast.inbox.InboxGuard;
import io.dropcast.jobs.EpisodeRoute;
import io.dropcast.settings.Settings;
import io.dropcast.store.folder.WritableFolder;
import io.dropcast.web.HttpSettings;
import io.dropcast.workflow.EpisodePipeline;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/**
 * The routes of {@code routes/}, running. With the inbox watched, or without it for a single command: the stages are the same.
 */
public final class Engine implements AutoCloseable {
    /** Longer than a stage takes to notice that it was interrupted. */
    private static final long STAGE_ENDS_MILLIS = 15_000;

    private final Main main;
    private final Settings settings;
    private final Optional<InboxGuard> guard;
    private final Path routes;
    private final EpisodePipeline pipeline;
    private final Map<String, String> said;
    private final Optional<HttpDoor> http;
    private final Optional<S3Beans> s3;

    private Engine(
            Main main,
            Settings settings,
            Optional<InboxGuard> guard,
            Optional<HttpDoor> http,
            Optional<S3Beans> s3,
            EpisodePipeline pipeline,
            Wiring wiring) {
        this.s3 = s3;
        this.main = main;
        this.http = http;
        this.pipeline = pipeline;
        this.said = wiring.said();
        this.settings = settings;
        this.guard = guard;
        this.routes = wiring.home().routes();
    }

    /** The routes without the inbox, started. */
    public static Engine forCommands(Wiring wiring, StageListener listener) {
        Engine engine = build(wiring, listener, false, false);
        engine.start();
        return engine;
    }

    /** The routes with the inbox, not yet started: see {@link #runUntilStopped}. */
    public static Engine watching(Wiring wiring, StageListener listener) {
        return build(wiring, listener, true, false);
    }

    /** The same with the REST API and the review page, unless the settings switch both off. */
    public static Engine serving(Wiring wiring, StageListener listener) {
        return build(wiring, listener, true, true);
    }

    private static Engine build(Wiring wiring, StageListener listener, boolean watch, boolean serve) {
        Settings settings = wiring.checked();
        NativeLibraries.loadAhead();
        WritableFolder.check(wiring.outbox(), wiring.outboxSetting());
        wiring.data().check();
        Main main = new Main();
        main.configure().setName("dropcast");
        main.configure().setBasePackageScanEnabled(false);
        main.configure().setRoutesIncludePattern(wiring.home().routesPattern());
        main.configure().setStreamCachingEnabled(false);
        // longer than it takes to interrupt the stage that runs, see InHand
        main.configure().setShutdownTimeout(20);
        main.configure().setUseMdcLogging(false);
        // an error report names the step that failed
        main.configure().setMessageHistory(true);
        main.setPropertyPlaceholderLocations("file:" + wiring.home().configFile() + ";optional=true");
        wiring.settings().forEach(main::addOverrideProperty);
        main.addOverrideProperty("dropcast.watch", Boolean.toString(watch));
        s3Properties(main, wiring, watch);
        Optional<HttpDoor> http = Optional.of(HttpSettings.of(wiring))
                .filter(s -> serve && s.enabled())
                .map(s -> new HttpDoor(s, wiring));
        if (http.isEmpty()) {
            // not even read: a single command is to begin at once
            main.configure().setRoutesExcludePattern("**/api.camel.yaml");
        }
        EpisodePipeline pipeline =
                wiring.pipeline(http.map(h -> h.listening(listener)).orElse(listener));
        pipeline.steps().forEach(stage -> main.bind(stage.name(), stage));
        Optional<InboxGuard> guard =
                watch ? Optional.of(InboxBeans.bind(main, wiring, settings, pipeline)) : Optional.empty();
        http.ifPresent(h -> h.bind(main, settings, pipeline));
        Optional<S3Beans> s3 =
                wiring.s3Ways().any() ? Optional.of(new S3Beans(wiring, pipeline, settings)) : Optional.empty();
        s3.ifPresent(beans -> guard.ifPresent(g -> beans.bind(main, g.inHand(), g.node())));
        return new Engine(main, settings, guard, http, s3, pipeline, wiring);
    }

    /** What the routes to and from S3 ask before they are there at all. */
    private static void s3Properties(Main main, Wiring wiring, boolean watch) {
        S3Ways ways = wiring.s3Ways();
        S3Pace pace = wiring.s3Pace();
        Map.of(
                        "delivers", watch && ways.deliver().isPresent(),
                        "polls", watch && ways.poll().isPresent(),
                        "listens", watch && ways.queue().isPresent(),
                        "deliver-millis", Math.max(10, pace.deliver().toMillis()),
                        "poll-millis", Math.max(10, pace.poll().toMillis()))
                .forEach((name, value) -> main.addOverrideProperty("dropcast.s3." + name, value.toString()));
    }

    /**
     * Sends one video through the stages and waits for the end.
     *
     * @throws RuntimeException what went wrong, as the stage threw it
     */
    public void process(EpisodeId ep, Path video) {
        new EpisodeRoute(main.getCamelContext())
                .send(
                        new EpisodeRun(ep, video, pipeline.settings().forRun(ep, settings, said)),
                        (RuntimeException why, Exchange inner) -> {
                            throw why;
                        });
        s3.flatMap(S3Beans::results).ifPresent(r -> r.bringNow(ep));
    }

    /** From now on a signal to stop interrupts the calling thread, which is about to {@link #process}, and waits for its end. */
    public void interruptOnSignals() {
        Thread caller = Thread.currentThread();
        StopSignals.on(() -> {
            caller.interrupt();
            try {
                caller.join(STAGE_ENDS_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /**
     * Watches the inbox until the process is told to stop.
     *
     * @param ready called once it is watched
     */
    public int runUntilStopped(Runnable ready) {
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void afterStart(BaseMainSupport started) {
                ready.run();
            }
        });
        StopSignals.on(this::endWork);
        // for every other end. Camel has a hook of its own, which does not wait for a stage; the process ends when both
        // are through
        Runtime.getRuntime().addShutdownHook(new Thread(this::endWork, "end-work"));
        try {
            main.run();
        } catch (Exception e) {
            throw startTrouble(e);
        }
        return main.getExitCode();
    }

    /** Starts watching and comes back at once. */
    public void start() {
        try {
            main.start();
        } catch (RuntimeException e) {
            throw startTrouble(e);
        }
    }

    /** What is wrong with the routes stands in the innermost of Camel's exceptions; what we threw says itself what is wrong. */
    private RuntimeException startTrouble(Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null && !ours(cause)) {
            cause = cause.getCause();
        }
        if (ours(cause) && cause instanceof RuntimeException said) {
            return said;
        }
        String why = cause instanceof NoSuchFileException ? "there is no such folder" : cause.getMessage();
        return new IllegalStateException("the routes in " + routes + " cannot be started: " + why, e);
    }

    private static boolean ours(Throwable t) {
        return Stream.of(t.getStackTrace())
                .limit(1)
                .anyMatch(frame -> frame.getClassName().startsWith("io.dropcast."));
    }

    /**
     * Starts watching and waits until one file was dealt with, well or not.
     *
     * @return false when the limit was reached first
     */
    public boolean startAndAwaitFile(Duration limit) {
        StopSignals.on(this::endWork);
        main.init();
        NotifyBuilder one = new NotifyBuilder(main.getCamelContext())
                .fromRoute("inbox")
                .whenDone(1)
                .create();
        start();
        return one.matches(limit.toSeconds(), TimeUnit.SECONDS);
    }

    /** The Camel application itself, for tests. */
    Main main() {
        return main;
    }

    /** Properties of the running context. */
    Map<String, String> settings() {
        return settings.text();
    }

    @Override
    public void close() {
        endWork();
        main.stop();
        guard.ifPresent(InboxGuard::release);
        s3.ifPresent(S3Beans::close);
    }

    /** Where the review page is, once it was started; empty when it is switched off. */
    public Optional<String> address() {
        return http.map(HttpDoor::address);
    }

    private void endWork() {
        http.ifPresent(HttpDoor::endWork);
        guard.ifPresent(InboxGuard::endWork);
    }
}
