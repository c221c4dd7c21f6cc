package io.dropcast.report;

import io.dropcast.report.story.Appearance;
import io.dropcast.report.story.Badge;
import io.dropcast.report.story.ReportText;
import java.util.List;
import java.util.Optional;

/** The pictures of a person's tracks as a strip of film: when each begins, how good it is, how sure it is. */
final class FilmStrip {
    /** Shown at once: a strip is six frames wide, or three. */
    private static final int AT_ONCE = 6;
    /** Shown at all; each costs the page some ten kilobytes. */
    static final int MOST = 24;

    private final Html page;
    private final Pictures pictures;

    FilmStrip(Html page, Pictures pictures) {
        this.page = page;
        this.pictures = pictures;
    }

    void write(List<Appearance> tracks) {
        List<Appearance> chosen = ThumbChoice.of(tracks, MOST);
        int first = Math.min(AT_ONCE, chosen.size());
        frames(chosen.subList(0, first));
        if (chosen.size() > first) {
            page.open("details", "more");
            page.leaf("summary", more(chosen.size() - first, tracks.size() - chosen.size()));
            frames(chosen.subList(first, chosen.size()));
            page.close();
        }
    }

    private static String more(int folded, int hidden) {
        String more = ReportText.count(folded, "more track", "more tracks");
        return hidden == 0 ? more : more + ", and " + ReportText.grouped(hidden) + " not pictured";
    }

    private void frames(List<Appearance> tracks) {
        page.open("ul", "strip");
        tracks.forEach(this::frame);
        page.close();
    }

    private void frame(Appearance seen) {
        String when = ReportText.exactClock(seen.firstTs());
        page.open("li", "frame");
        Optional<String> uri = seen.thumb().flatMap(pictures::thumb);
        if (uri.isPresent()) {
            page.open("img").attr("src", uri.get()).attr("loading", "lazy");
            page.attr("alt", seen.track() + " at " + when)
                    .attr("title", describe(seen))
                    .close();
        } else {
            page.open("span", "blank")
                    .attr("title", describe(seen))
                    .text("no picture")
                    .close();
        }
        seen.warning().ifPresent(why -> alarm(page, why));
        page.leaf("span", "when", when);
        badges(seen);
        page.close();
    }

    private void badges(Appearance seen) {
        page.open("span", "marks");
        if (seen.score().isPresent()) {
            mark(Badge.quality(seen.score().getAsDouble()), "Picture quality");
        }
        if (seen.simToIdentity().isPresent()) {
            mark(Badge.track(seen.simToIdentity().getAsDouble()), "Likeness to this identity");
        }
        page.close();
    }

    private void mark(Badge badge, String of) {
        page.open("span", "mark " + badge.style());
        page.attr("title", of + " " + badge.number() + ", " + badge.word());
        page.text(badge.number()).close();
    }

    /** The mark on a picture that is not to be trusted. */
    static void alarm(Html page, String why) {
        page.open("span", "alarm").attr("role", "img").attr("title", why).attr("aria-label", why);
        page.text("!").close();
    }

    private static String describe(Appearance seen) {
        StringBuilder text = new StringBuilder(seen.track().text())
                .append(", ")
                .append(ReportText.exactClock(seen.firstTs()))
                .append("–")
                .append(ReportText.exactClock(seen.lastTs()));
        if (seen.repSim().isPresent()) {
            Badge frame = Badge.frame(seen.repSim().getAsDouble());
            text.append(", picture is ")
                    .append(frame.number())
                    .append(" like its track, ")
                    .append(frame.word());
        }
        return text.toString();
    }
}
