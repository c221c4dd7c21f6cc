package io.dropcast.store.s3;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpResponse;

/** A bad line to the server: the request arrives and is done, and the answer that comes back is another one, or breaks off. */
final class Faults implements ExecutionInterceptor {
    private static final ExecutionAttribute<Fault> NOW = new ExecutionAttribute<>("fault");

    private final Queue<Fault> waiting = new ConcurrentLinkedQueue<>();

    /** @param status 0 for an answer whose body breaks off */
    private record Fault(String operation, int status, String code) {}

    /** The next answer to the operation is this one. */
    Faults then(String operation, int status, String code) {
        waiting.add(new Fault(operation, status, code));
        return this;
    }

    /** The next body that comes for the operation breaks off. */
    Faults thenCut(String operation) {
        return then(operation, 0, "");
    }

    void clear() {
        waiting.clear();
    }

    boolean over() {
        return waiting.isEmpty();
    }

    @Override
    public SdkHttpResponse modifyHttpResponse(Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        Fault next = waiting.peek();
        String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        attributes.putAttribute(NOW, null);
        if (next == null || !next.operation().equals(operation)) {
            return context.httpResponse();
        }
        attributes.putAttribute(NOW, waiting.remove());
        return next.status() == 0
                ? context.httpResponse()
                : SdkHttpResponse.builder()
                        .statusCode(next.status())
                        .statusText("made up")
                        .putHeader("Content-Type", "application/xml")
                        .build();
    }

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        Fault now = attributes.getAttribute(NOW);
        if (now == null) {
            return context.responseBody();
        }
        if (now.status() == 0) {
            return context.responseBody().map(Cut::new);
        }
        String xml = "<Error><Code>" + now.code() + "</Code><Message>made up</Message></Error>";
        return Optional.of(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static final class Cut extends FilterInputStream {
        private int left = 1000;

        Cut(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            if (left-- <= 0) {
                throw new java.net.SocketException("Connection reset");
            }
            return super.read();
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            if (left <= 0) {
                throw new java.net.SocketException("Connection reset");
            }
            int n = super.read(into, at, Math.min(length, left));
            left -= Math.max(n, 0);
            return n;
        }
    }
}
