package io.dropcast.report;

import io.dropcast.report.story.Appearance;
import io.dropcast.report.story.EpisodeStory;
import io.dropcast.report.story.ReportText;
import java.util.List;
import java.util.Optional;

/** The tracks whose person could not be told, folded: their pictures, and why. */
final class UntoldSection {
    /** Each costs the page some ten kilobytes. */
    static final int MOST = 60;

    private final Html page;
    private final EpisodeStory story;
    private final Pictures pictures;

    UntoldSection(Html page, EpisodeStory story, Pictures pictures) {
        this.page = page;
        this.story = story;
        this.pictures = pictures;
    }

    void write() {
        List<Appearance> all = story.unclustered();
        if (all.isEmpty()) {
            return;
        }
        page.open("section", "untold").attr("aria-labelledby", "untold");
        page.open("details");
        page.open("summary")
                .open("h2")
                .attr("id", "untold")
                .text(title())
                .close()
                .close();
        page.open("p", "hint")
                .text("In these tracks the face is too poor to tell the person. They are in no screen time and in no"
                        + " list. To name the person, put the number of the track into track_ids of an identity in ")
                .leaf("code", "outbox/" + story.ep() + "/identities.json")
                .text(", or do it on the review page.")
                .close();
        page.open("ul", "strip");
        all.stream().limit(MOST).forEach(this::frame);
        page.close();
        if (all.size() > MOST) {
            page.leaf(
                    "p",
                    "hint",
                    "and " + ReportText.count(all.size() - MOST, "more track", "more tracks") + ", not pictured");
        }
        page.close().close();
    }

    private String title() {
        return "Could not be told (" + ReportText.count(story.unclustered().size(), "track", "tracks") + ", "
                + ReportText.duration(story.unclusteredTime().seconds()) + ")";
    }

    private void frame(Appearance seen) {
        String when = ReportText.exactClock(seen.firstTs());
        String why = ReportText.untold(seen.outlierReason().orElse(""));
        page.open("li", "frame");
        Optional<String> uri = seen.thumb().flatMap(pictures::thumb);
        if (uri.isPresent()) {
            page.open("img").attr("src", uri.get()).attr("loading", "lazy");
            page.attr("alt", seen.track() + " at " + when).close();
        } else {
            page.leaf("span", "blank", "no picture");
        }
        page.leaf("span", "when", when + " · " + seen.track().number());
        page.open("span", "why")
                .attr("title", seen.outlierReason().orElse(""))
                .text(why)
                .close();
        page.close();
    }
}
