package io.dropcast.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Camel's HTTP server with handlers of our own that are mounted before the first request. HTTP/1.1 only: over HTTP/2 Camel fails at bodies
 * that an earlier handler has read.
 */
public final class HttpServing extends VertxPlatformHttpServer {
    private static final Pattern BROKEN = Pattern.compile("%(?![0-9a-fA-F]{2})");
    /** Segments that go up, which no client of ours sends. */
    private static final Pattern CLIMBS = Pattern.compile("(?i)(^|/)(\\.|%2e){1,2}(/|$)");

    private static final int STARTS_SECONDS = 30;

    static {
        // Java 24 and newer warn of the access to memory that Netty otherwise prefers
        if (Runtime.version().feature() >= 24) {
            System.getProperties().putIfAbsent("io.netty.noUnsafe", "true");
        }
    }

    private final HttpSettings settings;
    private final Consumer<Router> mounts;
    private Optional<HttpServer> serving = Optional.empty();

    /** @param mounts adds the handlers that do not go through Camel */
    public HttpServing(HttpSettings settings, Consumer<Router> mounts) {
        super(configuration(settings));
        this.settings = settings;
        this.mounts = mounts;
    }

    private static VertxPlatformHttpServerConfiguration configuration(HttpSettings settings) {
        VertxPlatformHttpServerConfiguration c = new VertxPlatformHttpServerConfiguration();
        c.setBindHost(settings.host());
        c.setBindPort(settings.port());
        return c;
    }

    /**
     * To be called before the start, because Camel buries the reason in its own exceptions.
     *
     * @throws IllegalStateException when another program has the port
     */
    public void checkPort() {
        try (ServerSocket probe = new ServerSocket(settings.port(), 1, InetAddress.getByName(settings.host()))) {
            probe.getLocalPort();
        } catch (IOException e) {
            throw taken(e);
        }
    }

    private IllegalStateException taken(Exception e) {
        return new IllegalStateException(
                "port " + settings.port() + " of " + settings.host() + " cannot be listened on (" + e.getMessage()
                        + "): end the program that has it (maybe another dropcast), take another port with --http-port,"
                        + " or serve no API with --http-enabled=false",
                e);
    }

    @Override
    protected void startServer() throws Exception {
        Router router = VertxPlatformHttpRouter.lookup(
                getCamelContext(), VertxPlatformHttpRouter.getRouterNameFromPort(settings.port()));
        mounts.accept(router);
        HttpServer made = getVertx()
                .createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false))
                .requestHandler(request -> handle(router, request));
        try {
            serving = Optional.of(await(made.listen(settings.port(), settings.host())));
        } catch (ExecutionException e) {
            throw taken(e);
        }
    }

    private static void handle(Router router, HttpServerRequest request) {
        String path = String.valueOf(request.path());
        if (BROKEN.matcher(path).find() || CLIMBS.matcher(path).find()) {
            HttpGuard.guard(request.response(), "");
            HttpGuard.send(request.response(), Problem.badRequest("the path is not written as it should be"));
            return;
        }
        router.handle(request);
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(STARTS_SECONDS, TimeUnit.SECONDS);
    }

    /** Camel reads the port from it. */
    @Override
    public @Nullable HttpServer getServer() {
        return serving.orElse(null);
    }

    @Override
    public int getPort() {
        return serving.map(HttpServer::actualPort).orElse(settings.port());
    }

    @Override
    protected void stopServer() {
        serving.ifPresent(HttpServing::close);
        serving = Optional.empty();
    }

    private static void close(HttpServer server) {
        try {
            await(server.close());
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP server cannot be stopped", e);
        }
    }

    @Override
    protected void stopVertx() {
        try {
            await(getVertx().close());
        } catch (Exception e) {
            throw new IllegalStateException("Vert.x cannot be stopped", e);
        }
    }
}
