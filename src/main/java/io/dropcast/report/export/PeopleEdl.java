package io.dropcast.report.export;

import io.dropcast.report.story.CreditOrder;
import io.dropcast.report.story.CreditedPerson;
import io.dropcast.report.story.EpisodeStory;
import io.dropcast.report.story.ScreenTime;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * {@code people.edl}, CMX3600: one event each time a person is on screen, source and record times the same, so that every event lies
 * where it lies in the episode. Events of people who are seen together overlap. Time codes are non-drop: frames are counted at the
 * true rate and written at the rounded one, as editors do for 23.976 and 29.97.
 */
public final class PeopleEdl {
    private static final int EVENTS = 999;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_PRINTABLE_ASCII = Pattern.compile("[^ -~]+");
    private static final Pattern LETTER_OR_DIGIT = Pattern.compile("[A-Za-z0-9]");

    private final EpisodeStory story;
    private final CreditOrder billing;

    public PeopleEdl(EpisodeStory story, CreditOrder billing) {
        this.story = story;
        this.billing = billing;
    }

    public String text() {
        List<Cue> cues = Cue.of(billing.shown(), ScreenTime::stretches);
        StringBuilder edl = new StringBuilder("TITLE: ").append(story.ep()).append(" people\n");
        edl.append("FCM: NON-DROP FRAME\n");
        if (cues.size() > EVENTS) {
            edl.append("* NOTE: ")
                    .append(cues.size())
                    .append(" EVENTS, NUMBERS START AGAIN AT 001 AFTER ")
                    .append(EVENTS)
                    .append('\n');
        }
        for (int i = 0; i < cues.size(); i++) {
            edl.append('\n').append(event(i % EVENTS + 1, cues.get(i)));
        }
        return edl.toString();
    }

    private String event(int number, Cue cue) {
        long from = Math.round(cue.when().from() * story.fps());
        // an event shows at least one frame
        long to = Math.max(from + 1, Math.round(cue.when().to() * story.fps()));
        String in = timeCode(from);
        String out = timeCode(to);
        return String.format(Locale.ROOT, "%03d  AX       V     C        %s %s %s %s\n", number, in, out, in, out)
                + "* FROM CLIP NAME: " + ascii(cue.who()) + "\n";
    }

    private String timeCode(long frame) {
        long rate = Math.max(1, Math.round(story.fps()));
        long seconds = frame / rate;
        return String.format(
                Locale.ROOT, "%02d:%02d:%02d:%02d", seconds / 3600 % 24, seconds / 60 % 60, seconds % 60, frame % rate);
    }

    /** The name in ASCII; the id where nothing readable is left of it. */
    private static String ascii(CreditedPerson person) {
        String decomposed = Normalizer.normalize(person.name().brief().replace("…", "..."), Normalizer.Form.NFKD);
        String bare = MARKS.matcher(decomposed).replaceAll("");
        String ascii = NOT_PRINTABLE_ASCII.matcher(bare).replaceAll("?").strip();
        return LETTER_OR_DIGIT.matcher(ascii).find() ? ascii : person.key();
    }
}
