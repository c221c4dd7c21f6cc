package io.dropcast.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** A page in the browser, as somebody uses it: with mouse and keyboard. Every wait has a limit. */
public final class Tab implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Map<String, Integer> CODES = Map.of(
            "Enter", 13, "Tab", 9, "Escape", 27, "ArrowRight", 39, "ArrowDown", 40, "ArrowLeft", 37, "ArrowUp", 38);

    private final WebSocket socket;
    private final AtomicInteger calls = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<String> dialogs = new CopyOnWriteArrayList<>();
    private final List<String> troubles = new CopyOnWriteArrayList<>();
    private final BlockingQueue<JsonNode> drags = new LinkedBlockingQueue<>();

    Tab(HttpClient http, URI address) {
        this.socket = http.newWebSocketBuilder()
                .buildAsync(address, new Ear())
                .orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS)
                .join();
        call("Page.enable");
        call("Runtime.enable");
        call("Log.enable");
        call("Input.setInterceptDrags", "enabled", true);
        size(1400, 900);
    }

    /** A place on the page, in CSS pixels. */
    private record Point(double x, double y) {}

    /** What the page logged as errors, exceptions and breaches of its policy among them. */
    public List<String> troubles() {
        return List.copyOf(troubles);
    }

    /** The texts of alerts and other dialogs of the browser that the page opened. */
    public List<String> dialogs() {
        return List.copyOf(dialogs);
    }

    public void go(String url) {
        call("Page.navigate", "url", url);
        await("document.readyState === 'complete' && location.href !== 'about:blank'");
    }

    /** Waits until an expression is true. */
    public void await(String expression) {
        Awaitility.await(expression)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(50))
                // a page that is being left has no answer
                .ignoreExceptions()
                .until(() -> eval("Boolean(" + expression + ")").asBoolean());
    }

    /** Waits until there is such an element, and, as far as a card list shows it, loaded. */
    public void awaitElement(String selector) {
        await("document.querySelector(" + quoted(selector) + ")");
    }

    /** Waits until an element has this text in it. */
    public void awaitText(String selector, String text) {
        await("document.querySelector(" + quoted(selector) + ")?.textContent.includes(" + quoted(text) + ")");
    }

    public String text(String selector) {
        return eval("document.querySelector(" + quoted(selector) + ").textContent")
                .asText();
    }

    /** The value of an expression; a promise is waited for. */
    public JsonNode eval(String expression) {
        JsonNode result =
                call("Runtime.evaluate", "expression", expression, "returnByValue", true, "awaitPromise", true);
        if (result.has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": "
                    + result.path("exceptionDetails")
                            .path("exception")
                            .path("description")
                            .asText());
        }
        return result.path("result").path("value");
    }

    public void click(String selector) {
        awaitElement(selector);
        Point at = middle(selector);
        mouse("mousePressed", at, 1);
        mouse("mouseReleased", at, 0);
    }

    /** Presses a key: a letter, or a name such as {@code Enter}. */
    public void press(String key) {
        ObjectNode down = Json.object().put("type", "keyDown").put("key", key);
        if (key.length() == 1) {
            down.put("text", key);
        } else {
            down.put("code", key).put("windowsVirtualKeyCode", CODES.getOrDefault(key, 0));
            if (key.equals("Enter")) {
                down.put("text", "\r");
            }
        }
        call("Input.dispatchKeyEvent", down);
        call("Input.dispatchKeyEvent", Json.object().put("type", "keyUp").put("key", key));
    }

    public void type(String text) {
        call("Input.insertText", "text", text);
    }

    /** Takes hold of one element with the mouse, and lets it go over another one. */
    public void drag(String from, String to) {
        Point at = lift(from);
        drop(at, to);
    }

    private Point lift(String from) {
        awaitElement(from);
        Point at = middle(from);
        drags.clear();
        mouse("mouseMoved", at, 0);
        mouse("mousePressed", at, 1);
        mouse("mouseMoved", new Point(at.x + 6, at.y + 6), 1);
        mouse("mouseMoved", new Point(at.x + 16, at.y + 16), 1);
        return at;
    }

    private void drop(Point from, String to) {
        JsonNode data = dragged();
        Point over = middle(to);
        dragTo("dragEnter", over, data);
        dragTo("dragOver", over, data);
        dragTo("drop", over, data);
        mouse("mouseReleased", from, 0);
    }

    /** Holds one element over another one, without letting it go. */
    public void hold(String from, String over) {
        lift(from);
        JsonNode data = dragged();
        Point at = middle(over);
        dragTo("dragEnter", at, data);
        dragTo("dragOver", at, data);
    }

    /** Gives up what is held. */
    public void letGo() {
        dragTo(
                "dragCancel",
                new Point(5, 5),
                Json.object().put("dragOperationsMask", 1).set("items", Json.array()));
        mouse("mouseReleased", new Point(5, 5), 0);
    }

    /** Drops a file of this machine onto the page. */
    public void dropFile(Path file) {
        ObjectNode data = Json.object().put("dragOperationsMask", 1);
        data.putArray("items");
        data.putArray("files").add(file.toAbsolutePath().toString());
        Point at = new Point(300, 300);
        dragTo("dragEnter", at, data);
        dragTo("dragOver", at, data);
        dragTo("drop", at, data);
    }

    private JsonNode dragged() {
        try {
            JsonNode data = drags.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
            if (data == null) {
                throw new IllegalStateException("nothing was dragged");
            }
            return data;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void dragTo(String type, Point at, JsonNode data) {
        ObjectNode event = Json.object().put("type", type).put("x", at.x).put("y", at.y);
        event.set("data", data);
        call("Input.dispatchDragEvent", event);
    }

    private void mouse(String type, Point at, int buttons) {
        call(
                "Input.dispatchMouseEvent",
                Json.object()
                        .put("type", type)
                        .put("x", at.x)
                        .put("y", at.y)
                        .put("button", type.equals("mouseMoved") && buttons == 0 ? "none" : "left")
                        .put("buttons", buttons)
                        .put("clickCount", 1));
    }

    private Point middle(String selector) {
        JsonNode at = eval("(() => { const e = document.querySelector(" + quoted(selector)
                + "); e.scrollIntoView({block: 'nearest', behavior: 'instant'}); const r = e.getBoundingClientRect();"
                + " return {x: r.x + r.width / 2, y: r.y + r.height / 2}; })()");
        return new Point(at.path("x").asDouble(), at.path("y").asDouble());
    }

    /** How large the window is, in CSS pixels. */
    public void size(int width, int height) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Json.object()
                        .put("width", width)
                        .put("height", height)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", width < 500));
    }

    public void dark(boolean dark) {
        ObjectNode media = Json.object();
        media.putArray("features")
                .addObject()
                .put("name", "prefers-color-scheme")
                .put("value", dark ? "dark" : "light");
        call("Emulation.setEmulatedMedia", media);
    }

    /** What the window shows, as PNG. */
    public byte[] picture() {
        return Base64.getDecoder()
                .decode(call("Page.captureScreenshot", "format", "png")
                        .path("data")
                        .asText());
    }

    @Override
    public void close() {
        socket.abort();
    }

    private JsonNode call(String method, Object... params) {
        ObjectNode given = Json.object();
        for (int i = 0; i < params.length; i += 2) {
            given.putPOJO(params[i].toString(), params[i + 1]);
        }
        return call(method, given);
    }

    private JsonNode call(String method, ObjectNode params) {
        int id = calls.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        ObjectNode message = Json.object().put("id", id).put("method", method);
        message.set("params", params);
        send(message);
        JsonNode said = answer.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
        if (said.has("error")) {
            throw new IllegalStateException(
                    method + ": " + said.path("error").path("message").asText());
        }
        return said.path("result");
    }

    private static String quoted(String text) {
        return Json.object().textNode(text).toString();
    }

    private void hear(JsonNode message) {
        if (message.has("id")) {
            CompletableFuture<JsonNode> answer =
                    answers.remove(message.path("id").asInt());
            if (answer != null) {
                answer.complete(message);
            }
            return;
        }
        JsonNode params = message.path("params");
        switch (message.path("method").asText()) {
            case "Page.javascriptDialogOpening" -> {
                dialogs.add(params.path("message").asText());
                sendLater("Page.handleJavaScriptDialog", Json.object().put("accept", true));
            }
            case "Runtime.exceptionThrown" ->
                troubles.add(params.path("exceptionDetails")
                        .path("exception")
                        .path("description")
                        .asText());
            case "Log.entryAdded" -> {
                JsonNode entry = params.path("entry");
                if (entry.path("level").asText().equals("error")) {
                    troubles.add(entry.path("text").asText() + " "
                            + entry.path("url").asText());
                }
            }
            case "Input.dragIntercepted" -> drags.add(params.path("data"));
            default -> {
                // nothing that a test asks for
            }
        }
    }

    /** For the thread that hears, which would wait for ever for an answer. */
    private void sendLater(String method, ObjectNode params) {
        ObjectNode message = Json.object().put("id", calls.incrementAndGet()).put("method", method);
        message.set("params", params);
        send(message);
    }

    /** A socket takes one message at a time. */
    private synchronized void send(ObjectNode message) {
        socket.sendText(message.toString(), true).join();
    }

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder part = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                JsonNode message = Json.parseValue(part.toString());
                part.setLength(0);
                hear(message);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }
}
