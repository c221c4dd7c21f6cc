package io.dropcast.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.browser.Tab;
import io.dropcast.episode.Json;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** Takes the pictures of docs/review.md, of a show that was drawn: {@code ReviewShots FOLDER [WIDTH HEIGHT]...}. */
final class ReviewShots {
    private static final int WIDEST = 1920;
    private static final String EP = "#/episodes/" + Lighthouse.FIRST;
    private static final String PEOPLE = "#/shows/" + Lighthouse.SHOW;
    private static final List<String> NAMES = List.of(
            "Zoë Marchetti",
            "Margaret Ashdown",
            "Tobias Lindqvist",
            "",
            "Priya Raghunathan",
            "Idris Okafor",
            "نادية الحسن",
            "Kyle",
            "A passer-by");

    private final ReviewLab review;
    private final Tab tab;
    private final Path folder;

    private ReviewShots(ReviewLab review, Tab tab, Path folder) {
        this.review = review;
        this.tab = tab;
        this.folder = folder;
    }

    /** Makes the show, decides some things in it, and goes through all views. */
    public static void main(String[] args) throws IOException {
        Lab lab = Lab.in(Files.createTempDirectory("shots"));
        new Lighthouse(lab).shortOnes();
        Files.writeString(lab.inbox().resolve("Cut Off S01E03.mp4"), "no film at all");
        Path folder = Files.createDirectories(Path.of(args[0]));
        try (ReviewLab review =
                        ReviewLab.over(lab, ReviewLab.browser(), Map.of("dropcast.cluster.cluster-thresh", "0.33"));
                Tab tab = review.at("#/")) {
            lab.awaitEmptyInbox();
            ReviewShots shots = new ReviewShots(review, tab, folder);
            shots.decide();
            for (int i = 1; i + 1 < args.length; i += 2) {
                shots.all(Integer.parseInt(args[i]), Integer.parseInt(args[i + 1]));
            }
        }
    }

    private void decide() throws IOException {
        for (int i = 0; i < NAMES.size(); i++) {
            if (!NAMES.get(i).isEmpty()) {
                send("PATCH", "/people/p_000" + (i + 1), Json.object().put("name", NAMES.get(i)));
            }
        }
        ObjectNode aliases = Json.object();
        aliases.putArray("aliases").add("Toby").add("the keeper");
        send("PATCH", "/people/p_0003", aliases);
        send("PATCH", "/people/p_0009", Json.object().put("ignored", true));
        send(
                "POST",
                "/clusters/" + Lighthouse.FIRST + "%3Aid_0010/move",
                Json.object().putNull("person_id"));
        post("/jobs/cluster_async", Json.object().put("ep_id", Lighthouse.SECOND.value()));
    }

    private void send(String method, String path, ObjectNode body) throws IOException {
        request(method, "/shows/" + Lighthouse.SHOW + path, body);
    }

    private void post(String path, ObjectNode body) throws IOException {
        request("POST", path, body);
    }

    private void request(String method, String path, ObjectNode body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(review.url("").replace("/ui/", path)))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8))
                .build();
        try {
            HttpResponse<String> answer = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(path + ": " + answer.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void all(int width, int height) throws IOException {
        tab.size(width, height);
        for (boolean dark : new boolean[] {false, true}) {
            tab.dark(dark);
            String end = "-" + width + (dark ? "-dark" : "") + ".png";
            for (Map.Entry<String, String> view : views().entrySet()) {
                look(view.getValue());
                picture(view.getKey() + end);
            }
            withDialogs(end);
        }
    }

    private static Map<String, String> views() {
        Map<String, String> out = new LinkedHashMap<>();
        out.put("shows", "#/");
        out.put("people", PEOPLE);
        out.put("person", PEOPLE + "/people/p_0002");
        out.put("suggestions", PEOPLE + "/suggestions");
        out.put("episodes", PEOPLE + "/episodes");
        out.put("journal", PEOPLE + "/journal");
        out.put("identities", EP);
        out.put("identity", EP + "/identities/id_0002");
        out.put("tracks", EP + "/tracks");
        out.put("track", EP + "/tracks/2");
        out.put("player", EP + "/player?t=20");
        out.put("timeline", "#/episodes/" + Lighthouse.SECOND + "/player?t=14");
        out.put("work", "#/work");
        return out;
    }

    private void withDialogs(String end) throws IOException {
        look(PEOPLE);
        tab.press("?");
        tab.awaitElement("dialog[open]");
        picture("keys" + end);
        tab.press("Escape");
        tab.await("!document.querySelector('dialog')");

        look(EP);
        tab.eval("document.querySelector('.card-link').focus()");
        tab.press("m");
        tab.awaitElement("dialog[open] .choices li");
        picture("move" + end);
        tab.press("Escape");
        tab.await("!document.querySelector('dialog')");

        look(PEOPLE);
        tab.hold(".thumb", "li[data-index='1'] .portrait");
        tab.awaitElement("#shelf:not([hidden]) li");
        picture("drag" + end);
        tab.letGo();
    }

    /** A view with all its pictures. */
    private void look(String hash) {
        ReviewLab.turn(tab, hash);
        tab.await("location.hash === '" + hash + "' && [...document.images].every(i => i.complete)"
                + " && !document.querySelector('.waiting')"
                + " && [...document.querySelectorAll('video[src]')].every(v => v.readyState >= 2 && !v.seeking)");
        tab.eval("document.fonts.ready.then(() => new Promise(done => setTimeout(done, 250)))");
    }

    /** What is wider than most screens is made smaller, to be a small file. */
    private void picture(String name) throws IOException {
        byte[] png = tab.picture();
        BufferedImage shot = ImageIO.read(new ByteArrayInputStream(png));
        if (shot.getWidth() <= WIDEST) {
            Files.write(folder.resolve(name), png);
            return;
        }
        int height = shot.getHeight() * WIDEST / shot.getWidth();
        var small = new BufferedImage(WIDEST, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = small.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.drawImage(shot, 0, 0, WIDEST, height, null);
        g.dispose();
        ImageIO.write(small, "png", folder.resolve(name).toFile());
    }
}
