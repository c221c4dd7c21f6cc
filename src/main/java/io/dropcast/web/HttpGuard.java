package io.dropcast.web;

import io.dropcast.face.Plain;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first and the last handler of every request. First: checks its host name, its origin, its token, its type and its size. Last: answers
 * what no other handler did.
 */
public final class HttpGuard {
    private static final Logger LOG = LoggerFactory.getLogger(HttpGuard.class);

    /** Of a JSON body: edits and jobs are small. */
    private static final int MOST_JSON_BYTES = 1 << 20;

    private static final Set<String> OUR_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    /** Needs no token: pages and their libraries, the session, and the health checks of monitoring. */
    private static final Pattern OPEN = Pattern.compile("/|/session|/(ui|webjars|swagger)(/.*)?|/observe/health(/.*)?");

    private static final String STRICT =
            "default-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none';" + " frame-ancestors 'none'";
    /** Swagger UI needs inline styles, and pictures as data. */
    private static final String SWAGGER = STRICT + "; style-src 'self' 'unsafe-inline'; img-src 'self' data:";

    private final HttpSettings settings;
    private final boolean local;
    private final TokenAuth auth;
    private final Path spool;

    /** @param spool where uploads are written while they come in */
    public HttpGuard(HttpSettings settings, TokenAuth auth, Path spool) {
        this.settings = settings;
        this.local = settings.local();
        this.auth = auth;
        this.spool = spool;
    }

    /** Mounts the handlers; those that are mounted later run between the first and the last. */
    public void mount(Router router) {
        router.route().order(-1000).handler(this::check);
        router.post("/uploads")
                .order(-900)
                .handler(BodyHandler.create(true)
                        .setUploadsDirectory(spool.toString())
                        .setDeleteUploadedFilesOnEnd(true)
                        .setBodyLimit(settings.maxUploadBytes()));
        router.route().order(-800).handler(BodyHandler.create(false).setBodyLimit(MOST_JSON_BYTES));
        router.route()
                .order(Integer.MAX_VALUE)
                .handler(ctx -> send(
                        ctx,
                        Problem.notFound("there is nothing at this address, or not by "
                                + ctx.request().method() + ": see /openapi.json")))
                .failureHandler(this::failed);
    }

    private void check(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        headers(ctx);
        Optional<Problem> refused = refused(request, ctx.normalizedPath());
        if (refused.isPresent()) {
            send(ctx, refused.get());
        } else if (settings.corsOrigin().isPresent() && request.method().equals(HttpMethod.OPTIONS)) {
            ctx.response().setStatusCode(204).end();
        } else {
            ctx.next();
        }
    }

    private void headers(RoutingContext ctx) {
        HttpServerResponse response = ctx.response();
        guard(response, ctx.normalizedPath());
        settings.corsOrigin()
                .ifPresentOrElse(
                        origin -> cors(ctx, origin),
                        () -> response.putHeader("Cross-Origin-Resource-Policy", "same-origin"));
    }

    /** The security headers of every response. */
    static void guard(HttpServerResponse response, String path) {
        response.putHeader("Content-Security-Policy", path.startsWith("/swagger/") ? SWAGGER : STRICT);
        response.putHeader("X-Content-Type-Options", "nosniff");
        response.putHeader("X-Frame-Options", "DENY");
        response.putHeader("Referrer-Policy", "no-referrer");
        response.putHeader("Cache-Control", "no-cache");
    }

    private static void cors(RoutingContext ctx, String origin) {
        HttpServerResponse response = ctx.response();
        response.putHeader("Vary", "Origin");
        if (origin.equals(ctx.request().getHeader("Origin"))) {
            response.putHeader("Access-Control-Allow-Origin", origin);
            response.putHeader("Access-Control-Allow-Headers", "Authorization, Content-Type");
            response.putHeader("Access-Control-Allow-Methods", "GET, POST, PATCH, DELETE");
            response.putHeader("Access-Control-Max-Age", "600");
        }
    }

    private Optional<Problem> refused(HttpServerRequest request, String path) {
        if (local && !isOurName(request.authority())) {
            return Optional.of(Problem.forbidden("this server answers to localhost, 127.0.0.1 and [::1] alone: a page"
                    + " elsewhere made its name point here"));
        }
        boolean preflight = request.method().equals(HttpMethod.OPTIONS);
        boolean reads = preflight
                || request.method().equals(HttpMethod.GET)
                || request.method().equals(HttpMethod.HEAD);
        if (!reads && isForeign(request)) {
            return Optional.of(Problem.forbidden(
                    "this came from another site's page" + " (dropcast.http.cors-origin names one that may)"));
        }
        if (!preflight && !OPEN.matcher(path).matches() && !auth.admits(request)) {
            return Optional.of(Problem.unauthorized(
                    "a token is needed: as Authorization: Bearer TOKEN, or once in" + " POST /session"));
        }
        if (!reads && !hasRightType(request, path)) {
            return Optional.of(Problem.unsupported(
                    path.equals("/uploads")
                            ? "send the video as multipart/form-data"
                            : "send the body as application/json"));
        }
        return Optional.empty();
    }

    private static boolean isOurName(@Nullable HostAndPort name) {
        return name != null && OUR_NAMES.contains(name.host().toLowerCase(Locale.ROOT));
    }

    /** Whether a page of another site sent it. Browsers say so; other programs send neither header, and no page can use them. */
    private boolean isForeign(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        if (origin != null && settings.corsOrigin().filter(origin::equals).isPresent()) {
            return false;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        boolean elsewhere = site != null && !site.equals("same-origin") && !site.equals("none");
        return elsewhere || (origin != null && !isOwn(origin, request.authority()));
    }

    private static boolean isOwn(String origin, @Nullable HostAndPort name) {
        try {
            return name != null
                    && name.toString().equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** A form of another site cannot send JSON. A request without a body needs no type. */
    private static boolean hasRightType(HttpServerRequest request, String path) {
        String type = request.getHeader("Content-Type");
        if (type == null) {
            return isEmpty(request);
        }
        String wanted = path.equals("/uploads") ? "multipart/form-data" : "application/json";
        return type.toLowerCase(Locale.ROOT).startsWith(wanted);
    }

    private static boolean isEmpty(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return (length == null || length.equals("0")) && request.getHeader("Transfer-Encoding") == null;
    }

    private void failed(RoutingContext ctx) {
        if (ctx.failure() instanceof HttpClosedException) {
            LOG.debug("{} was aborted by the client", Plain.text(ctx.normalizedPath()));
            return;
        }
        if (ctx.response().headWritten()) {
            ctx.request().connection().close();
            return;
        }
        int status = ctx.statusCode();
        if (status == 413) {
            send(
                    ctx,
                    Problem.tooLarge(
                            ctx.normalizedPath().equals("/uploads") ? settings.maxUploadBytes() : MOST_JSON_BYTES));
        } else if (status >= 400 && status < 500) {
            send(ctx, Problem.badRequest("the request cannot be read"));
        } else {
            LOG.error("{} {} failed", ctx.request().method(), Plain.text(ctx.normalizedPath()), ctx.failure());
            send(ctx, Problem.internal());
        }
    }

    /** Sends it without Camel. */
    static void send(RoutingContext ctx, Problem problem) {
        send(ctx.response(), problem);
    }

    static void send(HttpServerResponse to, Problem problem) {
        Response response = problem.response();
        to.setStatusCode(response.status())
                .putHeader("Content-Type", response.type())
                .end(Buffer.buffer(response.body()));
    }
}
