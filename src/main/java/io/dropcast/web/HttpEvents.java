package io.dropcast.web;

import io.vertx.core.Context;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Server-sent events, for requests with {@code Accept: text/event-stream}. A stream holds no thread. A client that does not read is
 * disconnected; browsers connect again by themselves.
 */
public final class HttpEvents implements Resource {
    private static final long BEAT_MILLIS = 15_000;
    private static final String TYPE = "text/event-stream";

    private final Events events;

    public HttpEvents(Events events) {
        this.events = events;
    }

    /**
     * Which events a client gets.
     *
     * @param first sent at once
     * @param wanted which of the later ones are sent
     * @param last whether an event ends the stream
     */
    public record Subscription(
            List<Events.Event> first, Predicate<Events.Event> wanted, Predicate<Events.Event> last) {}

    @Override
    public Map<String, Function<Request, Response>> operations() {
        return Map.of("get-events", request -> {
            throw Problem.badRequest("this is a stream: ask with Accept: text/event-stream");
        });
    }

    /** @param subscription empty leaves the request to the REST routes */
    public void mount(Router router, String path, Function<RoutingContext, Optional<Subscription>> subscription) {
        router.get(path).order(-600).handler(ctx -> {
            String accept = ctx.request().getHeader("Accept");
            Optional<Subscription> wanted =
                    accept != null && accept.contains(TYPE) ? subscription.apply(ctx) : Optional.empty();
            wanted.ifPresentOrElse(w -> new Stream(ctx, w).start(), ctx::next);
        });
    }

    /** One listener. All but {@link #told} runs on the thread of the connection. */
    private final class Stream {
        private final RoutingContext ctx;
        private final HttpServerResponse response;
        private final Subscription wanted;
        private final Context context;

        Stream(RoutingContext ctx, Subscription wanted) {
            this.ctx = ctx;
            this.response = ctx.response();
            this.wanted = wanted;
            this.context = ctx.vertx().getOrCreateContext();
        }

        void start() {
            response.setChunked(true).putHeader("Content-Type", TYPE).putHeader("X-Accel-Buffering", "no");
            response.write(": dropcast\n\n");
            Events.Ticket ticket = events.listen(this::told);
            long beat = ctx.vertx().setPeriodic(BEAT_MILLIS, id -> write(": beat\n\n"));
            ctx.addEndHandler(end -> {
                ticket.close();
                ctx.vertx().cancelTimer(beat);
            });
            wanted.first().forEach(this::send);
        }

        private void told(Events.Event event) {
            if (wanted.wanted().test(event)) {
                context.runOnContext(ignored -> send(event));
            }
        }

        private void send(Events.Event event) {
            String data = new String(Response.bytes(event.data()), StandardCharsets.UTF_8);
            write("event: " + event.name() + "\ndata: " + data + "\n\n");
            if (wanted.last().test(event) && !response.ended()) {
                response.end();
            }
        }

        private void write(String text) {
            if (response.ended() || response.closed()) {
                return;
            }
            if (response.writeQueueFull()) {
                ctx.request().connection().close();
            } else {
                response.write(text);
            }
        }
    }
}
