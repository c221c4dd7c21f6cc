package io.dropcast.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** An engine that serves the API on a free port, with one real episode in it when asked, and a client. */
final class Api implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    final Lab lab;
    final Engine engine;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private Api(Lab lab, Engine engine) {
        this.lab = lab;
        this.engine = engine;
    }

    /** @param more settings on top of the lab's */
    static Api serving(Lab lab, Map<String, String> more) {
        return serving(lab, more, new Quiet());
    }

    static Api serving(Lab lab, Map<String, String> more, Quiet listener) {
        Engine engine = Engine.serving(wiring(lab, more), listener);
        engine.start();
        return new Api(lab, engine);
    }

    static Wiring wiring(Lab lab, Map<String, String> more) {
        Map<String, String> settings = new LinkedHashMap<>(lab.settings());
        settings.put("dropcast.http.port", "0");
        settings.putAll(more);
        return Wiring.of(new Home(lab.home()), settings);
    }

    /** With {@code faces-s01e01}: three shots of six people. */
    static Api withFaces(Path folder) throws IOException {
        Lab lab = Lab.in(folder);
        Films.withFaces(lab.inbox().resolve("faces-s01e01.mp4"));
        Api api = serving(lab, Map.of());
        lab.awaitEmptyInbox();
        return api;
    }

    int port() {
        return URI.create(engine.address().orElseThrow()).getPort();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    @SuppressWarnings("ArrayRecordComponent") // looked at once
    record Answer(int status, byte[] bytes, HttpResponse<byte[]> response) {
        JsonNode json() {
            try {
                return MAPPER.readTree(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(text(), e);
            }
        }

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    Answer post(String path, String json) {
        return send("POST", path, json, "Content-Type", "application/json");
    }

    Answer json(String method, String path, String json) {
        return send(method, path, json, "Content-Type", "application/json");
    }

    Answer send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(30));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return send(request.build());
    }

    Answer send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** One file as a browser sends it. */
    Answer upload(String fileName, byte[] content) {
        String edge = "edge-of-the-part";
        byte[] head = ("--" + edge + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                        + fileName.replace("\"", "%22") + "\"\r\nContent-Type: video/mp4\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + edge + "--\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[head.length + content.length + tail.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(content, 0, all, head.length, content.length);
        System.arraycopy(tail, 0, all, head.length + content.length, tail.length);
        return send(HttpRequest.newBuilder(uri("/uploads"))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "multipart/form-data; boundary=" + edge)
                .POST(BodyPublishers.ofByteArray(all))
                .build());
    }

    /** What the server says to bytes that no client would send; the connection ends with the answer. */
    String raw(String request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.UTF_8));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String rawGet(String path) {
        return raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

    HttpClient client() {
        return client;
    }

    @Override
    public void close() {
        engine.close();
    }
}
