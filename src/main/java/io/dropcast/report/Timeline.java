package io.dropcast.report;

import io.dropcast.report.story.CreditOrder;
import io.dropcast.report.story.CreditedPerson;
import io.dropcast.report.story.EpisodeStory;
import io.dropcast.report.story.ReportText;
import io.dropcast.report.story.ScreenTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * When each person is on screen: a lane a person over one time axis. Lanes are drawn in seconds and stretched to the width of the page by
 * the browser, so one drawing fits a telephone and a wall. The same is told in words by each lane, and in a table below.
 */
final class Timeline {
    /** From here on the lines of the cuts would darken the whole drawing. */
    private static final int MANY_SHOTS = 200;

    private final Html page;
    private final EpisodeStory story;
    private final CreditOrder billing;
    private final double seconds;

    Timeline(Html page, EpisodeStory story, CreditOrder billing) {
        this.page = page;
        this.story = story;
        this.billing = billing;
        this.seconds = story.seconds();
    }

    void write() {
        page.open("section", "timeline").attr("aria-labelledby", "timeline");
        page.open("h2")
                .attr("id", "timeline")
                .text("When each person is on screen")
                .close();
        page.leaf("p", "hint", "One lane a person, from the first second to the last. The faint lines are cuts.");
        page.open("div", "plot");
        cuts();
        billing.featured().forEach(this::lane);
        if (!billing.walkOns().isEmpty()) {
            walkOnLane();
        }
        axis();
        page.close();
        table();
        page.close();
    }

    private void cuts() {
        String path = story.shotStarts().stream()
                .filter(s -> s > 0 && s < seconds)
                .map(s -> "M" + second(s) + " 0V1")
                .collect(Collectors.joining());
        stretched(story.shotStarts().size() > MANY_SHOTS ? "cuts dense" : "cuts")
                .attr("aria-hidden", "true");
        page.open("path").attr("d", path.isEmpty() ? "M0 0" : path).close();
        page.close();
    }

    private void lane(CreditedPerson person) {
        page.open("div", "lane");
        page.open("a", "label").attr("href", "#" + person.key());
        page.leaf("bdi", person.name().brief()).close();
        bars(describe(person), List.of(person));
        page.close();
    }

    private void walkOnLane() {
        int people = billing.walkOns().size();
        page.open("div", "lane");
        page.leaf("span", "label", ReportText.count(people, "other", "others"));
        bars(ReportText.count(people, "person", "people") + " seen once", billing.walkOns());
        page.close();
    }

    private void bars(String title, List<CreditedPerson> people) {
        stretched("bars").attr("role", "img").attr("aria-label", title);
        page.leaf("title", title);
        page.leaf("desc", "The table below says the same in numbers.");
        for (CreditedPerson person : people) {
            for (ScreenTime.Stretch stretch : person.time().stretches()) {
                page.open("rect").attr("x", second(stretch.from())).attr("height", 1);
                page.attr("width", second(stretch.seconds()));
                page.leaf("title", person.name().brief() + ", " + words(stretch))
                        .close();
            }
        }
        page.close();
    }

    private void axis() {
        page.open("svg", "axis").attr("aria-hidden", "true");
        for (double mark : TimeAxis.marks(seconds)) {
            String x = String.format(Locale.ROOT, "%.3f%%", mark / seconds * 100);
            // the outermost labels would hang over the edge of the drawing
            String anchor = mark == 0 ? "start" : mark > seconds * 0.97 ? "end" : "middle";
            page.open("line")
                    .attr("x1", x)
                    .attr("x2", x)
                    .attr("y1", 0)
                    .attr("y2", 5)
                    .close();
            page.open("text").attr("x", x).attr("y", 19).attr("text-anchor", anchor);
            page.text(ReportText.clock(mark)).close();
        }
        page.close();
    }

    private void table() {
        page.open("details", "more").leaf("summary", "The same as a table");
        page.open("div", "scroll").open("table");
        page.open("thead").open("tr");
        List.of("Person", "On screen", "Share", "From – to")
                .forEach(t -> page.open("th").attr("scope", "col").text(t).close());
        page.close().close();
        page.open("tbody");
        billing.shown().forEach(this::row);
        page.close().close().close().close();
    }

    private void row(CreditedPerson person) {
        page.open("tr");
        page.open("th").attr("scope", "row").leaf("bdi", person.name().brief()).close();
        page.leaf("td", ReportText.duration(person.time().seconds()));
        page.leaf("td", ReportText.percent(person.time().share(seconds)));
        page.leaf(
                "td",
                "stretches",
                person.time().stretches().stream().map(Timeline::words).collect(Collectors.joining(", ")));
        page.close();
    }

    private Html stretched(String styleClass) {
        return page.open("svg", styleClass)
                .attr("viewBox", "0 0 " + second(seconds) + " 1")
                .attr("preserveAspectRatio", "none");
    }

    private static String describe(CreditedPerson person) {
        return person.name().brief() + ": on screen for "
                + ReportText.duration(person.time().seconds()) + ", "
                + ReportText.count(person.time().stretches().size(), "time", "times");
    }

    private static String words(ScreenTime.Stretch stretch) {
        return ReportText.exactClock(stretch.from()) + "–" + ReportText.exactClock(stretch.to());
    }

    private static String second(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }
}
