package io.dropcast.cli;

import io.dropcast.face.Plain;
import io.dropcast.report.EpisodeSummary;
import io.dropcast.report.story.CastLine;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** The people of an episode, longest on screen first. */
final class SummaryTable {
    /** The report has all people; a terminal needs the first page. */
    private static final int MOST_ROWS = 25;

    private static final int NAME_WIDTH = 28;

    private final PrintWriter out;

    SummaryTable(PrintWriter out) {
        this.out = out;
    }

    /** @param result where a file of the outbox is found */
    void print(EpisodeSummary s, UnaryOperator<String> result) {
        out.printf(
                Locale.ROOT,
                "%n%s  %s  %d people, %d tracks, %d shots%n",
                s.ep(),
                time(s.seconds()),
                s.people().size(),
                s.tracks(),
                s.shots());
        List<CastLine> people = s.people();
        if (!people.isEmpty()) {
            out.printf(Locale.ROOT, "  %-" + NAME_WIDTH + "s %9s %6s %6s%n", "person", "on screen", "tracks", "faces");
        }
        people.stream().limit(MOST_ROWS).forEach(this::row);
        if (people.size() > MOST_ROWS) {
            out.printf(Locale.ROOT, "  ... and %d more in the report%n", people.size() - MOST_ROWS);
        }
        if (s.unclustered() > 0) {
            out.printf(
                    Locale.ROOT,
                    "  could not be told: %d %s, %s%n",
                    s.unclustered(),
                    s.unclustered() == 1 ? "track" : "tracks",
                    time(s.unclusteredSeconds()));
        }
        out.println("  look at  " + result.apply(s.ep() + "/report.html"));
        out.println("  names in " + result.apply(s.ep().show() + "/people.json"));
    }

    private void row(CastLine p) {
        out.printf(
                Locale.ROOT,
                "  %-" + NAME_WIDTH + "s %9s %6d %6d%n",
                printable(p.name()),
                time(p.seconds()),
                p.tracks(),
                p.faces());
    }

    /** Names come from outside: nothing in them may steer the terminal. */
    private static String printable(String name) {
        String plain = Plain.text(name);
        return plain.length() <= NAME_WIDTH ? plain : plain.substring(0, NAME_WIDTH - 1) + "~";
    }

    private static String time(double seconds) {
        long tenths = Math.round(seconds * 10);
        long minutes = tenths / 600;
        return minutes >= 60
                ? String.format(Locale.ROOT, "%d:%02d:%04.1f", minutes / 60, minutes % 60, tenths % 600 / 10.0)
                : String.format(Locale.ROOT, "%d:%04.1f", minutes, tenths % 600 / 10.0);
    }
}
