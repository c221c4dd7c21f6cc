package io.dropcast.web;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.vertx.HttpMessage;
import org.jspecify.annotations.Nullable;

/** One operation of the REST routes: hands the request to a resource, and its answer to Camel. */
public final class HttpOperation implements Processor {
    /** Parameters of the paths of all operations. */
    private static final Set<String> PATH_NAMES = Set.of(
            "show", "person", "cluster", "entry", "suggestion", "ep", "identity", "track", "folder", "file", "job");

    private final String name;
    private final TokenAuth gate;
    private final Function<Request, Response> resource;

    /** @param name told in the log when it fails */
    public HttpOperation(String name, TokenAuth gate, Function<Request, Response> resource) {
        this.name = name;
        this.gate = gate;
        this.resource = resource;
    }

    @Override
    public void process(Exchange exchange) {
        Message in = exchange.getMessage();
        Response reply = ErrorResponses.answer(name, ignored -> resource.apply(call(in)), NOTHING);
        // Camel would send the request's headers back with the answer
        in.removeHeaders("*");
        in.setHeader(Exchange.HTTP_RESPONSE_CODE, reply.status());
        in.setHeader(Exchange.CONTENT_TYPE, reply.type());
        reply.headers().forEach(in::setHeader);
        in.setBody(reply.body());
    }

    private static final Request NOTHING = new Request(Map.of(), Map.of(), new byte[0], Optional.empty(), false);

    private Request call(Message in) {
        if (!(in instanceof HttpMessage http)) {
            throw new IllegalStateException("this route does not begin at the HTTP server");
        }
        HttpServerRequest request = http.getRequest();
        Map<String, String> path = new TreeMap<>();
        PATH_NAMES.forEach(n -> path.put(n, last(in.getHeader(n))));
        return new Request(path, HttpQuery.of(request.query()), body(in), upload(in), admitted(request));
    }

    /** Camel puts headers, the query and the path into one map, in this order: who sends a header of that name gains nothing. */
    private static String last(@Nullable Object value) {
        Object one = value instanceof List<?> all && !all.isEmpty() ? all.get(all.size() - 1) : value;
        return one == null ? "" : one.toString();
    }

    private static byte[] body(Message in) {
        if (in.getBody() == null || in.getBody() instanceof File) {
            return new byte[0];
        }
        byte[] body = in.getBody(byte[].class);
        return body == null ? new byte[0] : body;
    }

    private static Optional<Request.Upload> upload(Message in) {
        if (in.getBody() instanceof File file) {
            return Optional.of(
                    new Request.Upload(file.toPath(), String.valueOf(in.getHeader(Exchange.FILE_NAME, String.class))));
        }
        return Optional.empty();
    }

    private boolean admitted(HttpServerRequest request) {
        return gate.admits(
                Optional.ofNullable(request.getHeader("Authorization")),
                Optional.ofNullable(request.getCookie(TokenAuth.COOKIE)).map(Cookie::getValue));
    }
}
