package io.dropcast.models;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/** An https server on this machine that notes the ranges it was asked for. */
final class FileServer implements AutoCloseable {
    private final HttpsServer server;
    private final SSLContext tls;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<String> ranges = new ArrayList<>();

    /** What is given for a path; a new one for every request. */
    @FunctionalInterface
    interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }

    private FileServer(HttpsServer server, SSLContext tls) {
        this.server = server;
        this.tls = tls;
    }

    static FileServer start(SSLContext tls) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        FileServer files = new FileServer(server, tls);
        server.setExecutor(files.threads);
        server.start();
        return files;
    }

    /** What trusts it. */
    SSLContext tls() {
        return tls;
    }

    int port() {
        return server.getAddress().getPort();
    }

    URI address(String path) {
        return URI.create("https://localhost:" + port() + path);
    }

    HttpsSource source(String path) {
        return new HttpsSource(address(path));
    }

    /** The first answer for the first request, and so on; the last one for all that follow. */
    void at(String path, Answer... answers) {
        AtomicInteger next = new AtomicInteger();
        server.createContext(path, exchange -> {
            synchronized (ranges) {
                ranges.add(Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range"))
                        .orElse("all"));
            }
            try (exchange) {
                answers[Math.min(next.getAndIncrement(), answers.length - 1)].give(exchange);
            }
        });
    }

    /** {@code all} where no range was asked for. */
    List<String> ranges() {
        synchronized (ranges) {
            return List.copyOf(ranges);
        }
    }

    /** Gives what is asked for. */
    static Answer ranged(byte[] content) {
        return brokenOff(content, content.length);
    }

    /** The same, but breaks off after so many bytes. */
    static Answer brokenOff(byte[] content, int count) {
        return exchange -> {
            int from = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range"))
                    .map(range -> Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1")))
                    .orElse(0);
            if (from >= content.length) {
                exchange.sendResponseHeaders(416, -1);
                return;
            }
            if (from > 0) {
                exchange.getResponseHeaders()
                        .set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
            }
            exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
            exchange.getResponseBody().write(content, from, Math.min(count, content.length - from));
            exchange.getResponseBody().flush();
        };
    }

    /** Gives all, whatever is asked for. */
    static Answer whole(byte[] content) {
        return exchange -> {
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
        };
    }

    static Answer status(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    static Answer redirect(String to) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", to);
            exchange.sendResponseHeaders(302, -1);
        };
    }

    /** Gives so many bytes, and says no more until the server ends. */
    Answer silentAfter(byte[] content, int count) {
        return exchange -> {
            brokenOff(content, count).give(exchange);
            try {
                closing.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
