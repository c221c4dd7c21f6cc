package io.dropcast.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** {@code report.html}: one page without scripts that needs nothing beside itself, with a policy that holds it to that. */
final class ReportPage {
    private static final String CSS = read("report.css");

    private final EpisodeStory story;
    private final Billing billing;
    private final Pictures pictures;
    private final Html page = new Html();

    ReportPage(EpisodeStory story, Billing billing, Pictures pictures) {
        this.story = story;
        this.billing = billing;
        this.pictures = pictures;
    }

    String html() {
        page.open("html").attr("lang", "en");
        head();
        page.open("body");
        masthead();
        page.open("main");
        if (billing.shown().isEmpty()) {
            new EmptyCast(page, billing).write();
        } else {
            new Attention(page, billing).write();
            cast();
            new Timeline(page, story, billing).write();
        }
        new MakingSection(page, story, billing, pictures).write();
        page.close();
        page.open("footer").leaf("p", "Made by dropcast from " + story.ep()).close();
        page.close().close();
        return page.toString();
    }

    private void head() {
        page.open("head");
        page.open("meta").attr("charset", "utf-8").close();
        page.open("meta")
                .attr("http-equiv", "Content-Security-Policy")
                .attr(
                        "content",
                        "default-src 'none'; img-src data:; style-src 'sha256-" + sha256(CSS)
                                + "'; base-uri 'none'; form-action 'none'")
                .close();
        page.open("meta")
                .attr("name", "viewport")
                .attr("content", "width=device-width, initial-scale=1")
                .close();
        page.open("meta")
                .attr("name", "color-scheme")
                .attr("content", "light dark")
                .close();
        page.leaf("title", "The people in " + story.ep());
        page.style(CSS);
        page.close();
    }

    private void masthead() {
        page.open("header");
        page.leaf("p", "eyebrow", "The people in");
        page.leaf("h1", story.ep().value());
        page.open("dl", "vitals");
        vital("Length", Words.duration(story.seconds()));
        vital("People", people());
        vital("Tracks", Words.grouped(story.counts().tracks()));
        vital("Faces", Words.grouped(story.counts().faces()));
        vital("Shots", Words.grouped(story.shotStarts().size()));
        vital(
                "Picture",
                story.video().width() + "×" + story.video().height() + ", " + Words.plain(story.fps()) + " fps");
        page.close().close();
    }

    private String people() {
        int ignored = billing.ignored().size();
        String shown = Words.grouped(billing.shown().size());
        return ignored == 0 ? shown : shown + " + " + ignored + " ignored";
    }

    private void vital(String term, String value) {
        page.open("div").leaf("dt", term).leaf("dd", value).close();
    }

    private void cast() {
        CastCard card = new CastCard(page, story, pictures);
        page.open("section", "cast").attr("aria-labelledby", "cast");
        page.open("h2").attr("id", "cast").text("The cast, by screen time").close();
        legend();
        page.open("div", "cards");
        int place = 1;
        for (BilledPerson person : billing.featured()) {
            card.featured(person, place++);
        }
        page.close().close();
        if (!billing.walkOns().isEmpty()) {
            page.open("section", "walk-ons").attr("aria-labelledby", "walk-ons");
            page.open("h2").attr("id", "walk-ons").text("Seen once").close();
            page.open("div", "cards");
            billing.walkOns().forEach(card::walkOn);
            page.close().close();
        }
    }

    private void legend() {
        page.open("p", "hint legend");
        page.text("Under each frame: when the track begins; how good its picture is: ");
        swatch("green", "from 70\u00A0%");
        page.text(", ");
        swatch("orange", "from 40\u00A0%");
        page.text(", ");
        swatch("red", "below");
        page.text("; how alike it is to the whole identity: ");
        swatch("strong", "strong from 0.85");
        page.text(", ");
        swatch("good", "good from 0.70");
        page.text(", ");
        swatch("weak", "weak");
        page.text(". A “!” marks a picture that is not to be trusted.");
        page.close();
    }

    private void swatch(String style, String text) {
        page.leaf("span", "swatch " + style, text);
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String read(String resource) {
        try (InputStream in = ReportPage.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the style sheet " + resource + " is missing from the jar");
            }
            // a checkout with other line ends must not change the page
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the style sheet " + resource, e);
        }
    }
}
