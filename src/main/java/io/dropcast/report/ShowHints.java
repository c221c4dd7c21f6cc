package io.dropcast.report;

import io.dropcast.report.story.Badge;
import io.dropcast.report.story.ReportText;
import io.dropcast.report.story.ShownName;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Pairs that may be one person, the most alike first. */
final class ShowHints {
    /** More than a person would go through; each may cost the page two pictures. */
    static final int MOST = 40;

    private final Html page;
    private final ShowStory story;
    private final Pictures pictures;

    ShowHints(Html page, ShowStory story, Pictures pictures) {
        this.page = page;
        this.story = story;
        this.pictures = pictures;
    }

    void write() {
        List<Hint> hints = story.hints().stream()
                .sorted(Comparator.comparingDouble(Hint::similarity).reversed())
                .limit(MOST)
                .toList();
        if (hints.isEmpty()) {
            return;
        }
        page.open("section", "hints").attr("aria-labelledby", "hints");
        page.open("h2").attr("id", "hints").text("May be the same person").close();
        page.leaf(
                "p",
                "hint",
                "Nothing was joined: that is for you to say. The number is how alike they are; 1 is the same.");
        page.open("ul");
        hints.forEach(this::hint);
        page.close();
        int more = story.hints().size() - hints.size();
        if (more > 0) {
            page.leaf("p", "hint", "and " + ReportText.grouped(more) + " more that are less alike");
        }
        page.close();
    }

    private void hint(Hint hint) {
        page.open("li").open("div", "pair");
        face(hint.who());
        face(hint.like());
        page.close().open("p");
        words(hint.who());
        page.text(" looks like ");
        words(hint.like());
        page.text(" ");
        page.leaf("span", "alike", "(" + Badge.identity(hint.similarity()).number() + ")");
        page.close().close();
    }

    private void face(Hint.Side side) {
        ShowFace.picture(page, side.picture().flatMap(pictures::thumb), brief(side));
    }

    private void words(Hint.Side side) {
        Optional<String> row = side.person().filter(story::has).map(id -> "#" + id.text());
        row.ifPresent(href -> page.open("a").attr("href", href));
        page.leaf("bdi", brief(side));
        row.ifPresent(href -> page.close());
    }

    private static String brief(Hint.Side side) {
        return ShownName.of(Optional.of(side.words()), "unnamed").brief();
    }
}
