package io.dropcast.report;

import io.dropcast.report.story.CreditOrder;
import io.dropcast.report.story.CreditedPerson;
import io.dropcast.report.story.EpisodeStory;
import io.dropcast.report.story.ReportText;
import io.dropcast.report.story.ShownName;
import java.util.List;
import java.util.Map;

/** The end of the report: what the numbers rest on, and how to put right what is wrong. */
final class MakingSection {
    private final Html page;
    private final EpisodeStory story;
    private final CreditOrder billing;
    private final Pictures pictures;

    MakingSection(Html page, EpisodeStory story, CreditOrder billing, Pictures pictures) {
        this.page = page;
        this.story = story;
        this.billing = billing;
        this.pictures = pictures;
    }

    void write() {
        page.open("section", "making").attr("aria-labelledby", "making");
        page.open("h2").attr("id", "making").text("How this was made").close();
        page.open("div", "columns");
        if (!story.cast().isEmpty()) {
            correcting();
        }
        counts();
        notes();
        settings();
        ignored();
        page.close().close();
    }

    private void correcting() {
        String people = "outbox/" + story.ep().show() + "/people.json";
        String identities = "outbox/" + story.ep() + "/identities.json";
        page.open("div").leaf("h3", "To put something right");
        page.open("ul");
        page.open("li")
                .text("Name, merge, move or ignore people: edit ")
                .leaf("code", people)
                .text(".")
                .close();
        page.open("li")
                .text("Move a track to another identity: edit its track_ids in ")
                .leaf("code", identities)
                .text(".")
                .close();
        page.leaf("li", "Save the file. The change is applied everywhere, this page included, and can be undone.");
        page.close().close();
    }

    private void counts() {
        var counts = story.counts();
        page.open("div").leaf("h3", "Counted");
        page.open("dl");
        pair("Models", story.making().modelPack());
        pair("Faces encoded", ReportText.grouped(counts.faces()));
        pair("Tracks", ReportText.grouped(counts.tracks()));
        pair("Identities", ReportText.grouped(story.cast().size()));
        pair(
                "Tracks that could not be told",
                ReportText.grouped(story.unclustered().size()));
        pair("Shots", ReportText.grouped(story.shotStarts().size()));
        pair("Tracks that may show two people", ReportText.grouped(counts.mixedTracks()));
        pair("Tracks taken out of their group", ReportText.grouped(counts.outlierTracks()));
        pair("Identities of low cohesion", ReportText.grouped(counts.lowCohesionIdentities()));
        pair(
                "Looked at",
                ReportText.grouped(story.making().framesLookedAt()) + " of "
                        + ReportText.count(story.video().frames(), "frame", "frames"));
        page.close().close();
    }

    private void notes() {
        List<String> notes = story.making().notes();
        if (notes.isEmpty() && pictures.leftOut() == 0) {
            return;
        }
        page.open("div", "notes").leaf("h3", "Notes").open("ul");
        notes.forEach(n -> page.leaf("li", ShownName.tidy(n)));
        if (pictures.leftOut() > 0) {
            page.leaf(
                    "li",
                    ReportText.count(pictures.leftOut(), "picture was", "pictures were")
                            + " left out to keep this page small.");
        }
        page.close().close();
    }

    private void settings() {
        if (story.making().settings().isEmpty()) {
            return;
        }
        page.open("div", "settings").leaf("h3", "Settings in effect");
        page.open("dl");
        for (Map.Entry<String, String> setting : story.making().settings().entrySet()) {
            pair(setting.getKey(), setting.getValue());
        }
        page.close().close();
    }

    private void ignored() {
        if (billing.ignored().isEmpty()) {
            return;
        }
        page.open("div").leaf("h3", "Ignored").open("ul");
        for (CreditedPerson person : billing.ignored()) {
            page.open("li").attr("id", person.key());
            page.leaf("bdi", person.name().brief());
            page.text(" · " + person.key() + " · "
                    + ReportText.duration(person.time().seconds()));
            page.close();
        }
        page.close().close();
    }

    private void pair(String term, String value) {
        page.open("div").leaf("dt", term).leaf("dd", value).close();
    }
}
