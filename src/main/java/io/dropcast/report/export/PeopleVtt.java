package io.dropcast.report.export;

import io.dropcast.report.story.CreditOrder;
import io.dropcast.report.story.EpisodeStory;
import java.util.Locale;

/**
 * {@code people.vtt}: the people on screen at each time, for any player that shows WebVTT. A person who is seen on both sides of a cut is
 * one cue: a hole of up to one step, which is what a cut between two sampled frames leaves, is closed.
 */
public final class PeopleVtt {
    private final EpisodeStory story;
    private final CreditOrder billing;

    public PeopleVtt(EpisodeStory story, CreditOrder billing) {
        this.story = story;
        this.billing = billing;
    }

    public String text() {
        StringBuilder vtt = new StringBuilder("WEBVTT\n\nNOTE Who is on screen in ")
                .append(story.ep())
                .append('\n');
        for (Cue cue : Cue.of(billing.shown(), time -> time.bridging(story.stepSeconds()))) {
            long from = Math.round(cue.when().from() * 1000);
            // a cue must end after it begins
            long to = Math.max(from + 1, Math.round(cue.when().to() * 1000));
            vtt.append('\n')
                    .append(stamp(from))
                    .append(" --> ")
                    .append(stamp(to))
                    .append('\n');
            vtt.append(escaped(cue.who().name().brief())).append('\n');
        }
        return vtt.toString();
    }

    private static String stamp(long millis) {
        long seconds = millis / 1000;
        return String.format(
                Locale.ROOT, "%02d:%02d:%02d.%03d", seconds / 3600, seconds / 60 % 60, seconds % 60, millis % 1000);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
