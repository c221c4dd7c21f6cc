package io.dropcast.report.export;

import io.dropcast.face.PersonId;
import io.dropcast.report.story.CreditOrder;
import io.dropcast.report.story.CreditedPerson;
import io.dropcast.report.story.EpisodeStory;
import io.dropcast.report.story.ScreenTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** {@code screentime.csv}, RFC 4180: one row a person, longest first. Numbers are seconds and shares of 1, with a point. */
public final class ScreenTimeCsv {
    private static final String HEADER = "person_id,name,identity_ids,seconds,share,tracks,first_seen,last_seen";
    /** What makes a spreadsheet take a text for a formula, or skip to where one begins. */
    private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private final EpisodeStory story;
    private final CreditOrder billing;

    public ScreenTimeCsv(EpisodeStory story, CreditOrder billing) {
        this.story = story;
        this.billing = billing;
    }

    public String text() {
        return billing.shown().stream().map(this::row).collect(Collectors.joining("", HEADER + "\r\n", ""));
    }

    private String row(CreditedPerson person) {
        ScreenTime time = person.time();
        List<String> fields = List.of(
                person.person().map(PersonId::text).orElse(""),
                harmless(person.givenName().orElse("")),
                person.identityIds(" "),
                number("%.3f", time.seconds()),
                number("%.4f", time.share(story.seconds())),
                String.valueOf(person.tracks().size()),
                number("%.3f", time.firstSeen()),
                number("%.3f", time.lastSeen()));
        return fields.stream().map(ScreenTimeCsv::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String field) {
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
