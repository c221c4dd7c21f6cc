package io.dropcast.web;

import io.vertx.core.http.HttpServerRequest;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.vertx.HttpMessage;
import org.jspecify.annotations.Nullable;

/** One operation of the REST routes: gives the request to a resource, and the response to Camel. */
public final class HttpOperation implements Processor {
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    private final String name;
    private final TokenAuth auth;
    private final Function<Request, Response> resource;

    /** @param name for the log */
    public HttpOperation(String name, TokenAuth auth, Function<Request, Response> resource) {
        this.name = name;
        this.auth = auth;
        this.resource = resource;
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        Response response = ErrorResponses.orError(name, () -> resource.apply(request(exchange)));
        // Camel would send the headers of the request back
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, response.status());
        message.setHeader(Exchange.CONTENT_TYPE, response.type());
        response.headers().forEach(message::setHeader);
        message.setBody(response.body());
    }

    private Request request(Exchange exchange) {
        if (!(exchange.getMessage() instanceof HttpMessage message)
                || !(exchange.getFromEndpoint() instanceof PlatformHttpEndpoint endpoint)) {
            throw new IllegalStateException("this route does not begin at the HTTP server");
        }
        HttpServerRequest request = message.getRequest();
        Map<String, String> path = new TreeMap<>();
        PARAMETER
                .matcher(endpoint.getPath())
                .results()
                .map(m -> m.group(1))
                .forEach(p -> path.put(p, last(message.getHeader(p))));
        return new Request(
                path, HttpQuery.of(request.query()), body(message), upload(message), () -> auth.admits(request));
    }

    /** Camel puts the headers, the query and the path into one map in this order, so only the last of a name comes from the path. */
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
        return in.getBody() instanceof File file
                ? Optional.of(new Request.Upload(
                        file.toPath(), String.valueOf(in.getHeader(Exchange.FILE_NAME, String.class))))
                : Optional.empty();
    }
}
