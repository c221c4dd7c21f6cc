package io.dropcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.face.EpisodeId;
import io.dropcast.report.EpisodeSummary;
import io.dropcast.report.story.CastLine;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SummaryTableTest {
    @Test
    void tracksThatCouldNotBeToldAreOneLineBelowThePeople() {
        assertThat(said(29, 15.68)).containsSubsequence("p_0001", "  could not be told: 29 tracks, 0:15.7", "look at");
        assertThat(said(1, 2)).contains("  could not be told: 1 track, 0:02.0");
    }

    @Test
    void whereEverybodyCouldBeToldThereIsNoSuchLine() {
        assertThat(said(0, 0)).contains("p_0001").doesNotContain("could not be told");
    }

    private static String said(int unclustered, double seconds) {
        StringWriter text = new StringWriter();
        try (PrintWriter out = new PrintWriter(text)) {
            new SummaryTable(out)
                    .print(
                            new EpisodeSummary(
                                    new EpisodeId("show-s01e01"),
                                    60,
                                    30,
                                    4,
                                    unclustered,
                                    seconds,
                                    List.of(new CastLine("p_0001", "p_0001", 9, 1, 3))),
                            name -> "outbox/" + name);
        }
        return text.toString();
    }
}
