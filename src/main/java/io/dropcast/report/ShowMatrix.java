package io.dropcast.report;

import io.dropcast.report.ShownPerson.Presence;
import io.dropcast.report.story.ReportText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The table of a show: a row a person, a column an episode, in each cell how long they are on screen. */
final class ShowMatrix {
    /** From here on the table scrolls under its head, which would otherwise be out of sight. */
    private static final int TALL = 20;

    private final Html page;
    private final ShowStory story;
    private final List<MatrixRow> rows;
    private final Pictures pictures;
    private final double longest;

    ShowMatrix(Html page, ShowStory story, List<MatrixRow> rows, Pictures pictures) {
        this.page = page;
        this.story = story;
        this.rows = rows;
        this.pictures = pictures;
        this.longest = rows.stream()
                .flatMap(r -> r.presences().stream())
                .mapToDouble(Presence::seconds)
                .max()
                .orElse(0);
    }

    void write() {
        page.open("section", "matrix").attr("aria-labelledby", "matrix");
        page.open("h2").attr("id", "matrix").text("People of each episode").close();
        page.leaf("p", "hint", hint());
        // a box that scrolls must be within reach of the keyboard
        page.open("div", rows.size() > TALL ? "scroll tall" : "scroll")
                .attr("role", "region")
                .attr("tabindex", 0)
                .attr("aria-labelledby", "matrix");
        page.open("table").attr("aria-labelledby", "matrix");
        head();
        page.open("tbody");
        rows.forEach(this::row);
        page.close();
        foot();
        page.close().close().close();
    }

    private String hint() {
        String order = "The longest on screen first.";
        return longest == 0
                ? order
                : order + " The longest bar is " + ReportText.duration(longest)
                        + ". A time leads to the person in that report.";
    }

    private void head() {
        page.open("thead").open("tr");
        page.open("th", "who").attr("scope", "col").text("Person").close();
        page.open("th", "total").attr("scope", "col").text("In all").close();
        story.episodes().forEach(this::column);
        page.close().close();
    }

    private void column(ShownEpisode episode) {
        page.open("th").attr("scope", "col").attr("title", episode.ep().value());
        link(episode.reportHref(), episode.label(story.show()));
        if (episode.seconds() > 0) {
            page.leaf("span", "length", ReportText.duration(episode.seconds()));
        }
        page.close();
    }

    private void row(MatrixRow row) {
        ShownPerson person = row.person();
        page.open("tr").attr("id", person.id().text());
        page.open("th", "who").attr("scope", "row").open("div", "person");
        ShowFace.picture(
                page,
                person.picture().flatMap(pictures::portrait),
                person.shownName().brief());
        page.open("div", "names");
        ShowFace.names(page, person);
        page.close().close().close();
        page.open("td", "total").leaf("strong", ReportText.duration(row.seconds()));
        page.leaf("span", "length", row.facts()).close();
        story.episodes().forEach(e -> cell(row, e));
        page.close();
    }

    private void cell(MatrixRow row, ShownEpisode episode) {
        Optional<Presence> presence = row.in(episode.ep());
        if (presence.isEmpty()) {
            page.leaf("td", "none", "–");
            return;
        }
        double seconds = presence.get().seconds();
        page.open("td").attr("title", details(presence.get(), episode));
        link(episode.reportHref().map(href -> href + "#" + row.person().id().text()), ReportText.duration(seconds));
        bar(seconds);
        page.close();
    }

    private void bar(double seconds) {
        double share = longest > 0 ? seconds / longest : 0;
        page.open("svg", "share").attr("aria-hidden", "true");
        page.open("rect")
                .attr("width", String.format(Locale.ROOT, "%.1f%%", share * 100))
                .attr("height", "100%")
                .close();
        page.close();
    }

    private static String details(Presence presence, ShownEpisode episode) {
        String identities = presence.identities().stream().map(i -> i.text()).collect(Collectors.joining(" "));
        if (episode.seconds() <= 0) {
            return identities;
        }
        double share = Math.min(1, presence.seconds() / episode.seconds());
        return identities + " · " + ReportText.percent(share) + " of " + episode.ep();
    }

    private void foot() {
        if (story.unassigned() == 0) {
            return;
        }
        page.open("tfoot").open("tr");
        page.open("th", "who")
                .attr("scope", "row")
                .text("Identities without an owner")
                .close();
        page.leaf("td", "total", ReportText.grouped(story.unassigned()));
        for (ShownEpisode episode : story.episodes()) {
            boolean none = episode.unassigned() == 0;
            page.leaf("td", none ? "none" : "count", none ? "–" : ReportText.grouped(episode.unassigned()));
        }
        page.close().close();
    }

    private void link(Optional<String> href, String text) {
        page.open(href.isPresent() ? "a" : "span");
        href.ifPresent(h -> page.attr("href", h));
        page.text(text).close();
    }
}
