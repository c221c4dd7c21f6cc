package io.dropcast.models;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A proxy that notes where it was asked to go, and goes to one port of this machine instead. */
final class TunnelProxy implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> asked = new ArrayList<>();
    private final int target;
    private final Optional<String> login;

    private TunnelProxy(int target, Optional<String> login) throws IOException {
        this.target = target;
        this.login = login;
        threads.execute(this::serve);
    }

    static TunnelProxy to(int port) throws IOException {
        return new TunnelProxy(port, Optional.empty());
    }

    /** @param login {@code name:password}; without it the answer is 407 */
    static TunnelProxy to(int port, String login) throws IOException {
        return new TunnelProxy(port, Optional.of(login));
    }

    int port() {
        return door.getLocalPort();
    }

    /** {@code host:port} of each tunnel. */
    List<String> asked() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    private void serve() {
        try {
            while (true) {
                Socket client = door.accept();
                threads.execute(() -> tunnel(client));
            }
        } catch (IOException e) {
            // the door was closed
        }
    }

    private void tunnel(Socket client) {
        try (client) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            String request = in.readLine();
            boolean known = login.isEmpty();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                known |= login.map(TunnelProxy::basic)
                        .filter(line::equalsIgnoreCase)
                        .isPresent();
            }
            if (!known) {
                answer(client, "407 Who are you\r\nProxy-Authenticate: Basic realm=\"test\"\r\nContent-Length: 0");
                return;
            }
            synchronized (asked) {
                asked.add(request.split(" ", -1)[1]);
            }
            try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
                answer(client, "200 Connected");
                threads.execute(() -> pass(server, client));
                pass(client, server);
            }
        } catch (IOException e) {
            // one of the two went away
        }
    }

    private static String basic(String login) {
        return "Proxy-Authorization: Basic "
                + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(Socket client, String head) throws IOException {
        client.getOutputStream().write(("HTTP/1.1 " + head + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void pass(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] some = new byte[8192];
            for (int n = in.read(some); n >= 0; n = in.read(some)) {
                out.write(some, 0, n);
                out.flush();
            }
        } catch (IOException e) {
            // one of the two went away
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }
}
