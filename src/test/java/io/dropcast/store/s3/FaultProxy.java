package io.dropcast.store.s3;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands before a real server and spoils what a test wants to be spoiled. It counts what passes: one line a request, method and path. It
 * speaks just enough HTTP for that, one request a connection.
 */
public final class FaultProxy implements Closeable {
    private static final int PIECE = 1 << 14;

    private final ServerSocket server;
    private final InetSocketAddress upstream;
    private final Function<Request, Fault> faults;
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private final Queue<String> bodies = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(r -> {
        Thread t = new Thread(r, "fault-proxy");
        t.setDaemon(true);
        return t;
    });

    /**
     * Something that was asked for.
     *
     * @param number of the request, from 1
     * @param target path with the query
     */
    public record Request(int number, String method, String target, String head) {
        /** An answer that S3 gives when something is wrong. */
        public static Fault error(int status, String code) {
            return new Fault.Answer(
                    status,
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + code
                            + "</Code><Message>made by a test</Message></Error>");
        }

        /** As S3 calls it, as far as requests are paid for. */
        public String operation() {
            boolean list =
                    method.equals("GET") && (target.contains("list-type=2") || target.contains("encoding-type="));
            String what = target.contains("?tagging") || target.contains("&tagging") ? "Tagging" : "";
            return list ? "LIST" : method + what;
        }
    }

    /** What becomes of a request. */
    public sealed interface Fault {
        Fault NONE = new None();
        /** The connection is cut before anything is answered. */
        Fault CUT = new Cut();

        /** Passed on. */
        record None() implements Fault {}

        /** Cut. */
        record Cut() implements Fault {}

        /** The server is not asked. */
        record Answer(int status, String body) implements Fault {}

        /** The answer ends after so many bytes, and the connection with it. */
        record Truncate(int bytes) implements Fault {}

        /** The answer comes in drops. */
        record Slow(int millisAPiece) implements Fault {}

        /** The server has done it, but nobody is told. */
        record Mute() implements Fault {}
    }

    private FaultProxy(InetSocketAddress upstream, Function<Request, Fault> faults) throws IOException {
        this.server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        this.upstream = upstream;
        this.faults = faults;
    }

    /**
     * Starts a proxy on a free port.
     *
     * @param faults asked about every request, from several threads
     */
    public static FaultProxy before(URI upstream, Function<Request, Fault> faults) throws IOException {
        FaultProxy proxy = new FaultProxy(new InetSocketAddress(upstream.getHost(), upstream.getPort()), faults);
        proxy.threads.execute(proxy::accept);
        return proxy;
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Everything that was asked for so far. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    public void forget() {
        requests.clear();
    }

    /** What came with requests that were not passed on. */
    public List<String> bodies() {
        return List.copyOf(bodies);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                // closed
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            String head = head(client.getInputStream());
            if (head.isEmpty()) {
                return;
            }
            String[] first = head.substring(0, head.indexOf('\r')).split(" ", -1);
            Request request;
            synchronized (requests) {
                request = new Request(requests.size() + 1, first[0], first[1], head);
                requests.add(request);
            }
            answer(client, request, faults.apply(request));
        } catch (IOException e) {
            // either side went away: that is what this is for
        }
    }

    private void answer(Socket client, Request request, Fault fault) throws IOException {
        if (fault instanceof Fault.Cut) {
            // with a reset, not with a polite end
            client.setSoLinger(true, 0);
        } else if (fault instanceof Fault.Answer answer) {
            bodies.add(body(client, request.head()));
            String head = "HTTP/1.1 " + answer.status() + " Made\r\nContent-Type: application/xml\r\nContent-Length: "
                    + answer.body().length() + "\r\nConnection: close\r\n\r\n";
            boolean only = request.method().equals("HEAD");
            client.getOutputStream().write((head + (only ? "" : answer.body())).getBytes(StandardCharsets.UTF_8));
            client.getOutputStream().flush();
            client.shutdownOutput();
            drain(client.getInputStream());
        } else {
            pass(client, request, fault);
        }
    }

    /** What came with a request that is not passed on; a client that waits to be asked for it is asked. */
    private static String body(Socket client, String head) throws IOException {
        Matcher length = Pattern.compile("(?im)^Content-Length: ([0-9]+)").matcher(head);
        if (!length.find()) {
            return "";
        }
        if (head.toLowerCase(Locale.ROOT).contains("100-continue")) {
            client.getOutputStream().write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            client.getOutputStream().flush();
        }
        byte[] body = client.getInputStream().readNBytes(Integer.parseInt(length.group(1)));
        return new String(body, StandardCharsets.UTF_8);
    }

    private void pass(Socket client, Request request, Fault fault) throws IOException {
        try (Socket back = new Socket(upstream.getAddress(), upstream.getPort())) {
            OutputStream out = back.getOutputStream();
            out.write(oneRequestAConnection(request.head()).getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            threads.execute(() -> up(client, back));
            down(back.getInputStream(), client, fault);
        }
    }

    private static void up(Socket client, Socket back) {
        try {
            client.getInputStream().transferTo(back.getOutputStream());
        } catch (IOException e) {
            // the request is over
        }
    }

    private static void down(InputStream in, Socket client, Fault fault) throws IOException {
        OutputStream out = client.getOutputStream();
        byte[] piece = new byte[PIECE];
        int left = fault instanceof Fault.Truncate t ? t.bytes() : Integer.MAX_VALUE;
        for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
            if (fault instanceof Fault.Mute) {
                client.setSoLinger(true, 0);
                return;
            }
            out.write(piece, 0, Math.min(n, left));
            out.flush();
            left -= n;
            if (left <= 0) {
                return;
            }
            if (fault instanceof Fault.Slow slow) {
                pause(slow.millisAPiece());
            }
        }
    }

    /** The time that a slow network takes is the fault itself. */
    private static void pause(int millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static String oneRequestAConnection(String head) {
        String without = head.replaceAll("(?im)^Connection:.*\r\n", "");
        return without.replaceFirst("\r\n", "\r\nConnection: close\r\n");
    }

    private static void drain(InputStream in) throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
    }

    /** Up to and with the empty line. */
    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int ends = 0;
        while (ends < 4) {
            int c = in.read();
            if (c < 0) {
                return "";
            }
            head.write(c);
            ends = c == (ends % 2 == 0 ? '\r' : '\n') ? ends + 1 : c == '\r' ? 1 : 0;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
