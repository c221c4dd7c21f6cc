package io.dropcast.report;

import io.dropcast.report.story.CreditOrder;
import io.dropcast.report.story.CreditedPerson;
import io.dropcast.report.story.EpisodeStory;
import io.dropcast.report.story.ReportText;

/** {@code report.html}: one page without scripts that needs nothing beside itself, with a policy that holds it to that. */
final class ReportPage {
    private static final PageHead HEAD = PageHead.styledBy("report.css");

    private final EpisodeStory story;
    private final CreditOrder billing;
    private final Pictures pictures;
    private final Html page = new Html();

    ReportPage(EpisodeStory story, CreditOrder billing, Pictures pictures) {
        this.story = story;
        this.billing = billing;
        this.pictures = pictures;
    }

    String html() {
        page.open("html").attr("lang", "en");
        HEAD.write(page, "The people in " + story.ep());
        page.open("body");
        masthead();
        page.open("main");
        if (billing.shown().isEmpty()) {
            new EmptyCast(page, billing, story.unclustered().size()).write();
        } else {
            new Attention(page, billing).write();
            cast();
            new Timeline(page, story, billing).write();
        }
        new UntoldSection(page, story, pictures).write();
        new MakingSection(page, story, billing, pictures).write();
        page.close();
        page.open("footer").leaf("p", "Made by dropcast from " + story.ep()).close();
        page.close().close();
        return page.toString();
    }

    private void masthead() {
        page.open("header");
        page.leaf("p", "eyebrow", "The people in");
        page.leaf("h1", story.ep().value());
        page.open("dl", "vitals");
        vital("Length", ReportText.duration(story.seconds()));
        vital("People", people());
        vital("Tracks", ReportText.grouped(story.counts().tracks()));
        vital("Faces", ReportText.grouped(story.counts().faces()));
        vital("Shots", ReportText.grouped(story.shotStarts().size()));
        vital(
                "Picture",
                story.video().width() + "×" + story.video().height() + ", " + ReportText.plain(story.fps()) + " fps");
        page.close().close();
    }

    private String people() {
        int ignored = billing.ignored().size();
        String shown = ReportText.grouped(billing.shown().size());
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
        for (CreditedPerson person : billing.featured()) {
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
}
