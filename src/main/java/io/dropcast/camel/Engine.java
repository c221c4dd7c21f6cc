package io.dropcast.camel;

import io.dropcast.face.EpisodeId;
import io.dropcast.pipeline.EpisodeRun;
import io.dropcast.pipeline.Settings;
import io.dropcast.pipeline.StageListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.main.Main;

/**
 * The routes of {@code routes/}, running. With the inbox watched, or without it for a single command: the stages are the same.
 */
public final class Engine implements AutoCloseable {
    private final Main main;
    private final Settings settings;

    private Engine(Main main, Settings settings) {
        this.main = main;
        this.settings = settings;
    }

    /** The routes without the inbox, started. */
    public static Engine forCommands(Wiring wiring, StageListener listener) {
        Engine engine = build(wiring, listener, false);
        engine.main.start();
        return engine;
    }

    /** The routes with the inbox, not yet started: see {@link #runUntilStopped()}. */
    public static Engine watching(Wiring wiring, StageListener listener) {
        return build(wiring, listener, true);
    }

    private static Engine build(Wiring wiring, StageListener listener, boolean watch) {
        Settings settings = wiring.checked();
        Main main = new Main();
        main.configure().setName("dropcast");
        main.configure().setBasePackageScanEnabled(false);
        main.configure().setRoutesIncludePattern(wiring.home().routesPattern());
        main.configure().setStreamCachingEnabled(false);
        main.configure().setShutdownTimeout(20);
        main.configure().setUseMdcLogging(false);
        main.setPropertyPlaceholderLocations("file:" + wiring.home().configFile() + ";optional=true");
        wiring.settings().forEach(main::addOverrideProperty);
        main.addOverrideProperty("dropcast.watch", Boolean.toString(watch));
        main.bind("stages", wiring.pipeline(listener));
        if (watch) {
            InboxBeans.bind(main, wiring, settings, listener);
        }
        return new Engine(main, settings);
    }

    /**
     * Sends one video through the stages and waits for the end.
     *
     * @throws RuntimeException what went wrong, as the stage threw it
     */
    public void process(EpisodeId ep, Path video) {
        try (ProducerTemplate template = main.getCamelContext().createProducerTemplate()) {
            template.requestBody("direct:episode", new EpisodeRun(ep, video, settings));
        } catch (CamelExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Watches the inbox until the process is told to stop. */
    public int runUntilStopped() throws Exception {
        main.run();
        return main.getExitCode();
    }

    /** Starts watching and comes back at once. */
    public void start() {
        main.start();
    }

    /**
     * Starts watching and waits until one file was dealt with, well or not.
     *
     * @return false when the limit was reached first
     */
    boolean startAndAwaitFile(Duration limit) {
        main.init();
        NotifyBuilder one = new NotifyBuilder(main.getCamelContext())
                .fromRoute("inbox")
                .whenDone(1)
                .create();
        main.start();
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
        main.stop();
    }
}
