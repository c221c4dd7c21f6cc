package io.dropcast.report;

import io.dropcast.report.story.Appearance;
import io.dropcast.report.story.Badge;
import io.dropcast.report.story.ReportText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says in a line why a picture was chosen to stand for a person. */
final class PictureReason {
    private PictureReason() {}

    /**
     * @param chosen the track whose picture it is
     * @param tracks all of the person's
     */
    static String of(Appearance chosen, List<Appearance> tracks) {
        List<String> said = new ArrayList<>();
        chosen.score().ifPresent(s -> said.add("quality " + Badge.quality(s).number()));
        chosen.repSim().ifPresent(s -> said.add(Badge.frame(s).number() + " like its track"));
        chosen.simToIdentity().ifPresent(s -> said.add(Badge.track(s).number() + " like the identity"));
        String from = "Picture from " + ReportText.exactClock(chosen.firstTs()) + "–"
                + ReportText.exactClock(chosen.lastTs());
        String facts = said.isEmpty() ? "" : said.stream().collect(Collectors.joining(", ", ": ", ""));
        return from + facts + rank(chosen, tracks);
    }

    private static String rank(Appearance chosen, List<Appearance> tracks) {
        if (chosen.lowConfidence() || chosen.repLowQuality()) {
            return "; no better one was both good and typical";
        }
        List<Appearance> pictured =
                tracks.stream().filter(t -> t.thumb().isPresent()).toList();
        if (pictured.size() < 2) {
            return "";
        }
        boolean best = pictured.stream()
                .allMatch(t -> t.score().orElse(0) <= chosen.score().orElse(0));
        return best
                ? "; the best of " + pictured.size()
                : "; the best of those of " + pictured.size() + " that are typical of the identity and beyond doubt";
    }
}
