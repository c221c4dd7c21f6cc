package io.dropcast.models;

import io.dropcast.episode.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Fetches one file over https. What came before the line broke stays in a partial file and is not fetched again, neither in this run nor
 * in a later one.
 */
final class HttpsDownload {
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int LOGIN_OF_PROXY = 407;
    private static final int NO_SUCH_RANGE = 416;
    private static final String TO_DO_NETWORK =
            "Check the network; behind a proxy, set https_proxy or -Dhttps.proxyHost (in DROPCAST_JAVA_OPTS).";

    private final HttpClient client;
    private final WayOut way;
    private final Limits limits;

    /**
     * @param connect until there is a connection
     * @param silence until the next bytes, headers among them
     * @param whole for one file
     * @param bytes the longest that a file can be
     */
    record Limits(Duration connect, Duration silence, Duration whole, long bytes) {
        /** What a slow line keeps. */
        static final Limits USUAL =
                new Limits(Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofMinutes(30), Intake.MAX_FILE);
    }

    HttpsDownload(WayOut way, Limits limits, HttpClient.Builder builder) {
        this.way = way;
        this.limits = limits;
        // 1.1 is enough for one file, and is broken off in fewer ways
        builder.version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(limits.connect())
                .proxy(way.proxies());
        way.login().ifPresent(builder::authenticator);
        this.client = builder.build();
    }

    /** As this process reaches the world. */
    static HttpsDownload ofThisProcess() throws FetchFailed {
        return new HttpsDownload(WayOut.ofThisProcess(), Limits.USUAL, HttpClient.newBuilder());
    }

    /**
     * @param part the partial file; when this returns, it is whole and has the right digest
     * @throws FetchFailed when it cannot be had; what came of it is kept, unless it is not the file that is wanted
     * @throws IOException when the partial file cannot be read or written
     */
    void fetch(ModelFile file, HttpsSource source, Path part) throws FetchFailed, IOException {
        long deadline = System.nanoTime() + limits.whole().toNanos();
        while (true) {
            boolean begun = length(part) > 0;
            if (!begun || !Digest.of(part).equals(file.sha256())) {
                continueWith(source.address(), part, deadline);
            }
            String found = Digest.of(part);
            if (found.equals(file.sha256())) {
                return;
            }
            Files.delete(part);
            if (!begun) {
                throw new FetchFailed(
                        "what " + source.address() + " gave is not the file, its digest differs: expected sha256 "
                                + file.sha256() + ", found " + found,
                        "Check that the address and the sha256 in models.json belong together.");
            }
            // its beginning may have been that of another file: once more, from the start
        }
    }

    /** Until the file is whole, as long as each try brings it further. */
    private void continueWith(URI address, Path part, long deadline) throws FetchFailed, IOException {
        while (true) {
            long before = length(part);
            try {
                if (transfer(address, part, before, deadline)) {
                    return;
                }
                // the server has no such piece of it
                Files.deleteIfExists(part);
            } catch (Broken e) {
                if (length(part) <= before || System.nanoTime() >= deadline) {
                    throw failed(address, part, e);
                }
            }
        }
    }

    private FetchFailed failed(URI address, Path part, Broken e) throws IOException {
        long kept = length(part);
        FetchFailed failed = new FetchFailed(
                address + way.through(address) + " " + e.getMessage(),
                e.toDo + (kept > 0 ? " " + kept + " bytes are kept: the next fetch goes on behind them." : ""));
        failed.initCause(e);
        return failed;
    }

    /** @return false when the file must be begun anew */
    private boolean transfer(URI address, Path part, long from, long deadline) throws Broken, IOException, FetchFailed {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("User-Agent", "dropcast");
        if (from > 0) {
            request.header("Range", "bytes=" + from + "-");
        }
        try (FileChannel out = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            Body body = new Body(out, from, limits.bytes());
            HttpResponse<Void> answer = await(client.sendAsync(request.build(), body), body, deadline);
            out.force(true);
            if (body.taken) {
                return true;
            }
            if (from > 0 && (answer.statusCode() == NO_SUCH_RANGE || answer.statusCode() == PARTIAL)) {
                return false;
            }
            throw refused(address, answer);
        }
    }

    private FetchFailed refused(URI address, HttpResponse<Void> answer) {
        int status = answer.statusCode();
        String where = answer.headers()
                .firstValue("Location")
                .filter(l -> status >= 300 && status < 400)
                .map(l -> " and sends to " + l)
                .orElse("");
        String why = address + way.through(address) + " answers " + status + where;
        return status == LOGIN_OF_PROXY
                ? new FetchFailed(
                        why + ": the proxy wants another name and password",
                        "Put them into the variable: https_proxy=http://NAME:PASSWORD@HOST:PORT.")
                : new FetchFailed(
                        why,
                        status >= 500
                                ? "Try again later."
                                : "Check that the address in models.json is right and can be reached from here.");
    }

    /** Waits for the end, but not for a line that is silent. */
    private HttpResponse<Void> await(CompletableFuture<HttpResponse<Void>> answer, Body body, long deadline)
            throws Broken, IOException, FetchFailed {
        long seen = 0;
        while (true) {
            try {
                return answer.get(limits.silence().toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                boolean silent = body.received.get() == seen;
                if (silent || System.nanoTime() >= deadline) {
                    answer.cancel(true);
                    String why = silent
                            ? "sent nothing for " + limits.silence().toSeconds() + " s"
                            : "is slow: it is not there after " + limits.whole().toSeconds() + " s";
                    throw new Broken(why, TO_DO_NETWORK, e);
                }
                seen = body.received.get();
            } catch (InterruptedException e) {
                answer.cancel(true);
                Thread.currentThread().interrupt();
                throw new FetchFailed("the fetch was interrupted", "Try again.");
            } catch (ExecutionException e) {
                body.rethrowOwn();
                throw broken(e.getCause() == null ? e : e.getCause());
            }
        }
    }

    private static Broken broken(Throwable why) {
        if (why instanceof HttpConnectTimeoutException) {
            return new Broken("gives no connection in time", TO_DO_NETWORK, why);
        }
        if (why instanceof ConnectException) {
            return new Broken("cannot be reached" + said(why), TO_DO_NETWORK, why);
        }
        if (why instanceof SSLException) {
            return new Broken(
                    "is not trusted" + said(why),
                    "Where a proxy opens https, give Java its certificate: -Djavax.net.ssl.trustStore=FILE in"
                            + " DROPCAST_JAVA_OPTS.",
                    why);
        }
        return new Broken("broke off" + said(why), TO_DO_NETWORK, why);
    }

    private static String said(Throwable why) {
        for (Throwable t = why; t != null; t = t.getCause()) {
            if (t.getMessage() != null) {
                return " (" + t.getMessage() + ")";
            }
            if (t instanceof UnresolvedAddressException) {
                return " (its name is not known here)";
            }
        }
        return "";
    }

    private static long length(Path part) throws IOException {
        return Files.exists(part) ? Files.size(part) : 0;
    }

    /** The line broke; what came before stays. */
    private static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        private final String toDo;

        Broken(String why, String toDo, Throwable cause) {
            super(why, cause);
            this.toDo = toDo;
        }
    }

    /** Writes what the answer holds behind what is there, when it is that piece, or over it, when it is the whole file. */
    private static final class Body implements HttpResponse.BodyHandler<Void> {
        private final FileChannel out;
        private final long from;
        private final long limit;
        private final AtomicLong received = new AtomicLong();
        private volatile boolean taken;
        private volatile @Nullable IOException own;

        Body(FileChannel out, long from, long limit) {
            this.out = out;
            this.from = from;
            this.limit = limit;
        }

        @Override
        public HttpResponse.BodySubscriber<Void> apply(HttpResponse.ResponseInfo info) {
            boolean rest = info.statusCode() == PARTIAL
                    && info.headers()
                            .firstValue("Content-Range")
                            .filter(range -> range.startsWith("bytes " + from + "-"))
                            .isPresent();
            if (!rest && info.statusCode() != OK) {
                return HttpResponse.BodySubscribers.discarding();
            }
            taken = true;
            begin(rest ? from : 0);
            Consumer<Optional<byte[]>> writer = bytes -> bytes.ifPresent(this::write);
            return HttpResponse.BodySubscribers.ofByteArrayConsumer(writer);
        }

        private void begin(long at) {
            doing(() -> out.truncate(at).position(at));
        }

        private void write(byte[] bytes) {
            received.addAndGet(bytes.length);
            doing(() -> {
                if (out.position() + bytes.length > limit) {
                    throw new IOException("a file is larger than " + limit + " bytes");
                }
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
            });
        }

        private interface Work {
            void run() throws IOException;
        }

        /** An error of the disk is not one of the line. */
        private void doing(Work work) {
            try {
                work.run();
            } catch (IOException e) {
                own = e;
                throw new UncheckedIOException(e);
            }
        }

        void rethrowOwn() throws IOException {
            IOException e = own;
            if (e != null) {
                throw e;
            }
        }
    }
}
