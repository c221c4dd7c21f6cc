package io.dropcast.report;

import io.dropcast.report.story.ReportText;
import java.util.List;

/**
 * {@code index.html} of a show: the people of each episode and their screen time, and pairs that may be one person. Without scripts, like
 * the report.
 */
final class ShowPage {
    private static final PageHead HEAD = PageHead.styledBy("report.css", "show.css");

    private final ShowStory story;
    private final Pictures pictures;
    private final List<MatrixRow> shown;
    private final List<MatrixRow> ignored;
    private final Html page = new Html();

    ShowPage(ShowStory story, Pictures pictures) {
        this.story = story;
        this.pictures = pictures;
        List<MatrixRow> rows = MatrixRow.of(story);
        this.shown = rows.stream().filter(r -> !r.person().ignored()).toList();
        this.ignored = rows.stream().filter(r -> r.person().ignored()).toList();
    }

    String html() {
        page.open("html").attr("lang", "en");
        HEAD.write(page, "The people of " + story.show());
        page.open("body", "show");
        masthead();
        page.open("main");
        if (story.episodes().isEmpty() || shown.isEmpty()) {
            nothing();
        }
        if (!shown.isEmpty()) {
            new ShowMatrix(page, story, shown, pictures).write();
        }
        new ShowHints(page, story, pictures).write();
        ignored();
        page.close();
        footer();
        page.close().close();
        return page.toString();
    }

    private void masthead() {
        page.open("header");
        page.leaf("p", "eyebrow", "The people of");
        page.leaf("h1", story.show());
        page.open("dl", "vitals");
        vital("Episodes", ReportText.grouped(story.episodes().size()));
        vital("Length", ReportText.duration(story.seconds()));
        vital("People", people());
        vital("Named", ReportText.grouped(named()));
        vital("Identities without an owner", ReportText.grouped(story.unassigned()));
        page.close().close();
    }

    private void vital(String term, String value) {
        page.open("div").leaf("dt", term).leaf("dd", value).close();
    }

    private String people() {
        String number = ReportText.grouped(shown.size());
        return ignored.isEmpty() ? number : number + " + " + ReportText.grouped(ignored.size()) + " ignored";
    }

    private long named() {
        return shown.stream()
                .map(MatrixRow::person)
                .filter(p -> !p.shownName().full().equals(p.id().text()))
                .count();
    }

    /** What is said when there is no table, or none worth the name. */
    private void nothing() {
        page.open("section", "empty").attr("aria-labelledby", "empty");
        page.open("h2").attr("id", "empty").text(whatIsMissing()).close();
        if (shown.isEmpty()) {
            episodes();
        }
        page.close();
    }

    private String whatIsMissing() {
        if (story.episodes().isEmpty()) {
            return "There is no episode of this show yet";
        }
        return ignored.isEmpty() ? "No person was found in this show yet" : "All people in this show are ignored";
    }

    private void episodes() {
        if (story.episodes().isEmpty()) {
            return;
        }
        page.open("ul");
        for (ShownEpisode episode : story.episodes()) {
            page.open("li").open(episode.reportHref().isPresent() ? "a" : "span");
            episode.reportHref().ifPresent(href -> page.attr("href", href));
            page.text(episode.ep().value()).close();
            if (episode.unassigned() > 0) {
                page.text(
                        ", " + ReportText.count(episode.unassigned(), "identity", "identities") + " without an owner");
            }
            page.close();
        }
        page.close();
    }

    private void ignored() {
        if (ignored.isEmpty()) {
            return;
        }
        page.open("section", "ignored").attr("aria-labelledby", "ignored");
        page.open("h2").attr("id", "ignored").text("Ignored").close();
        page.open("ul");
        for (MatrixRow row : ignored) {
            page.open("li").attr("id", row.person().id().text());
            ShowFace.picture(
                    page,
                    row.person().picture().flatMap(pictures::portrait),
                    row.person().shownName().brief());
            page.open("div", "names");
            ShowFace.names(page, row.person());
            page.leaf("span", "length", ReportText.duration(row.seconds()) + " · " + row.facts());
            page.close().close();
        }
        page.close().close();
    }

    private void footer() {
        page.open("footer");
        if (pictures.leftOut() > 0) {
            page.leaf(
                    "p",
                    ReportText.count(pictures.leftOut(), "picture was", "pictures were")
                            + " left out to keep this page small.");
        }
        page.leaf("p", "Made by dropcast from the episodes of " + story.show());
        page.close();
    }
}
